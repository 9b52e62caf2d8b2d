import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultServer, startFaultServer } from '../../e2e/farm/fault-server.ts'
import { FAULTS, SMALL_FEED } from '../../e2e/farm/faults.ts'
import { memoryHolds } from './holds.ts'
import { openWeb, type Web, type WebOptions, type WebOutcome } from './web.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
let server: FaultServer

beforeAll(async () => {
  server = await startFaultServer()
})
afterAll(() => server.close())

const opened = (options: Partial<WebOptions> = {}): Web =>
  openWeb({
    allow: [{ address: '127.0.0.1', bits: 32, port: server.port }],
    userAgent: 'Broadsheet/test (+http://localhost:3000)',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => NOW,
    ...options,
  })

const short = { firstByteMs: 150, totalMs: 400, slowAfterMs: 200 }
const text = (outcome: WebOutcome) => (outcome.ok ? new TextDecoder().decode(outcome.value.body) : outcome.failure)
const read = (path: string, options?: Partial<WebOptions>) => opened(options).fetch(server.url(path))
const problem = (name: string, detail: unknown = expect.anything(), retryAfterSeconds = 0) => ({
  ok: false,
  failure: { problem: name, detail, retryAfterSeconds },
})

describe('an answer', () => {
  it('comes with its body, its validators verbatim, and what the server asked for', async () => {
    const outcome = await read('/good')
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        status: 200,
        url: server.url('/good'),
        movedTo: null,
        secured: false,
        etag: '"harbour-1"',
        lastModified: 'Sun, 10 Aug 2025 08:42:00 GMT',
        hintSeconds: 900,
      },
    })
    expect(text(outcome)).toBe(SMALL_FEED)
  })

  it('is asked for by name, without cookies and referrer, and validators go out as they came', async () => {
    await opened().fetch(server.url('/good'), { accept: 'text/xml', etag: 'W/"ä b"', lastModified: 'yesterday' })
    const headers = server.hits.at(-1)?.headers ?? {}
    expect(headers).toMatchObject({
      'user-agent': 'Broadsheet/test (+http://localhost:3000)',
      accept: 'text/xml',
      'if-none-match': 'W/"ä b"',
      'if-modified-since': 'yesterday',
    })
    await read('/cookie-then-good')
    const after = server.hits.at(-1)?.headers ?? {}
    expect([after.cookie, after.referer]).toEqual([undefined, undefined])
    const cookie = await read('/cookie')
    expect(cookie.ok && cookie.value.headers['set-cookie']).toBe(undefined)
  })

  it('304 keeps the validators that were sent; a 304 that nobody asked for is a failure', async () => {
    const outcome = await opened().fetch(server.url('/unchanged'), { etag: '"harbour-1"', lastModified: 'then' })
    expect(outcome).toMatchObject({ ok: true, value: { status: 304, etag: '"harbour-1"', lastModified: 'then' } })
    expect(await read('/304-unasked')).toEqual(problem('status', '304'))
  })

  it.each(['/gzip', '/x-gzip', '/br', '/deflate', '/deflate-raw', '/zstd'])('%s is unpacked', async (path) => {
    expect(text(await read(path))).toBe(SMALL_FEED)
  })

  it('an empty body is empty in every packing', async () => {
    expect(text(await read('/gzip-empty'))).toBe('')
    expect(text(await read('/empty'))).toBe('')
  })
})

describe('an answer that cannot be used', () => {
  it.each([
    ['/encoded-twice', 'encoding-unsupported', 'several'],
    ['/encoding-unknown', 'encoding-unsupported', null],
    ['/gzip-lie', 'cut-short', null],
    ['/gzip-cut', 'cut-short', null],
    ['/gzip-bomb', 'too-large', '20 MB'],
    ['/huge', 'too-large', '10 MB'],
    ['/endless', 'too-large', '10 MB'],
    ['/header-flood', 'too-large', 'headers'],
    ['/length-too-big', 'cut-short', null],
    ['/length-too-small', 'cut-short', null],
    ['/length-negative', 'cut-short', 'http'],
    ['/chunked-cut', 'cut-short', null],
    ['/not-http', 'cut-short', 'http'],
    ['/upgrade', 'unreachable', null],
    ['/reset', 'unreachable', null],
    ['/gone', 'gone', '410'],
    ['/error', 'status', '500'],
    ['/nowhere', 'status', '404'],
    ['/status/204', 'status', '204'],
    ['/no-location', 'status', '302'],
  ])('%s is %s (%s)', async (path, name, detail) => {
    expect(await read(path)).toEqual(problem(name, detail))
  })

  it('a length over the cap is believed, and its body not read', async () => {
    const outcome = await read('/promises-much', { limits: { rawBytes: 1000 } })
    expect(outcome).toEqual(problem('too-large', '1 MB'))
  })

  it('a smaller cap can be asked for', async () => {
    expect(await opened().fetch(server.url('/good'), { maxBytes: 100 })).toMatchObject(problem('too-large'))
  })

  it.each([
    ['/hang', 'timeout'],
    ['/half-headers', 'timeout'],
    ['/hints-forever', 'timeout'],
    ['/headers-then-silence', 'too-slow'],
    ['/drip', 'too-slow'],
  ])('%s ends as %s', async (path, name) => {
    expect(await read(path, { limits: short })).toMatchObject({ ok: false, failure: { problem: name } })
  })

  it('the time for the whole ends an answer that is fast enough but has no end', async () => {
    const limits = { ...short, slowBytesPerSecond: 0 }
    expect(await read('/drip', { limits })).toMatchObject({ ok: false, failure: { problem: 'timeout' } })
  })

  it('nobody listening is unreachable, a name that nobody has is unknown', async () => {
    const closed = await startFaultServer()
    await closed.close()
    const web = opened({
      allow: [{ address: '127.0.0.1', bits: 32, port: closed.port }],
      resolve: async () => {
        throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
      },
    })
    expect(await web.fetch(closed.url('/good'))).toEqual(problem('unreachable', null))
    expect(await web.fetch('http://harbour.example/')).toEqual(problem('name-unknown', 'harbour.example'))
  })
})

