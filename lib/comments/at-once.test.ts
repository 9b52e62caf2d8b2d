import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { comments, commentVersions, moderationEvents, switches } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { keepCommentSettings } from '#lib/moderation/settings.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { edit, post, remove } from './actions.ts'

/** On a server these run beside one another; the embedded store takes them in turn. */
describe('at the same instant', () => {
  let db: Db
  let article: { id: number }
  let readers: Reader[]

  beforeEach(async () => {
    db = await testDb()
    await keepCommentSettings(db, { newcomers: 0, closeAfterDays: 0, listedWords: [], threshold: 1 })
    article = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    readers = []
    for (let number = 0; number < 6; number += 1) readers.push(await givenReader(db, { name: `Reader ${number}` }))
  })

  const by = (reader: Reader | undefined) =>
    acting(db, { reader: reader ?? null, addressKey: `address of ${reader?.id}`, now: TEST_NOW })
  const say = (reader: Reader | undefined, body: string, parent?: number) => {
    const fields = { article: String(article.id), body, ...(parent ? { parent: String(parent) } : {}) }
    return perform(post, by(reader), fields, {})
  }
  const row = async (id: number) => (await db.select().from(comments).where(eq(comments.id, id)))[0]

  it('a form sent five times is one comment', async () => {
    const sent = await Promise.all([1, 2, 3, 4, 5].map(() => say(readers[0], 'Pressed in a hurry.')))
    expect(new Set(sent.map((done) => done.is === 'done' && done.go)).size).toBe(1)
    expect(await db.$count(comments)).toBe(1)
  })

  it('a form sent twice is one comment in slow mode, too, and two comments are refused', async () => {
    await db.insert(switches).values({ kind: 'slow-mode', amount: 60, from: TEST_NOW })
    const sent = await Promise.all(['one', 'two', 'one'].map((body) => say(readers[0], body)))
    expect(sent.filter(({ is }) => is === 'refused').length).toBeGreaterThan(0)
    expect(await db.$count(comments)).toBe(1)
  })

  it('six answers are six in the count', async () => {
    const root = await givenComment(db, { articleId: article.id, personId: readers[0]?.id ?? null })
    await Promise.all(readers.map((reader, number) => say(reader, `Answer ${number}`, root.id)))
    expect((await row(root.id))?.replies).toBe(6)
  })

  it('nobody answers what is being deleted, or else it stays as a stub that counts the answer', async () => {
    for (let round = 0; round < 5; round += 1) {
      const root = await givenComment(db, { articleId: article.id, personId: readers[0]?.id ?? null })
      const [answered] = await Promise.all([
        say(readers[1], `Answer ${round}`, root.id),
        perform(remove, by(readers[0]), { comment: String(root.id) }, {}),
      ])
      const answers = await db.$count(comments, eq(comments.parentId, root.id))
      expect(answers).toBe(answered.is === 'done' ? 1 : 0)
      expect(await row(root.id)).toMatchObject({ state: 'removed', replies: answers })
    }
  })

  it('two changes are two versions', async () => {
    const { id } = await givenComment(db, {
      articleId: article.id,
      personId: readers[0]?.id ?? null,
      createdAt: TEST_NOW,
    })
    const both = await Promise.all(
      ['One way.', 'Another way.'].map((body) => perform(edit, by(readers[0]), { comment: String(id), body }, {})),
    )
    expect(both.map(({ is }) => is)).toEqual(['done', 'done'])
    expect(await db.$count(commentVersions)).toBe(2)
  })

  it('a change while it waits is told to the moderators, and the same words again are none', async () => {
    const held = await givenComment(db, { articleId: article.id, personId: readers[0]?.id ?? null, state: 'held' })
    for (const body of ['Said better.', 'Said better.']) {
      const done = await perform(edit, by(readers[0]), { comment: String(held.id), body }, {})
      expect(done).toMatchObject({ is: 'done', value: { state: 'held' } })
    }
    const acts = await db.select({ act: moderationEvents.act }).from(moderationEvents)
    expect(acts).toEqual([{ act: 'edited-while-held' }])
    expect(await db.$count(commentVersions)).toBe(1)
  })
})
