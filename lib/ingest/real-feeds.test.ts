import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { articles, articleVersions } from '#drizzle/schema/index.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenSource } from '#lib/testing/given.ts'
import { ingestFeed } from './ingest-bytes.ts'
import { openParser } from './parser.ts'

const FEEDS = new URL('../../../shared/corpora/feeds-real/', import.meta.url)
const present = existsSync(FEEDS)
const parser = openParser()
const now = new Date('2026-03-01T12:00:00Z')
const stamp = {
  etag: null,
  lastModified: null,
  bodyHash: null,
  hintSeconds: 0,
  move: { to: null, movedTo: null, movedSince: null },
}

afterAll(() => parser.close())

test('the corpus of real feeds is there under CI', () => {
  if (process.env.CI === 'true') expect(present).toBe(true)
})

test.skipIf(!present)(
  'every entry of real feeds is stored, and a second read finds each again, unchanged',
  async () => {
    const db = await testDb()
    for (const name of readdirSync(FEEDS)) {
      const url = `https://${name.replaceAll('_', '-').toLowerCase()}.example/feed`
      const source = await givenSource(db, { feedUrl: url })
      const parsed = await parser.feed(readFileSync(new URL(name, FEEDS)), { url, contentType: null }, now)
      if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`)
      const feed = parsed.value
      const first = await ingestFeed({ db, parser, now }, source, feed, stamp)
      expect([name, first.added]).toEqual([name, feed.entries.length])
      const again = await ingestFeed({ db, parser, now }, source, feed, stamp)
      expect([name, again]).toMatchObject([name, { outcome: 'read', added: 0, changed: 0 }])
    }
    const rows = await db.select({ headline: articles.headline, slug: articles.slug }).from(articles)
    for (const { headline, slug } of rows) expect([headline.length > 0, slug.length > 0]).toEqual([true, true])
    expect(await db.$count(articleVersions)).toBe(0)
  },
)