describe('redirects', () => {
  it('are followed up to five times', async () => {
    expect(await read('/chain/5')).toMatchObject({ ok: true, value: { url: server.url('/good') } })
    expect(await read('/chain/6')).toEqual(problem('too-many-redirects', '5'))
    expect(await read('/loop')).toEqual(problem('too-many-redirects', '5'))
    expect(await read('/ping')).toEqual(problem('too-many-redirects', '5'))
  })

  it('are reported as a move only if every one was permanent', async () => {
    const moved = { ok: true, value: { movedTo: server.url('/good'), secured: false } }
    expect(await read('/moved')).toMatchObject(moved)
    expect(await read('/moved-308')).toMatchObject(moved)
    expect(await read('/found')).toMatchObject({ ok: true, value: { movedTo: null } })
    expect(await read('/moved-then-found')).toMatchObject({ ok: true, value: { movedTo: null } })
  })

  it.each(['/to-file', '/to-user', '/to-nonsense'])('%s is refused', async (path) => {
    expect(await read(path)).toEqual(problem('redirect-refused', '127.0.0.1'))
  })

  it('to a private address is refused at every hop, and nothing connects to it', async () => {
    const canary = await startFaultServer({ host: '127.0.0.2', port: server.port })
    for (const target of [canary.url('/good'), `http://127.2:${server.port}/good`, `http://[::1]:${server.port}/`]) {
      const outcome = await read(`/to?url=${encodeURIComponent(target)}`)
      expect(outcome).toMatchObject({ ok: false, failure: { problem: 'redirect-refused' } })
    }
    expect(canary.connections()).toBe(0)
    await canary.close()
  })
})

describe('what is asked to be left alone', () => {
  it.each([
    ['/later-seconds', 'status', '503', 3600],
    ['/later-date', 'status', '503', 7200],
    ['/later-negative', 'rate-limited', '429', 60],
    ['/later-huge', 'rate-limited', '429', 86_400],
    ['/later-unsaid', 'rate-limited', '429', 60],
  ])('%s is obeyed, and held hosts are not asked', async (path, name, detail, seconds) => {
    const web = opened()
    expect(await web.fetch(server.url(path))).toEqual(problem(name, detail, seconds))
    const hits = server.hits.length
    const host = `127.0.0.1:${server.port}`
    expect(await web.fetch(server.url('/good'))).toEqual(problem('held', host, seconds))
    expect(server.hits.length).toBe(hits)
  })

  it('a hold ends', async () => {
    let now = NOW
    const web = opened({ now: () => now })
    await web.fetch(server.url('/later-seconds'))
    now = new Date(NOW.getTime() + 3_600_000)
    expect(await web.fetch(server.url('/good'))).toMatchObject({ ok: true })
  })

  it('a plain 503 holds nobody', async () => {
    const web = opened()
    expect(await web.fetch(server.url('/status/503'))).toEqual(problem('status', '503'))
    expect(await web.fetch(server.url('/good'))).toMatchObject({ ok: true })
  })
})

describe('an end from our side', () => {
  it('a caller may give up, and gets its own reason back', async () => {
    const stop = new AbortController()
    const arrived = server.arrived('/hang')
    const going = opened().fetch(server.url('/hang'), { signal: stop.signal })
    await arrived
    stop.abort(new Error('changed my mind'))
    await expect(going).rejects.toThrow('changed my mind')
  })

  it('closing ends what is under way and what waits, and waits for it', async () => {
    const web = opened()
    const arrived = server.arrived('/hang')
    const going = web.fetch(server.url('/hang'))
    const waiting = web.fetch(server.url('/good'))
    const all = Promise.allSettled([going, waiting])
    await arrived
    await web.close()
    expect((await all).map((one) => one.status)).toEqual(['rejected', 'rejected'])
    await expect(web.fetch(server.url('/good'))).rejects.toThrow()
  })
})

it('no fault makes the way out throw', async () => {
  for (const path of Object.keys(FAULTS)) {
    const outcome = await read(path, { limits: short })
    expect(typeof outcome.ok).toBe('boolean')
  }
})
