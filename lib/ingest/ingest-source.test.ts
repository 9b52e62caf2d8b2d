import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { en } from '#lib/messages/en/index.ts'
import { refusalSentence, removeSource } from '#lib/sources/commands.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenSection, givenSource } from '#lib/testing/given.ts'
import { rssBytes, sentences } from '#lib/testing/rss.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { ingestSource } from './ingest-source.ts'
import { openParser } from './parser.ts'
import { subscribe } from './subscribe.ts'

const parser = openParser()
const start = new Date('2025-08-10T08:42:00Z')
const days = (count: number) => new Date(start.getTime() + count * 86_400_000)
const story = { guid: 'one', link: 'https://pine.example/otter', title: 'An otter', body: sentences('otter') }
const TYPE = { 'content-type': 'application/rss+xml' }
let db: Db
let server: FeedServer
let web: Web

beforeAll(async () => {
  server = await startFeedServer()
})
beforeEach(async () => {
  db = await testDb()
  web = openWeb({
    allow: [{ address: '127.0.0.1', bits: 32, port: server.port }],
    userAgent: 'Broadsheet/test',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => start,
  })
  server.set('/feed', { headers: TYPE, body: rssBytes([story]) })
})
afterAll(async () => {
  await Promise.all([server.close(), parser.close()])
})

async function row(id: number): Promise<SourceRow> {
  const [found] = await db.select().from(sources).where(eq(sources.id, id))
  if (!found) throw new Error('no source')
  return found
}
const read = async (id: number, now = start) => ingestSource({ db, web, parser, now }, await row(id))
const add = (url: string, more: { section?: string } = {}) =>
  subscribe({ db, web, parser, now: start }, { url, ...more })
const source = async (path: string) => (await givenSource(db, { feedUrl: server.url(path), reuseBasis: 'default' })).id

test('validators go out as they came; 304, an unchanged ETag and an unchanged body write only the health', async () => {
  const id = await source('/feed')
  server.set('/feed', { headers: { ...TYPE, etag: 'W/"x y"', 'last-modified': 'yesterday' }, body: rssBytes([story]) })
  expect(await read(id)).toMatchObject({ outcome: 'read', added: 1 })

  const before = await db.select().from(articles)
  server.set('/feed', { headers: { ...TYPE, etag: 'W/"x y"' }, body: rssBytes([]) })
  expect(await read(id, days(1))).toMatchObject({ outcome: 'unchanged' })
  expect(server.requests.at(-1)?.headers).toMatchObject({
    'if-none-match': 'W/"x y"',
    'if-modified-since': 'yesterday',
  })
  server.set('/feed', { status: 304 })
  expect(await read(id, days(2))).toMatchObject({ outcome: 'unchanged' })
  server.set('/feed', { headers: TYPE, body: rssBytes([story]) })
  expect(await read(id, days(3))).toMatchObject({ outcome: 'unchanged' })
  expect(await db.select().from(articles)).toEqual(before)
  expect(await row(id)).toMatchObject({ lastReadAt: days(3), lastSuccessAt: days(3), failures: 0 })
})

/** The store, and how often each kind of statement was sent to it. */
function counted(): { db: Db; sent: Record<string, number> } {
  const sent: Record<string, number> = {}
  const kinds = ['select', 'insert', 'update', 'delete', 'execute', 'transaction']
  const watched = new Proxy(db, {
    get(target, name) {
      if (typeof name === 'string' && kinds.includes(name)) sent[name] = (sent[name] ?? 0) + 1
      return Reflect.get(target, name)
    },
  })
  return { db: watched, sent }
}

test('an unchanged source costs one statement', async () => {
  const id = await source('/feed')
  await read(id)
  const watched = counted()
  await ingestSource({ db: watched.db, web, parser, now: days(1) }, await row(id))
  expect(watched.sent).toEqual({ update: 1 })
})

test('validators of an answer that could not be parsed are not kept', async () => {
  const id = await source('/feed')
  server.set('/feed', { headers: { etag: '"bad"' }, body: 'no feed at all' })
  expect(await read(id)).toMatchObject({ outcome: 'failed' })
  expect(await row(id)).toMatchObject({ etag: null, bodyHash: null, failures: 1 })
})

test('a failure is a value and a row, one success resets it', async () => {
  const id = await source('/feed')
  server.set('/feed', { status: 500 })
  for (let round = 1; round <= 3; round += 1) await read(id)
  expect(await row(id)).toMatchObject({ failures: 3, problem: 'status', problemDetail: '500' })
  server.set('/feed', { headers: TYPE, body: rssBytes([story]) })
  await read(id)
  expect(await row(id)).toMatchObject({ failures: 0, problem: null })
})

