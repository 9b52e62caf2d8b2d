import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { articleLabels, articles, labels, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { type RssItem, rssBytes, sentences } from '#lib/testing/rss.ts'
import { ingestBytes } from './ingest-bytes.ts'
import { labelOlder } from './label-older.ts'
import { openParser } from './parser.ts'

const parser = openParser()
const NOW = new Date('2025-08-10T08:42:00Z')
const stamp = {
  etag: null,
  lastModified: null,
  bodyHash: null,
  hintSeconds: 0,
  move: { to: null, movedTo: null, movedSince: null },
}
const story: RssItem = {
  guid: 'one',
  link: 'https://pine.example/otter',
  title: 'An otter in the canal',
  body: sentences('otter'),
  date: 'Sun, 10 Aug 2025 06:00:00 GMT',
}
let db: Db
let sourceId = 0

beforeEach(async () => {
  db = await testDb()
  const section = await givenSection(db)
  sourceId = (await givenSource(db, { title: 'Pine Street News', sectionId: section.id })).id
})
afterAll(() => parser.close())

async function read(item: RssItem) {
  const [source] = await db.select().from(sources).where(eq(sources.id, sourceId))
  if (!source) throw new Error('no source')
  const feed = { bytes: rssBytes([item]), contentType: null, url: 'https://pine.example/feed', stamp }
  return ingestBytes({ db, parser, now: NOW }, source, feed)
}
const named = async (kind: 'topic' | 'author') =>
  (
    await db
      .select({ name: labels.name })
      .from(articleLabels)
      .innerJoin(labels, eq(labels.id, articleLabels.labelId))
      .where(eq(labels.kind, kind))
      .orderBy(articleLabels.articleId, articleLabels.position)
  ).map(({ name }) => name)

test('a new article has the topics of its entry and the people of its byline', async () => {
  await read({ ...story, category: 'Otters; City; News; Canals', author: 'By Jane Doe and John Roe (dpa)' })
  expect(await named('topic')).toEqual(['Otters', 'Canals'])
  expect(await named('author')).toEqual(['Jane Doe', 'John Roe'])
})

test('an entry that names others than before has its article labelled anew, silently', async () => {
  await read({ ...story, category: 'Otters', author: 'Jane Doe' })
  expect(await read({ ...story, category: 'Beavers', author: 'Jane Doe' })).toMatchObject({ added: 0, changed: 0 })
  expect(await named('topic')).toEqual(['Beavers'])
  expect(await named('author')).toEqual(['Jane Doe'])
})

test('an entry that says the same writes no label', async () => {
  await read({ ...story, category: 'Otters' })
  const at = () => db.select({ xmin: sql<string>`xmin::text` }).from(articleLabels)
  const before = await at()
  await read({ ...story, category: 'Otters' })
  expect(await at()).toEqual(before)
})

test('a deleted article is not labelled again', async () => {
  await read({ ...story, category: 'Otters' })
  await db.update(articles).set({ removedAt: NOW })
  await read({ ...story, category: 'Beavers' })
  expect(await named('topic')).toEqual(['Otters'])
})

test('what was stored before there were labels gets them from kicker and byline, and the rest with the next read', async () => {
  await givenArticle(db, { sourceId, kicker: 'Otters', byline: 'By Jane Doe' })
  await givenArticle(db, { sourceId, kicker: null, byline: null })
  expect(await labelOlder(db)).toBe(2)
  expect([await named('topic'), await named('author')]).toEqual([['Otters'], ['Jane Doe']])
  expect(await labelOlder(db)).toBe(0)
  await read({ ...story, category: 'Otters' })
  await db.update(articles).set({ labelledFrom: null }).where(eq(articles.headline, 'An otter in the canal'))
  await labelOlder(db)
  await read({ ...story, category: 'Otters; Canals' })
  expect(await named('topic')).toEqual(['Otters', 'Otters', 'Canals'])
})
