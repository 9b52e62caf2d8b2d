import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { articles, hubSubscriptions, sources } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { ingestSource } from '#lib/ingest/ingest-source.ts'
import { openParser } from '#lib/ingest/parser.ts'
import { openPushes } from '#lib/launch/pushes.ts'
import { pauseSource, removeSource } from '#lib/sources/commands.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenSource } from '#lib/testing/given.ts'
import { type HubServer, type HubWish, signatureOf, startHub } from '#lib/testing/hub-server.ts'
import { rssBytes, sentences } from '#lib/testing/rss.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { answerHub } from './answer-hub.ts'
import { hubOf, readLinkHeader } from './find-hub.ts'
import { mayAsk } from './model.ts'
import { readPush } from './take-push.ts'
import { tendHubs } from './tend-hubs.ts'

const START = new Date('2025-08-10T08:42:00Z')
const parser = openParser()
let now = START
let db: Db
let feeds: FeedServer
let hub: HubServer
let web: Web
let paper: Server
let config: ReturnType<typeof readConfig>
let recalled: string[] = []
let woken = 0
/** What was pushed and believed is stored when this has settled. */
let taking: Promise<void> = Promise.resolve()
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000)
}

beforeAll(async () => {
  feeds = await startFeedServer()
  // The paper's route, without the press around it.
  paper = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://paper.example')
    const id = url.pathname.split('/').at(-1) ?? ''
    if (request.method === 'GET') {
      const challenge = await answerHub(db, id, url.searchParams, now)
      return response.writeHead(challenge === null ? 404 : 200).end(challenge ?? '')
    }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts)
    const push = await readPush(db, id, { body, signature: String(request.headers['x-hub-signature'] ?? '') }, now)
    if (typeof push === 'string') {
      return response.writeHead({ unknown: 404, ended: 410, ignored: 202 }[push]).end()
    }
    const engine = {
      db,
      parser,
      now: () => now,
      recall: async (...tags: string[]) => void recalled.push(...tags),
      wake: () => (woken += 1),
    }
    taking = openPushes({ ...engine, wake: () => void engine.wake() })({
      ...push,
      bytes: body,
      contentType: request.headers['content-type'] ?? null,
    })
    await taking
    response.writeHead(202).end()
  })
  paper.listen(0, '127.0.0.1')
  await once(paper, 'listening')
})
beforeEach(async () => {
  db = await testDb()
  hub = await startHub()
  now = START
  recalled = []
  woken = 0
  const { port } = paper.address() as AddressInfo
  config = readConfig({
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    FETCH_ALLOW: `127.0.0.1/32:${feeds.port},127.0.0.1/32:${hub.port}`,
  })
  web = openWeb({
    allow: config.fetchAllow,
    userAgent: 'Broadsheet/test',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => now,
  })
  return () => Promise.all([hub.close(), web.close()])
})
afterAll(async () => {
  paper.closeAllConnections()
  paper.close()
  await Promise.all([feeds.close(), parser.close()])
})

const story = (name: string) => ({
  guid: name,
  link: `https://pine.example/${name}`,
  title: `Of the ${name}`,
  body: sentences(name),
})
const naming = (items: ReturnType<typeof story>[], hubUrl = hub.url, self = feeds.url('/feed')) =>
  rssBytes(
    items,
    `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hubUrl}"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${self}"/>`,
  )
const serve = (body: Uint8Array, headers: Record<string, string> = {}) =>
  feeds.set('/feed', { headers: { 'content-type': 'application/rss+xml', ...headers }, body })
const tend = () => tendHubs({ db, web, config, now: () => now })
const subscriptions = () => db.select().from(hubSubscriptions).orderBy(asc(hubSubscriptions.topic))
const headlines = async () =>
  (await db.select().from(articles).orderBy(asc(articles.id))).map(({ headline }) => headline)

async function row(id: number): Promise<SourceRow> {
  const [found] = await db.select().from(sources).where(eq(sources.id, id))
  if (!found) throw new Error('no source')
  return found
}
const read = async (id: number) => ingestSource({ db, web, parser, now }, await row(id))

/** A source whose feed names the hub, read once; the hub was asked and has confirmed. */
async function subscribed(): Promise<{ id: number; wish: HubWish }> {
  serve(naming([story('otter')]))
  const { id } = await givenSource(db, { feedUrl: feeds.url('/feed'), reuseBasis: 'default' })
  await read(id)
  await tend()
  const wish = await hub.next('subscribe')
  expect(await hub.confirm(wish)).toMatchObject({ status: 200 })
  return { id, wish }
}
const text = (items: ReturnType<typeof story>[]) => Buffer.from(rssBytes(items)).toString()

