import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { articles, highlights, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Front } from '#lib/front/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { keeperOf } from './keeper.ts'
import { firstStories, savedToKeep } from './queries.ts'

const trail = (id: number) => ({ id, slug: `s${id}`, headline: `H${id}` }) as Front['latest'][number]

describe('what there is to keep', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  it('of the front its first twenty stories from the top, each once', () => {
    const front: Front = {
      lead: trail(1),
      column: [trail(2)],
      seconds: [trail(1)],
      mustRead: [{ trail: trail(3), reason: null }],
      blocks: [
        { section: null, layout: 'row', trails: Array.from({ length: 30 }, (_, n) => trail(n + 2)), total: null },
      ],
      latest: [trail(99)],
    }
    const stories = firstStories(front)
    expect(stories).toHaveLength(20)
    expect(stories.slice(0, 3)).toEqual([
      { href: '/article/s1-1', headline: 'H1' },
      { href: '/article/s2-2', headline: 'H2' },
      { href: '/article/s3-3', headline: 'H3' },
    ])
  })

  it('of one’s saves what is not done, newest first, and nobody else’s', async () => {
    const mira = await givenReader(db)
    const tarek = await givenReader(db)
    const source = await givenSource(db, { title: 'City Desk' })
    const ids: number[] = []
    for (const headline of ['One', 'Two', 'Three']) {
      ids.push((await givenArticle(db, { sourceId: source.id, headline })).id)
    }
    const [one = 0, two = 0, three = 0] = ids
    await givenSave(db, { personId: mira.id, articleId: one, savedAt: new Date(1_000), headline: 'One' })
    await givenSave(db, { personId: mira.id, articleId: two, savedAt: new Date(2_000), headline: 'Two', state: 'done' })
    await givenSave(db, { personId: mira.id, articleId: three, savedAt: new Date(3_000), headline: 'Three' })
    // Nothing is left of these but their names.
    await givenSave(db, { personId: mira.id, headline: 'Gone' })
    await givenSave(db, { personId: mira.id, headline: 'Elsewhere', link: 'https://elsewhere.example/' })
    await givenSave(db, { personId: tarek.id, articleId: two, headline: 'Two' })
    const { saved, inAll } = await savedToKeep(db, mira.id)
    expect(saved.map(({ headline }) => headline)).toEqual(['Three', 'One'])
    expect(inAll).toBe(2)
    expect(await savedToKeep(db, source.id + 1_000)).toEqual({ saved: [], inAll: 0 })
  })

  it('of a saved story anew as soon as its page says something else, and not before', async () => {
    const mira = await givenReader(db)
    const source = await givenSource(db, { title: 'City Desk' })
    const article = await givenArticle(db, { sourceId: source.id, headline: 'One' })
    const save = await givenSave(db, { personId: mira.id, articleId: article.id, headline: 'One' })
    const version = async () => (await savedToKeep(db, mira.id)).saved[0]?.version
    const seen = [await version()]
    expect(await version()).toBe(seen[0])
    const says = async (change: Promise<unknown>) => {
      await change
      const now = await version()
      expect(seen).not.toContain(now)
      seen.push(now)
    }
    await says(db.update(articles).set({ contentHash: 'of another text' }).where(eq(articles.id, article.id)))
    await says(db.update(saves).set({ note: 'Two words' }).where(eq(saves.id, save.id)))
    await says(db.update(saves).set({ progress: 0.5, place: 3 }).where(eq(saves.id, save.id)))
    const marked = { personId: mira.id, saveId: save.id, exact: 'a passage', createdAt: TEST_NOW, changedAt: TEST_NOW }
    await says(db.insert(highlights).values(marked))
    await says(db.update(highlights).set({ changedAt: new Date(TEST_NOW.getTime() + 1_000) }))
    // Without its mark it says again what it said before.
    await db.update(highlights).set({ removedAt: TEST_NOW })
    expect(await version()).toBe(seen[3])
  })

  it('is known by a digest of the session, which names neither it nor its person to others', async () => {
    const mira = await givenReader(db)
    const keeper = keeperOf(mira)
    expect(keeper?.session).not.toContain(mira.sessionId)
    expect(keeper).toEqual(keeperOf(mira))
    expect(keeperOf({ ...mira, sessionId: 'another' })?.session).not.toBe(keeper?.session)
    expect(keeperOf(null)).toBeNull()
  })
})
