import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { comments, moderationEvents, notices, sanctions } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { keepCommentSettings } from '#lib/moderation/settings.ts'
import { mutePerson, muteWord } from '#lib/mutes/actions.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource, givenStory } from '#lib/testing/given.ts'
import { givenReader, readerAgain, TEST_NOW } from '#lib/testing/given-people.ts'
import { agree, edit, post, remove } from './actions.ts'
import { readSince } from './read-comment.ts'
import { readThread } from './read-thread.ts'

describe('a comment', () => {
  let db: Db
  let article: { id: number }
  let ines: Reader
  let tarek: Reader
  let at = TEST_NOW

  beforeEach(async () => {
    db = await testDb()
    at = TEST_NOW
    await keepCommentSettings(db, { newcomers: 0, closeAfterDays: 0, listedWords: [], threshold: 1 })
    article = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    ines = await givenReader(db, { name: 'Ines W.' })
    tarek = await givenReader(db, { name: 'Tarek' })
  })

  const later = (seconds: number) => {
    at = new Date(at.getTime() + seconds * 1000)
  }
  const act = <In>(action: Action<In>, reader: Reader | null, fields: Record<string, unknown>) =>
    perform(action, acting(db, { reader, now: at, addressKey: `address of ${reader?.id}` }), fields, {})
  async function said(reader: Reader, body: string, parent?: number): Promise<number> {
    later(1)
    const done = await act(post, reader, {
      article: String(article.id),
      body,
      ...(parent ? { parent: String(parent) } : {}),
    })
    if (done.is !== 'done') throw new Error(JSON.stringify(done))
    return (done.value as { id: number }).id
  }
  const thread = async (reader: Reader | null = null, more = {}) => {
    const page = await readThread(db, { articleId: article.id, reader, sort: 'oldest', now: at, ...more })
    if (!page) throw new Error('no thread')
    return page
  }
  const texts = async (reader: Reader | null = null) =>
    (await thread(reader)).branches.flatMap(({ root, replies }) => [root, ...replies].map(({ body }) => body))

  it('is asked for in so many words when it is empty, and so is a name', async () => {
    expect(await act(post, ines, { article: String(article.id), body: ' \n\u200b ' })).toEqual({
      is: 'mend',
      errors: { body: 'Please enter your comment!' },
    })
    const nameless = await givenReader(db)
    expect(await act(post, nameless, { article: String(article.id), body: 'Hello' })).toEqual({
      is: 'mend',
      errors: { name: 'Please enter your name here' },
    })
    expect(await act(post, nameless, { article: String(article.id), body: '', name: ' \u200b ' })).toEqual({
      is: 'mend',
      errors: { body: 'Please enter your comment!', name: 'Please enter your name here' },
    })
    expect((await act(post, nameless, { article: String(article.id), body: 'Hello', name: 'Olga' })).is).toBe('done')
    expect((await thread()).branches[0]?.root.author?.name).toBe('Olga')
  })

  it('is not signed with the name of the paper or of its staff by whoever had none', async () => {
    await givenReader(db, { name: 'Judith Mod', role: 'moderator' })
    const nameless = await givenReader(db)
    for (const name of ['Judith Mod', 'jud\u0456th  mod', 'Broadsheet', 'x'.repeat(61)]) {
      const told = await act(post, nameless, { article: String(article.id), body: 'Hello', name })
      expect([name, told]).toMatchObject([name, { is: 'mend', errors: { name: expect.stringContaining('Please') } }])
    }
    expect((await readerAgain(db, nameless.id)).name).toBeNull()
    expect(await texts()).toEqual([])
  })

  it('needs somebody who is signed in, and has 5,000 characters at most', async () => {
    expect((await act(post, null, { article: String(article.id), body: 'Hello' })).is).toBe('sign-in')
    const long = '🜁'.repeat(5_000)
    expect((await act(post, ines, { article: String(article.id), body: long })).is).toBe('done')
    expect((await act(post, ines, { article: String(article.id), body: `${long}x` })).is).toBe('mend')
  })

  it('is shown in the order of the tree, with whom it answers', async () => {
    const root = await said(ines, 'first')
    const second = await said(tarek, 'second')
    const reply = await said(tarek, 'to the first', root)
    await said(ines, 'to that', reply)
    await said(tarek, 'also to the first', root)
    const { branches, total } = await thread()
    expect(total).toBe(5)
    expect(branches.map(({ root: { id }, replies }) => [id, replies.map(({ body }) => body)])).toEqual([
      [root, ['to the first', 'to that', 'also to the first']],
      [second, []],
    ])
    expect(branches[0]?.replies[1]).toMatchObject({ depth: 2, answers: { id: reply, name: 'Tarek' } })
  })

  it('sent twice is one', async () => {
    expect(await said(ines, 'The same form.')).toBe(await said(ines, 'The same form.'))
    expect((await thread()).total).toBe(1)
  })

  it('belongs to the story, whichever telling it was written under', async () => {
    const { id: storyId } = await givenStory(db)
    const first = await givenArticle(db, { sourceId: (await givenSource(db)).id, storyId })
    const second = await givenArticle(db, { sourceId: (await givenSource(db)).id, storyId })
    await act(post, ines, { article: String(first.id), body: 'Under the first.' })
    const page = await readThread(db, { articleId: second.id, reader: null, sort: 'newest', now: at })
    expect(page?.branches.map(({ root }) => root.body)).toEqual(['Under the first.'])
  })

  it('can be changed by its author for ten minutes, is marked, and is judged anew', async () => {
    const id = await said(ines, 'Before')
    expect(await act(edit, tarek, { comment: String(id), body: 'Mine now' })).toMatchObject({ status: 404 })
    expect((await act(edit, ines, { comment: String(id), body: 'After' })).is).toBe('done')
    expect((await thread()).branches[0]?.root).toMatchObject({ body: 'After', editedAt: at.toISOString() })
    const links = 'https://a.example https://b.example https://c.example'
    await act(edit, ines, { comment: String(id), body: links })
    expect(await texts()).toEqual([])
    later(601)
    const old = await said(ines, 'Old')
    later(601)
    expect(await act(edit, ines, { comment: String(old), body: 'New' })).toMatchObject({ is: 'refused', status: 409 })
  })

  it('that is deleted leaves a stub where somebody answered, and nothing where nobody did', async () => {
    const root = await said(ines, 'root')
    const reply = await said(tarek, 'reply', root)
    await act(remove, ines, { comment: String(root) })
    // What its author has deleted is nobody's to read any more.
    const moderator = await givenReader(db, { role: 'moderator' })
    expect((await thread(moderator)).branches[0]?.root.body).toBe('')
    const [branch] = (await thread()).branches
    expect(branch?.root).toMatchObject({ body: '', author: null, state: 'removed', removedBy: 'author' })
    expect((await thread()).total).toBe(1)
    await act(remove, tarek, { comment: String(reply) })
    for (const who of [null, ines, moderator]) expect((await thread(who)).branches).toEqual([])
    expect((await db.select().from(comments).where(eq(comments.id, root)))[0]?.replies).toBe(0)
  })

  it('has one vote of each person, none of its author’s', async () => {
    const id = await said(ines, 'agreeable')
    for (let times = 0; times < 3; times += 1) await act(agree, tarek, { comment: String(id), agree: 'yes' })
    expect((await thread(tarek)).branches[0]?.root).toMatchObject({ agrees: 1, agreed: true })
    expect(await act(agree, ines, { comment: String(id), agree: 'yes' })).toMatchObject({ status: 409 })
    await Promise.all([1, 2, 3].map(() => act(agree, tarek, { comment: String(id), agree: 'no' })))
    expect((await thread(ines)).branches[0]?.root).toMatchObject({ agrees: 0, agreed: false })
  })

  it('that waits is seen by its author and the moderators only, and tells nobody of a reply', async () => {
    const root = await said(tarek, 'root')
    const links = 'https://a.example https://b.example https://c.example'
    const held = await said(ines, links, root)
    const moderator = await givenReader(db, { role: 'moderator' })
    expect(await texts()).toEqual(['root'])
    expect(await texts(tarek)).toEqual(['root'])
    expect(await texts(ines)).toEqual(['root', links])
    expect(await texts(moderator)).toEqual(['root', links])
    const own = (await thread(ines)).branches[0]?.replies[0]
    expect(own).toMatchObject({ state: 'held', waiting: { rule: 'links', usualMinutes: null } })
    expect(await db.$count(notices)).toBe(0)
    expect(await act(post, tarek, { article: String(article.id), parent: String(held), body: 'x' })).toMatchObject({
      status: 409,
    })
  })

  it('tells whom it answers, once, unless they answer themselves or have muted its author', async () => {
    const root = await said(ines, 'root')
    await said(ines, 'own answer', root)
    await said(tarek, 'answer', root)
    expect((await db.select().from(notices)).map(({ personId, kind }) => [personId, kind])).toEqual([
      [ines.id, 'reply'],
    ])
    await act(mutePerson, ines, { person: String(tarek.id), mute: 'yes' })
    await said(tarek, 'another', root)
    expect(await db.$count(notices)).toBe(1)
    expect((await thread(ines)).branches[0]?.replies.at(-1)).toMatchObject({
      ...{ body: '', muted: true, folded: { by: 'person' } },
    })
  })

  it('with a word that its reader mutes is folded for them alone, and opened where they ask for it', async () => {
    await said(tarek, 'It will rain on the Köln cup.')
    const own = await said(ines, 'Let it rain.')
    await act(muteWord, ines, { word: 'KOELN' })
    const first = async (reader: Reader, more = {}) => (await thread(reader, more)).branches[0]?.root
    expect(await first(ines)).toMatchObject({ body: '', muted: false, folded: { by: 'word', word: 'KOELN' } })
    expect(await first(ines, { unfolded: true })).toMatchObject({ body: 'It will rain on the Köln cup.', folded: null })
    expect(await first(tarek)).toMatchObject({ body: 'It will rain on the Köln cup.', folded: null })
    await act(muteWord, ines, { word: 'rain' })
    const ownView = (await thread(ines)).branches.find(({ root }) => root.id === own)?.root
    expect(ownView).toMatchObject({ body: 'Let it rain.', folded: null })
  })

  it('of the banned is refused on every verb, and their last way is to delete', async () => {
    const id = await said(ines, 'before')
    const other = await said(tarek, 'other')
    await db.insert(sanctions).values({ personId: ines.id, kind: 'ban', reason: 'Insults.', from: at })
    const banned = await readerAgain(db, ines.id, at)
    for (const done of [
      await act(post, banned, { article: String(article.id), body: 'x' }),
      await act(edit, banned, { comment: String(id), body: 'x' }),
      await act(agree, banned, { comment: String(other), agree: 'yes' }),
    ]) {
      expect(done).toMatchObject({ is: 'refused', status: 403 })
    }
    expect((await act(remove, banned, { comment: String(id) })).is).toBe('done')
  })

  it('takes no column from outside', async () => {
    const id = await said(ines, 'mine')
    for (const field of ['state', 'person_id', 'personId', 'agrees', 'shownAt', 'depth', 'sample']) {
      expect(await act(edit, ines, { comment: String(id), body: 'x', [field]: '7' })).toMatchObject({ status: 400 })
    }
    expect(await texts()).toEqual(['mine'])
  })

  it('is news to others from the instant on that it can be seen', async () => {
    await said(ines, 'before')
    const { latest } = await thread()
    const id = await said(tarek, 'after')
    expect(await readSince(db, article.id, new Date(latest), ines)).toMatchObject({ comments: [{ id }] })
    expect((await readSince(db, article.id, new Date(latest), tarek))?.comments).toEqual([])
  })

  it('on a later page is neither skipped nor repeated by what is written meanwhile', async () => {
    const values = Array.from({ length: 120 }, (_, index) => ({
      ...{ articleId: article.id, personId: tarek.id, depth: 0, body: `root ${index}`, bodyHash: String(index) },
      ...{
        state: 'shown' as const,
        createdAt: new Date(at.getTime() - 1_000_000 + index),
        shownAt: at,
        agrees: index % 7,
      },
    }))
    await db.insert(comments).values(values)
    for (const sort of ['oldest', 'newest', 'most-agreed'] as const) {
      const seen: number[] = []
      for (let after: string | null = null, page = 0; page === 0 || after; page += 1) {
        const read = await thread(null, { sort, after })
        seen.push(...read.branches.map(({ root }) => root.id))
        after = read.next
        await said(ines, `meanwhile ${sort} ${page}`)
      }
      const before = seen.filter((id) => id <= 120)
      expect(new Set(seen).size).toBe(seen.length)
      expect(before).toHaveLength(120)
    }
  })

  it('in a flood is stopped by account', async () => {
    let refused = 0
    for (let index = 0; index < 15; index += 1) {
      const done = await act(post, ines, { article: String(article.id), body: `number ${index}` })
      if (done.is === 'refused' && done.status === 429) refused += 1
    }
    expect(refused).toBe(3)
    expect(await db.$count(moderationEvents)).toBe(0)
  })

  it('in a flood is stopped by address, whoever sends it from there', async () => {
    const from = (reader: Reader, body: string) =>
      perform(post, acting(db, { reader, now: at, addressKey: 'one house' }), { article: String(article.id), body }, {})
    let stored = 0
    for (let household = 0; household < 7; household += 1) {
      const reader = await givenReader(db, { name: `Reader ${household}` })
      for (let index = 0; index < 10; index += 1) {
        if ((await from(reader, `${household}: number ${index}`)).is === 'done') stored += 1
      }
    }
    expect(stored).toBe(60)
  })
})