describe('a feed that names a hub', () => {
  it('is subscribed to there: callback that nobody guesses, secret, lease; the hub’s challenge is given back', async () => {
    serve(naming([story('otter')]))
    const { id } = await givenSource(db, { feedUrl: feeds.url('/feed') })
    await read(id)
    expect(await tend()).toBe(1)
    const wish = await hub.next('subscribe')
    expect(wish).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': feeds.url('/feed'),
      'hub.lease_seconds': '864000',
    })
    expect(wish['hub.callback']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/websub\/[\w-]{43}$/)
    expect(wish['hub.secret']).toMatch(/^[\w-]{43}$/)
    const answered = await hub.confirm(wish)
    expect(answered).toMatchObject({ status: 200, body: answered.challenge })
    expect(await subscriptions()).toMatchObject([
      { state: 'active', failures: 0, leaseUntil: new Date('2025-08-11T08:42:00Z') },
    ])
    expect(await tend()).toBe(0)
  })

  it('is not subscribed to before PUBLIC_URL is an address that hubs can reach, nor over plain http', async () => {
    const at = (settings: Record<string, string>, address: string) => mayAsk(readConfig(settings), address)
    expect(at({ PUBLIC_URL: 'https://paper.example.org' }, 'https://hub.example.org/')).toBe(true)
    expect(at({}, 'https://hub.example.org/')).toBe(false)
    expect(at({ PUBLIC_URL: 'http://localhost:3000' }, 'https://hub.example.org/')).toBe(false)
    expect(at({ PUBLIC_URL: 'http://192.168.1.2' }, 'https://hub.example.org/')).toBe(false)
    expect(at({ PUBLIC_URL: 'https://paper.example.org' }, 'http://hub.example.org/')).toBe(false)
    expect(at({ PUBLIC_URL: 'https://paper.example.org' }, 'http://127.0.0.1:8099/')).toBe(false)
    expect(
      at({ PUBLIC_URL: 'http://localhost:3000', FETCH_ALLOW: '127.0.0.1/32:8099' }, 'http://127.0.0.1:8099/'),
    ).toBe(true)
    serve(naming([story('otter')]))
    const { id } = await givenSource(db, { feedUrl: feeds.url('/feed') })
    await read(id)
    config = readConfig({})
    expect(await tend()).toBe(0)
    expect(hub.wishes).toEqual([])
    expect(await subscriptions()).toMatchObject([{ state: 'wanted' }])
  })

  it('is told by Link headers before all else, and by what the feed says of itself else', () => {
    const feed = { hubs: ['http://plain.example/', 'https://hub.example/'], self: 'https://pine.example/self' }
    const url = 'https://pine.example/feed'
    expect(hubOf(feed, { link: undefined, url })).toEqual({
      hub: 'https://hub.example/',
      topic: 'https://pine.example/self',
    })
    expect(hubOf({ hubs: [], self: null }, { link: undefined, url })).toBeNull()
    expect(hubOf({ hubs: ['https://hub.example/'], self: null }, { link: undefined, url })).toMatchObject({
      topic: url,
    })
    const link =
      '</first>; rel="preload"; as=font, <https://other.example/hub?a=1,2>; title="x, y"; rel="hub", </canonical>; rel=self'
    expect(hubOf(feed, { link, url })).toEqual({
      hub: 'https://other.example/hub?a=1,2',
      topic: 'https://pine.example/canonical',
    })
    expect(readLinkHeader('<javascript:x>; rel=hub, <//evil.example/>; rel="self hub"', url)).toEqual([
      { rel: 'self', href: 'https://evil.example/' },
      { rel: 'hub', href: 'https://evil.example/' },
    ])
  })
})

