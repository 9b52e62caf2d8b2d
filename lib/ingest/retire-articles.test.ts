import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import {
  articleAliases,
  articlePages,
  articleSearch,
  articles,
  articleTerms,
  articleVersions,
  editions,
  picks,
  saves,
} from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { removeSource, restoreSource } from '#lib/sources/commands.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { retireArticles } from './retire-articles.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
let db: Db

beforeEach(async () => {
  db = await testDb()
})

const kept = async () =>
  (await db.select().from(articles).orderBy(articles.id)).filter(({ removedAt }) => !removedAt).map(({ id }) => id)

async function given(sourceId: number, days: number, many = 1): Promise<number[]> {
  const ids: number[] = []
  // One after the other: on a server, what is asked for at once comes in any order.
  for (let n = 0; n < many; n += 1) ids.push((await givenArticle(db, { sourceId, publishedAt: daysAgo(days) })).id)
  return ids
}

test('articles older than their source keeps them lose their texts, and their names stay so that they never come back', async () => {
  const { id } = await givenSource(db, { keepDays: 30 })
  const [old = 0] = await given(id, 31)
  const [young = 0] = await given(id, 29)
  await db.insert(articleAliases).values({ sourceId: id, kind: 'guid', value: 'old', articleId: old })
  const version = { headline: 'Before', body: [], contentHash: 'x', replacedAt: NOW }
  await db.insert(articleVersions).values({ articleId: old, number: 1, ...version })
  await db.insert(articlePages).values({ articleId: old, nextTryAt: NOW })
  await db
    .insert(articleTerms)
    .values({ articleId: old, sample: false, publishedAt: NOW, generation: 1, terms: [1], weights: [1], words: ' a ' })

  expect(await retireArticles(db, NOW)).toBe(1)
  expect(await kept()).toEqual([young])
  const [row] = await db.select().from(articles).where(eq(articles.id, old))
  expect(row).toMatchObject({ body: [], rawBody: '', excerpt: '', standfirst: null, removedAt: NOW })
  expect(await db.$count(articleAliases)).toBe(1)
  for (const table of [articleVersions, articlePages, articleTerms, articleSearch]) {
    expect(await db.$count(table, eq(table.articleId, old))).toBe(0)
  }
  expect(await retireArticles(db, NOW)).toBe(0)
})

test('without a term they stay for ever', async () => {
  const { id } = await givenSource(db)
  await given(id, 10_000)
  expect(await retireArticles(db, NOW)).toBe(0)
})

test('what somebody saved, commented on or picked, and what an edition shows, stays whole', async () => {
  const { id } = await givenSource(db, { keepDays: 1 })
  const [saved = 0, talked = 0, picked = 0, plain = 0] = await given(id, 40, 4)
  const [printed = 0] = await given(id, 100)
  const reader = await givenReader(db)
  const save = { headline: 'x', sourceTitle: 'x', minutes: 1, savedAt: NOW, stateAt: NOW }
  await db.insert(saves).values({ personId: reader.id, articleId: saved, ...save })
  await givenComment(db, { articleId: talked, personId: reader.id })
  await db.insert(picks).values({ articleId: picked, position: 1 })
  await db.insert(editions).values({ day: daysAgo(98).toISOString().slice(0, 10), at: daysAgo(98) })
  expect(await retireArticles(db, NOW)).toBe(1)
  expect(await kept()).toEqual([saved, talked, picked, printed])
  expect(plain).toBeGreaterThan(0)
})

test('a backlog that came in today is as young as today', async () => {
  const { id } = await givenSource(db, { keepDays: 30 })
  await givenArticle(db, { sourceId: id, publishedAt: daysAgo(400), firstSeenAt: NOW })
  expect(await retireArticles(db, NOW)).toBe(0)
})

test('a removed source comes back whole within thirty days; after them its texts are cleared, however many', async () => {
  const { id, slug } = await givenSource(db, { keepDays: 5 })
  const ids = await given(id, 50, 450)
  await removeSource(db, slug, daysAgo(29))
  expect(await retireArticles(db, NOW)).toBe(0)
  await restoreSource(db, slug)
  expect(await kept()).toEqual(ids.toSorted((a, b) => a - b))
  await removeSource(db, slug, daysAgo(30))
  expect(await retireArticles(db, NOW)).toBe(450)
  expect(await kept()).toEqual([])
})

test('a source that has moved onto another keeps what both had', async () => {
  const { id } = await givenSource(db, { state: 'removed' })
  await given(id, 500)
  expect(await retireArticles(db, NOW)).toBe(0)
})

test('a stop ends it after the batch under way', async () => {
  const { id } = await givenSource(db, { keepDays: 1 })
  await given(id, 50, 201)
  const stopping = new AbortController()
  stopping.abort()
  expect(await retireArticles(db, NOW, stopping.signal)).toBe(0)
  expect(await retireArticles(db, NOW)).toBe(201)
})
