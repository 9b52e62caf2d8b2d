import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { articleAliases, articles, sourceMoves, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ParsedFeed } from '#lib/feeds/model.ts'
import { testDb } from '#lib/testing/db.ts'
import type { SourceRow } from './health.ts'
import { mergeSources } from './merge.ts'
import { type Reading, recordRead, type Stamp } from './record-read.ts'

const now = new Date('2025-08-10T08:42:00Z')
const stamp: Stamp = {
  etag: 'W/"a"',
  lastModified: null,
  bodyHash: 'hash',
  hintSeconds: 0,
  move: { to: null, movedTo: null, movedSince: null },
}
const feed: ParsedFeed = {
  format: 'rss',
  title: 'Pine Street News',
  link: 'https://pine.example/',
  description: null,
  language: 'en',
  licence: null,
  self: null,
  hubs: [],
  ttlSeconds: 7_200,
  skipHours: [3],
  skipDays: ['Monday'],
  entries: [],
  repaired: false,
}
let db: Db

beforeEach(async () => {
  db = await testDb()
})

async function source(feedUrl = 'https://pine.example/feed', slug = 'pine'): Promise<SourceRow> {
  const values = { slug, title: slug, feedUrl, kind: 'feed', reuse: 'members', reuseBasis: 'default' } as const
  const [row] = await db
    .insert(sources)
    .values({ ...values, addedAt: now })
    .returning()
  if (!row) throw new Error('not stored')
  return row
}

async function read(before: SourceRow, reading: Reading): Promise<SourceRow> {
  await recordRead(db, before, reading, now, 0)
  const [row] = await db.select().from(sources).where(eq(sources.id, before.id))
  if (!row) throw new Error('not stored')
  return row
}
const failed = (problem: 'status' | 'gone' | 'rate-limited' | 'held', retryAfterSeconds = 0): Reading => ({
  kind: 'failed',
  problem,
  detail: '503',
  retryAfterSeconds,
})

test('a parsed feed stores its validators, its ttl and what it skips, and resets the failures', async () => {
  const sick = await read(await source(), failed('status'))
  const well = await read(sick, { kind: 'parsed', stamp, feed, guidsRepeat: false, added: 0 })
  expect(well).toMatchObject({ etag: 'W/"a"', bodyHash: 'hash', failures: 0, problem: null, skipHours: ['3'] })
  expect(well.lastSuccessAt).toEqual(now)
  expect(well.nextReadAt?.toISOString()).toBe('2025-08-10T10:42:00.000Z')
})

test('a failure keeps the validators and the last success, and frees the claim', async () => {
  const well = await read(await source(), { kind: 'parsed', stamp, feed, guidsRepeat: false, added: 0 })
  const sick = await read({ ...well, claimedUntil: now }, failed('status'))
  expect(sick).toMatchObject({
    etag: 'W/"a"',
    failures: 1,
    problem: 'status',
    problemDetail: '503',
    claimedUntil: null,
  })
  expect(sick.lastSuccessAt).toEqual(now)
})

test('Retry-After is honoured', async () => {
  const asked = await read(await source(), failed('rate-limited', 5 * 3_600))
  expect(asked.nextReadAt?.toISOString()).toBe('2025-08-10T13:42:00.000Z')
})

test('a host that is left alone is no failure of the source: it is read when the hold ends', async () => {
  const well = await read(await source(), { kind: 'parsed', stamp, feed, guidsRepeat: false, added: 0 })
  const held = await read({ ...well, lastReadAt: null }, failed('held', 9 * 3_600))
  expect(held).toMatchObject({ failures: 0, problem: 'held', lastReadAt: null })
  expect(held.nextReadAt?.toISOString()).toBe('2025-08-10T17:42:00.000Z')
})

test('410 sets the source down as gone, unless it was removed meanwhile', async () => {
  const active = await source()
  expect((await read(active, failed('gone'))).state).toBe('gone')
  await db.update(sources).set({ state: 'removed' }).where(eq(sources.id, active.id))
  expect((await read(active, failed('gone'))).state).toBe('removed')
})

test('repeated guids stay known for ever', async () => {
  const repeats = await read(await source(), { kind: 'parsed', stamp, feed, guidsRepeat: true, added: 0 })
  expect((await read(repeats, { kind: 'parsed', stamp, feed, guidsRepeat: false, added: 0 })).guidsRepeat).toBe(true)
})

test('a licence that the feed gains sets full, and does not overrule the operator', async () => {
  const licensed = { ...feed, licence: 'https://creativecommons.org/licenses/by/4.0/' }
  const first = await source()
  const gained = await read(first, { kind: 'parsed', stamp, feed: licensed, guidsRepeat: false, added: 0 })
  expect(gained).toMatchObject({ reuse: 'full', reuseBasis: 'licence', slotsAllowed: true })
  const word = { ...first, reuse: 'excerpt', reuseBasis: 'operator' } as const
  await db.update(sources).set({ reuse: 'excerpt', reuseBasis: 'operator' }).where(eq(sources.id, first.id))
  const kept = await read(word, { kind: 'parsed', stamp, feed: licensed, guidsRepeat: false, added: 0 })
  expect(kept.reuse).toBe('excerpt')
})

test('a move that has come true rewrites the address in the same statement', async () => {
  const to = 'https://new.example/feed'
  const moved = await read(await source(), {
    kind: 'unchanged',
    stamp: { ...stamp, move: { to, movedTo: null, movedSince: null } },
  })
  expect(moved).toMatchObject({ feedUrl: to, movedTo: null })
  expect(await db.select().from(sourceMoves)).toMatchObject([
    { sourceId: moved.id, fromUrl: 'https://pine.example/feed', toUrl: to, at: now },
  ])
})

test('a source that moved onto a known one gives it its articles, except those that both had', async () => {
  const from = await source()
  const into = await source('https://new.example/feed', 'new')
  const [shared, own, theirs] = await Promise.all([story(from.id, 'a'), story(from.id, 'b'), story(into.id, 'a')])
  await db.transaction((tx) => mergeSources(tx, from.id, into.id, now))
  const rows = await db.select({ id: articles.id, source: articles.sourceId }).from(articles)
  const sourceOf = (id: number) => rows.find((row) => row.id === id)?.source
  expect([sourceOf(shared), sourceOf(own), sourceOf(theirs)]).toEqual([from.id, into.id, into.id])
  const [old] = await db.select({ state: sources.state }).from(sources).where(eq(sources.id, from.id))
  expect(old?.state).toBe('removed')
  expect(await db.select().from(sourceMoves)).toMatchObject([{ sourceId: into.id, toUrl: 'https://new.example/feed' }])
})

async function story(sourceId: number, guid: string): Promise<number> {
  const [row] = await db
    .insert(articles)
    .values({
      sourceId,
      slug: 'story',
      headline: 'Story',
      body: [],
      rawBody: '',
      cleaner: 1,
      excerpt: '',
      words: 0,
      cut: false,
      handling: { from: 'feed', readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
      contentHash: guid,
      publishedAt: now,
      firstSeenAt: now,
    })
    .returning({ id: articles.id })
  const id = row?.id ?? 0
  await db.insert(articleAliases).values({ sourceId, kind: 'guid', value: guid, articleId: id })
  return id
}