describe('what a hub pushes', () => {
  it('is stored as what is read is, once, and recalled where it shows', async () => {
    const { id, wish } = await subscribed()
    const before = await row(id)
    expect(await hub.push(wish, text([story('otter'), story('heron')]))).toEqual({ status: 202, body: '' })
    expect(await headlines()).toEqual(['Of the otter', 'Of the heron'])
    expect(recalled).toEqual(expect.arrayContaining(['front', 'lists']))
    await hub.push(wish, text([story('heron')]))
    expect(await headlines()).toHaveLength(2)
    const after = await row(id)
    for (const field of [
      'etag',
      'lastModified',
      'bodyHash',
      'rhythmSeconds',
      'lastReadAt',
      'licence',
      'failures',
      'reuse',
    ] as const)
      expect(after[field], field).toEqual(before[field])
    expect(after).toMatchObject({ pushedAt: now, claimedUntil: null })
  })

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('counts where it is signed by %s', async (method) => {
    const { wish } = await subscribed()
    await hub.push(wish, text([story('heron')]), { method })
    expect(await headlines()).toContain('Of the heron')
  })

  it('is not believed without the secret, and a liar is told no more than an honest hub', async () => {
    const { wish } = await subscribed()
    const body = text([story('lie')])
    const lies = [
      null,
      '',
      'sha256=',
      `sha256=${'0'.repeat(64)}`,
      signatureOf('sha256', 'another secret', body),
      signatureOf('sha256', wish['hub.secret'] ?? '', `${body} `),
      signatureOf('md5', wish['hub.secret'] ?? '', body),
      signatureOf('sha256', wish['hub.secret'] ?? '', body).slice(0, -2),
      `sha1=${signatureOf('sha256', wish['hub.secret'] ?? '', body).slice(7)}`,
    ]
    for (const signature of lies)
      expect(await hub.push(wish, body, { signature }), String(signature)).toMatchObject({ status: 202 })
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('finds nobody at an address that was never given out, before the hub has confirmed, or after the lease', async () => {
    const { wish } = await subscribed()
    const body = text([story('late')])
    const elsewhere = { ...wish, 'hub.callback': (wish['hub.callback'] ?? '').replace(/.{5}$/, 'xxxxx') }
    expect(await hub.push(elsewhere, body)).toMatchObject({ status: 404 })
    later(25)
    await hub.push(wish, body)
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('that is no feed harms nothing: no failure of the source, no claim left behind', async () => {
    const { id, wish } = await subscribed()
    for (const body of ['', '<html>no</html>', '{"version":', '\u0000\u0001']) await hub.push(wish, body)
    expect(await row(id)).toMatchObject({ failures: 0, problem: null, claimedUntil: null })
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('while its source is being read is not stored beside that: the source is read again at once', async () => {
    const { id, wish } = await subscribed()
    await db
      .update(sources)
      .set({ claimedUntil: new Date(now.getTime() + 60_000) })
      .where(eq(sources.id, id))
    await hub.push(wish, text([story('heron')]))
    expect(await headlines()).toEqual(['Of the otter'])
    expect((await row(id)).nextReadAt).toEqual(now)
    expect(woken).toBe(1)
  })
})

describe('reading by the timetable', () => {
  it('goes on twice a day while pushes work, and is not put off for ever by them', async () => {
    const { id, wish } = await subscribed()
    const hoursAhead = async () =>
      ((await row(id)).nextReadAt?.getTime() ?? 0) / 3_600_000 - START.getTime() / 3_600_000
    await hub.push(wish, text([story('a')]))
    const first = await hoursAhead()
    expect(first).toBeGreaterThanOrEqual(12)
    expect(first).toBeLessThan(14)
    later(6)
    await hub.push(wish, text([story('b')]))
    expect(await hoursAhead()).toBeLessThan(14)
  })

  it('is as often as ever again once a read brings what the hub did not push', async () => {
    const { id, wish } = await subscribed()
    await hub.push(wish, text([story('pushed')]))
    serve(naming([story('otter'), story('pushed')]))
    later(12)
    await read(id)
    expect((await row(id)).pushedAt).not.toBeNull()
    serve(naming([story('otter'), story('pushed'), story('missed')]))
    await read(id)
    const { pushedAt, nextReadAt } = await row(id)
    expect(pushedAt).toBeNull()
    expect((nextReadAt?.getTime() ?? 0) - now.getTime()).toBeLessThan(11 * 3_600_000)
  })
})

describe('a subscription', () => {
  it('is asked for again before its lease ends, with the same secret, and pushes go on meanwhile', async () => {
    const { wish } = await subscribed()
    later(19)
    expect(await tend()).toBe(0)
    later(1)
    expect(await tend()).toBe(1)
    const again = await hub.next('subscribe')
    expect(again).toEqual(wish)
    await hub.push(wish, text([story('meanwhile')]))
    expect(await headlines()).toContain('Of the meanwhile')
    await hub.confirm(again)
    expect((await subscriptions())[0]?.leaseUntil).toEqual(new Date(now.getTime() + 86_400_000))
  })

  it('that no hub confirms is asked for ever more seldom; one whose lease ran out leaves the source to its own pace', async () => {
    const { id, wish } = await subscribed()
    await hub.push(wish, text([story('a')]))
    hub.status = 500
    let asked = 0
    for (let hour = 0; hour < 72; hour += 1) {
      later(1)
      asked += await tend()
    }
    expect(asked).toBeGreaterThan(3)
    expect(asked).toBeLessThan(12)
    expect((await row(id)).pushedAt).toBeNull()
    expect(await subscriptions()).toMatchObject([{ state: 'asked' }])
  })

  it('is confirmed only as it was asked for, and lately: neither another topic, nor an end that nobody wished', async () => {
    const { wish } = await subscribed()
    for (const fields of [
      { 'hub.mode': 'unsubscribe' },
      { 'hub.topic': 'https://evil.example/' },
      { 'hub.mode': 'publish' },
      { 'hub.challenge': '' },
      { 'hub.challenge': 'x'.repeat(3_000) },
      // It has been confirmed; nobody has asked since.
      {},
    ])
      expect((await hub.confirm(wish, fields)).status, JSON.stringify(fields).slice(0, 60)).toBe(404)
    expect(await subscriptions()).toMatchObject([{ state: 'active' }])
  })

  it('with a lease of nothing or of for ever is taken for a minute or two weeks', async () => {
    const { wish } = await subscribed()
    for (const [given, seconds] of [
      ['-5', 60],
      ['1e300', 14 * 86_400],
      ['x', 14 * 86_400],
    ] as const) {
      await db.update(hubSubscriptions).set({ askedAt: now })
      await hub.confirm(wish, { 'hub.lease_seconds': given })
      const [{ leaseUntil, nextAt } = { leaseUntil: null, nextAt: now }] = await subscriptions()
      expect((leaseUntil?.getTime() ?? 0) - now.getTime(), given).toBe(seconds * 1_000)
      expect(nextAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(15 * 60_000)
    }
  })

  it('that the hub denies rests for a week', async () => {
    const { wish } = await subscribed()
    await hub.confirm(wish, { 'hub.mode': 'denied', 'hub.reason': 'No.' })
    expect(await hub.push(wish, text([story('a')]))).toMatchObject({ status: 410 })
    later(24)
    expect(await tend()).toBe(0)
    later(7 * 24)
    expect(await tend()).toBe(1)
  })

  it.each([
    ['removed', removeSource],
    ['paused', pauseSource],
  ] as const)('of a source that is %s is ended at the hub, and its pushes find nobody', async (_name, end) => {
    const { id, wish } = await subscribed()
    await end(db, String(id), now)
    expect(await tend()).toBe(1)
    const farewell = await hub.next('unsubscribe')
    expect(farewell).toMatchObject({ 'hub.callback': wish['hub.callback'], 'hub.topic': wish['hub.topic'] })
    expect(await hub.push(wish, text([story('after')]))).toMatchObject({ status: 410 })
    expect(await hub.confirm(farewell)).toMatchObject({ status: 200 })
    expect(await subscriptions()).toEqual([])
    expect(await hub.push(wish, text([story('after')]))).toMatchObject({ status: 404 })
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('is forgotten where a hub that is told to stop never answers', async () => {
    const { id } = await subscribed()
    await removeSource(db, String(id), now)
    hub.status = 500
    for (let hour = 0; hour < 24; hour += 1) {
      await tend()
      later(1)
    }
    expect(hub.wishes.filter((wish) => wish['hub.mode'] === 'unsubscribe')).toHaveLength(3)
    expect(await subscriptions()).toEqual([])
  })

  it('moves with the feed to another hub, and ends where it names none any more', async () => {
    const { id } = await subscribed()
    const other = await startHub()
    serve(naming([story('otter'), story('b')], other.url))
    await read(id)
    expect((await subscriptions()).map(({ hub, state }) => [hub, state]).sort()).toEqual(
      [
        [hub.url, 'ending'],
        [other.url, 'wanted'],
      ].sort(),
    )
    serve(rssBytes([story('otter'), story('c')]))
    await read(id)
    expect((await subscriptions()).map(({ state }) => state)).toEqual(['ending', 'ending'])
    serve(naming([story('otter'), story('d')]))
    await read(id)
    expect((await subscriptions()).find((row) => row.hub === hub.url)).toMatchObject({ state: 'wanted' })
    await other.close()
  })
})
