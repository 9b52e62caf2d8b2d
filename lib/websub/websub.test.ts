import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { sources } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { givenSource } from '#lib/testing/given.ts'
import { testHubs } from '#lib/testing/hub-paper.ts'
import { signatureOf } from '#lib/testing/hub-server.ts'
import { hubOf, readLinkHeader } from './find-hub.ts'
import { mayAsk } from './model.ts'

const START = new Date('2025-08-10T08:42:00Z')
const { here, later, story, naming, serve, tend, subscriptions, headlines, row, read, subscribed, text } = testHubs()

describe('a feed that names a hub', () => {
  it('is subscribed to there: callback that nobody guesses, secret, lease; the hub’s challenge is given back', async () => {
    serve(naming([story('otter')]))
    const { id } = await givenSource(here.db, { feedUrl: here.feeds.url('/feed') })
    await read(id)
    expect(await tend()).toBe(1)
    const wish = await here.hub.next('subscribe')
    expect(wish).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': here.feeds.url('/feed'),
      'hub.lease_seconds': '864000',
    })
    expect(wish['hub.callback']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/websub\/[\w-]{43}$/)
    expect(wish['hub.secret']).toMatch(/^[\w-]{43}$/)
    const answered = await here.hub.confirm(wish)
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
    const { id } = await givenSource(here.db, { feedUrl: here.feeds.url('/feed') })
    await read(id)
    here.config = readConfig({})
    expect(await tend()).toBe(0)
    expect(here.hub.wishes).toEqual([])
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
    expect(await here.hub.push(wish, text([story('otter'), story('heron')]))).toEqual({ status: 202, body: '' })
    expect(await headlines()).toEqual(['Of the otter', 'Of the heron'])
    expect(here.recalled).toEqual(expect.arrayContaining(['front', 'lists']))
    await here.hub.push(wish, text([story('heron')]))
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
    expect(after).toMatchObject({ pushedAt: here.now, claimedUntil: null })
  })

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('counts where it is signed by %s', async (method) => {
    const { wish } = await subscribed()
    await here.hub.push(wish, text([story('heron')]), { method })
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
      expect(await here.hub.push(wish, body, { signature }), String(signature)).toMatchObject({ status: 202 })
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('finds nobody at an address that was never given out, before the hub has confirmed, or after the lease', async () => {
    const { wish } = await subscribed()
    const body = text([story('late')])
    const elsewhere = { ...wish, 'hub.callback': (wish['hub.callback'] ?? '').replace(/.{5}$/, 'xxxxx') }
    expect(await here.hub.push(elsewhere, body)).toMatchObject({ status: 404 })
    later(25)
    await here.hub.push(wish, body)
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('that is no feed harms nothing: no failure of the source, no claim left behind', async () => {
    const { id, wish } = await subscribed()
    for (const body of ['', '<html>no</html>', '{"version":', '\u0000\u0001']) await here.hub.push(wish, body)
    expect(await row(id)).toMatchObject({ failures: 0, problem: null, claimedUntil: null })
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('while its source is being read is not stored beside that: the source is read again at once', async () => {
    const { id, wish } = await subscribed()
    await here.db
      .update(sources)
      .set({ claimedUntil: new Date(here.now.getTime() + 60_000) })
      .where(eq(sources.id, id))
    await here.hub.push(wish, text([story('heron')]))
    expect(await headlines()).toEqual(['Of the otter'])
    expect((await row(id)).nextReadAt).toEqual(here.now)
    expect(here.woken).toBe(1)
  })
})

describe('reading by the timetable', () => {
  it('goes on twice a day while pushes work, and is not put off for ever by them', async () => {
    const { id, wish } = await subscribed()
    const hoursAhead = async () =>
      ((await row(id)).nextReadAt?.getTime() ?? 0) / 3_600_000 - START.getTime() / 3_600_000
    await here.hub.push(wish, text([story('a')]))
    const first = await hoursAhead()
    expect(first).toBeGreaterThanOrEqual(12)
    expect(first).toBeLessThan(14)
    later(6)
    await here.hub.push(wish, text([story('b')]))
    expect(await hoursAhead()).toBeLessThan(14)
  })

  it('is as often as ever again once a read brings what the hub did not push', async () => {
    const { id, wish } = await subscribed()
    await here.hub.push(wish, text([story('pushed')]))
    serve(naming([story('otter'), story('pushed')]))
    later(12)
    await read(id)
    expect((await row(id)).pushedAt).not.toBeNull()
    serve(naming([story('otter'), story('pushed'), story('missed')]))
    await read(id)
    const { pushedAt, nextReadAt } = await row(id)
    expect(pushedAt).toBeNull()
    expect((nextReadAt?.getTime() ?? 0) - here.now.getTime()).toBeLessThan(11 * 3_600_000)
  })
})