test('410 sets the source down as gone', async () => {
  const id = await source('/feed')
  server.set('/feed', { status: 410 })
  await read(id)
  expect((await row(id)).state).toBe('gone')
})

test('Retry-After of a 503 decides when the source is read next', async () => {
  const id = await source('/feed')
  server.set('/feed', { status: 503, headers: { 'retry-after': '36000' } })
  await read(id)
  const next = (await row(id)).nextReadAt?.getTime() ?? 0
  expect(next).toBeGreaterThanOrEqual(start.getTime() + 36_000_000)
})

test('a permanent redirect rewrites the address after seven days of the same answer, a temporary one never', async () => {
  const id = await source('/old')
  server.set('/old', { status: 302, headers: { location: '/feed' } })
  await read(id)
  expect(await row(id)).toMatchObject({ feedUrl: server.url('/old'), movedTo: null })
  server.set('/old', { status: 301, headers: { location: '/feed' } })
  await read(id)
  await read(id, days(6))
  expect(await row(id)).toMatchObject({ feedUrl: server.url('/old'), movedTo: server.url('/feed') })
  await read(id, days(8))
  expect(await row(id)).toMatchObject({ feedUrl: server.url('/feed'), movedTo: null })
})

test('a permanent move onto a known source merges the two', async () => {
  const old = await source('/old')
  const known = await source('/feed')
  server.set('/old', {
    headers: TYPE,
    body: rssBytes([{ ...story, guid: 'two', link: 'https://pine.example/heron', title: 'A heron' }]),
  })
  await read(old)
  await read(known)
  server.set('/old', { status: 308, headers: { location: '/feed' } })
  await read(old)
  expect(await read(old, days(8))).toMatchObject({ outcome: 'merged' })
  const rows = await db.select({ source: articles.sourceId }).from(articles).orderBy(asc(articles.id))
  // The third is what the old address had brought of the new one meanwhile: in no list twice.
  expect(rows).toEqual([{ source: known }, { source: known }, { source: old }])
  expect((await row(old)).state).toBe('removed')
})

test('a source is added by its feed or by a page that names it, asked once, and is in the paper', async () => {
  await givenSection(db)
  server.set('/home', {
    headers: { 'content-type': 'text/html' },
    body: '<link rel="alternate" type="application/rss+xml" href="/feed">',
  })
  const asked = server.requests.length
  const added = await add(server.url('/home'), { section: 'city' })
  expect(added).toMatchObject({
    ok: true,
    value: {
      source: {
        title: 'Pine Street News',
        slug: 'pine-street-news',
        feedUrl: server.url('/feed'),
        reuse: 'members',
        sectionId: 1,
      },
      ingested: { added: 1 },
    },
  })
  expect(server.requests.slice(asked).map(({ path }) => path)).toEqual(['/home', '/feed'])
  expect(await db.$count(articles)).toBe(1)
})

test('every refusal is one clear sentence', async () => {
  server.set('/news', { headers: TYPE, body: rssBytes([story]) })
  await add(server.url('/news'))
  server.set('/feed', { status: 404 })
  server.set('/page', { headers: { 'content-type': 'text/html' }, body: '<p>no feed here</p>' })
  const refusals: [string, RegExp][] = [
    [server.url('/news'), /Pine Street News/],
    [server.url('/news/'), /Pine Street News/],
    [server.url('/page'), /^No feed was found/],
    ['not an address', /./],
    ['http://10.0.0.1/feed', /./],
    ['file:///etc/hosts', /./],
  ]
  for (const [url, sentence] of refusals) {
    const refused = await add(url)
    if (refused.ok) throw new Error(`${url} was added`)
    expect(refusalSentence(refused, en.sources)).toMatch(sentence)
  }
  expect(await add(server.url('/news'), { section: 'nowhere' })).toMatchObject({ reason: 'section-unknown' })
  expect(await db.$count(sources)).toBe(1)
})

test('a removed source comes back with its articles, and two feeds of one name have their own addresses', async () => {
  await add(server.url('/feed'))
  await removeSource(db, 'pine-street-news', start)
  expect((await row(1)).state).toBe('removed')
  expect(await add(server.url('/feed'))).toMatchObject({ ok: true, value: { source: { id: 1, state: 'active' } } })
  server.set('/other', { headers: TYPE, body: rssBytes([]) })
  expect(await add(server.url('/other'))).toMatchObject({ ok: true, value: { source: { slug: 'pine-street-news-2' } } })
})

test('a licence in the feed sets full, with its basis', async () => {
  const licence =
    '<creativeCommons:license xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule">https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>'
  server.set('/cc', { headers: TYPE, body: rssBytes([story], licence) })
  expect(await add(server.url('/cc'))).toMatchObject({
    ok: true,
    value: { source: { reuse: 'full', reuseBasis: 'licence' } },
  })
})
