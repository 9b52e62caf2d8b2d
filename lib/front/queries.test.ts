import { beforeEach, expect, test } from 'vitest'
import { picks, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource, givenStory } from '#lib/testing/given.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { frontAt } from './front-at.ts'
import { listCandidates, listPicks } from './queries.ts'
import { readingScore } from './score.ts'

const at = new Date('2025-08-10T08:42:00Z')
const scope = { sample: false, at, without: null }
let db: Db

beforeEach(async () => {
  db = await testDb()
})

test('a candidate says how many sources tell its story', async () => {
  const [one, two] = [await givenSource(db), await givenSource(db)]
  const story = await givenStory(db)
  await givenArticle(db, { sourceId: one.id, storyId: story.id })
  await givenArticle(db, { sourceId: one.id, storyId: story.id })
  await givenArticle(db, { sourceId: two.id, storyId: story.id })
  const alone = await givenArticle(db, { sourceId: two.id })
  const candidates = await listCandidates(db, scope)
  expect(candidates.filter(({ id }) => id !== alone.id).map(({ tellings }) => tellings)).toEqual([2, 2, 2])
  expect(candidates.find(({ id }) => id === alone.id)?.tellings).toBe(1)
})

test('what readers save and talk about is worth more in Must read; what was taken off a list does not count', async () => {
  const { id: sourceId } = await givenSource(db)
  const [kept, plain] = [await givenArticle(db, { sourceId }), await givenArticle(db, { sourceId })]
  for (const [article, removedAt] of [
    [kept, null],
    [plain, at],
  ] as const) {
    const { id: personId } = await givenReader(db)
    const told = { headline: article.headline, sourceTitle: 'Source', minutes: 2, savedAt: at, stateAt: at, removedAt }
    await db.insert(saves).values({ personId, articleId: article.id, ...told })
  }
  await givenComment(db, { articleId: kept.id, personId: (await givenReader(db)).id })
  const found = new Map((await listCandidates(db, scope)).map((candidate) => [candidate.id, candidate]))
  const [one, other] = [found.get(kept.id), found.get(plain.id)]
  expect([one, other]).toMatchObject([
    { saves: 1, comments: 1 },
    { saves: 0, comments: 0 },
  ])
  if (!one || !other) throw new Error('no candidate')
  expect(readingScore(one, at)).toBeGreaterThan(readingScore(other, at))
})

test('a loud source does not drown a quiet section: the newest of each section may stand on the front', async () => {
  const loud = await givenSource(db)
  const quiet = await givenSource(db)
  const culture = await givenSection(db, { slug: 'culture', name: 'Culture' })
  for (let index = 0; index < 305; index += 1) await givenArticle(db, { sourceId: loud.id, publishedAt: at })
  const old = await givenArticle(db, {
    sourceId: quiet.id,
    sectionId: culture.id,
    publishedAt: new Date('2025-08-01T00:00:00Z'),
  })
  expect((await listCandidates(db, scope)).map(({ id }) => id)).toContain(old.id)
})

test('a removed source takes no places among the newest', async () => {
  const loud = await givenSource(db, { state: 'removed' })
  const kept = await givenSource(db)
  for (let index = 0; index < 305; index += 1) await givenArticle(db, { sourceId: loud.id, publishedAt: at })
  const old = await givenArticle(db, { sourceId: kept.id, publishedAt: new Date('2025-08-01T00:00:00Z') })
  expect((await listCandidates(db, scope)).map(({ id }) => id)).toEqual([old.id])
})

test('picks come in the order of the desk; a deleted pick is gone', async () => {
  const { id: sourceId } = await givenSource(db)
  const [first, second, gone] = [
    await givenArticle(db, { sourceId }),
    await givenArticle(db, { sourceId }),
    await givenArticle(db, { sourceId, removedAt: at }),
  ]
  await db.insert(picks).values([
    { articleId: second.id, position: 2, reason: null },
    { articleId: first.id, position: 1, reason: 'Because' },
    { articleId: gone.id, position: 0, reason: null },
  ])
  expect(await listPicks(db, scope)).toEqual([
    { articleId: first.id, reason: 'Because' },
    { articleId: second.id, reason: null },
  ])
})

test('a front without an article is empty, not an error', async () => {
  expect((await frontAt(db, scope)).lead).toBeNull()
})
