import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { articles, editions } from '#drizzle/schema/index.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Scope } from '#lib/articles/trails.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { countOf } from '#lib/db/rows.ts'
import { frontAt } from '#lib/front/front-at.ts'
import { listRails } from '#lib/front/rails.ts'
import { mutedOf } from '#lib/mutes/queries.ts'
import { fillWords } from '#lib/search/words.ts'
import { relatedTo } from '#lib/stories/related.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenLabel, givenMute } from '#lib/testing/given-mutes.ts'
import { givenPerson } from '#lib/testing/given-people.ts'
import { openPaper } from './open.ts'

const ARTICLES = 20_000
const now = new Date('2025-08-10T08:42:00Z')
const scope = { sample: false, at: now, without: null }
const monthsAgo = { at: new Date('2025-05-01T00:00:00Z'), id: 1 }
let db: Db
let mine: Scope

/** A paper that has run for months, with an article every ten minutes, beside the sample. */
beforeAll(async () => {
  db = await testDb()
  await db.insert(editions).values({ day: '2025-08-10', at: now, sample: true })
  const sections = [await givenSection(db), await givenSection(db, { slug: 'world', name: 'World', position: 2 })]
  const sources = [await givenSource(db, { starter: true, slug: 'one' }), await givenSource(db, { starter: true })]
  const first = await givenArticle(db, {
    sourceId: sources[0]?.id ?? 0,
    rawBody: 'x'.repeat(1_500),
    body: [{ kind: 'read', title: 'Story 7', href: 'https://elsewhere.example/7' }],
  })
  const columns = sql.raw(
    'slug, sample, body, raw_body, cleaner, excerpt, words, cut, handling, content_hash, first_seen_at',
  )
  await db.execute(sql`
    insert into ${articles} (source_id, section_id, headline, published_at, ${columns})
    select case n % 2 when 0 then ${sources[0]?.id}::int else ${sources[1]?.id}::int end,
      case n % 3 when 0 then ${sections[0]?.id}::int else ${sections[1]?.id}::int end,
      'Story ' || n, published_at - n * interval '10 minutes', ${columns}
    from ${articles}, generate_series(1, ${ARTICLES}::int) n where id = ${first.id}`)
  const reader = await givenPerson(db)
  const topic = await givenLabel(db, 'topic', 'pond', first)
  await fillWords(db)
  for (const of of ['zander', 'two words', 'beginn*', { labelId: topic }]) await givenMute(db, reader.id, of)
  mine = { ...scope, without: await mutedOf(db, reader.id, now) }
  await db.execute(sql`analyze`)
}, 120_000)

const PAGES: [string, (db: Db, scope: Scope) => Promise<unknown>][] = [
  ['what every page opens with', (tx) => openPaper({ config: readConfig({}), db: tx, now: () => now })],
  ['the front', frontAt],
  ['Latest, far back', (tx, scope) => listTrails(tx, scope, { before: monthsAgo })],
  ['a section', (tx, scope) => listTrails(tx, scope, { section: 'city' })],
  ['a section, far back', (tx, scope) => listTrails(tx, scope, { section: 'city', before: monthsAgo })],
  ['a source', (tx, scope) => listTrails(tx, scope, { source: 'one' })],
  [
    'an article with its rails',
    async (tx, scope) => {
      const article = await getArticle(tx, 1, false)
      return article && listRails(tx, scope, article, await relatedTo(tx, article, scope))
    },
  ],
]

test.each(PAGES)('%s looks at few of 20,000 articles', async (_page, read) => {
  expect(await looksOf((tx) => read(tx, scope))).toBeLessThan(ARTICLES / 10)
})

test.each(PAGES)('%s looks at hardly more for somebody who mutes words and a topic', async (_page, read) => {
  expect(await looksOf((tx) => read(tx, mine))).toBeLessThan(ARTICLES / 10)
  // Each story that is looked at is held against its words, and that is all.
  expect(await looksOf((tx) => read(tx, mine), 'article_words')).toBeLessThan(ARTICLES / 10)
  expect(await looksOf((tx) => read(tx, mine), 'article_labels')).toBeLessThan(ARTICLES / 10)
})

async function looksOf(read: (tx: Db) => Promise<unknown>, table = 'articles'): Promise<number> {
  return db.transaction(async (tx) => {
    const before = await looksAt(tx, table)
    await read(tx)
    return (await looksAt(tx, table)) - before
  })
}

/** Rows of a table that this connection has fetched so far, by a scan or by an index. */
async function looksAt(tx: Db, table: string): Promise<number> {
  const looks = sql`select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = ${table}`
  return countOf(tx, looks)
}
