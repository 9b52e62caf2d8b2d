import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { articleSearch, articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenSource } from '#lib/testing/given.ts'
import { type RssItem, rssBytes, sentences } from '#lib/testing/rss.ts'
import { ingestBytes } from './ingest-bytes.ts'
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

afterAll(() => parser.close())

async function read(db: Db, item: RssItem): Promise<void> {
  const source = await givenSource(db, { slug: 'pine', language: 'en' }).catch(() => null)
  const known = source ?? (await db.query.sources.findFirst())
  if (!known) throw new Error('no source')
  const feed = {
    bytes: rssBytes([item], ''),
    contentType: 'application/rss+xml',
    url: 'https://pine.example/feed',
    stamp,
  }
  await ingestBytes({ db, parser, now: NOW }, known, feed)
}

const found = (db: Db, word: string) => db.$count(articleSearch, sql`doc @@ ${word}::text::tsquery`)

test('an article is found as soon as it is stored, and by its new words as soon as it is changed', async () => {
  const db = await testDb()
  await read(db, story)
  expect(await found(db, "'=otter'")).toBe(1)
  await read(db, { ...story, title: 'A beaver in the canal', body: sentences('beaver') })
  expect([await found(db, "'=otter'"), await found(db, "'=beaver'")]).toEqual([0, 1])
})

test('both are stored or neither is', async () => {
  const db = await testDb()
  await read(db, story)
  const unlike = sql`select xmin::text as one, (select s.xmin::text from ${articleSearch} s where s.article_id = a.id) as two from ${articles} a`
  const [written] = await rows(db, unlike, z.object({ one: z.string(), two: z.string() }))
  expect(written?.two).toBe(written?.one)
})
