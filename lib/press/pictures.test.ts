import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { articles, pictures } from '#drizzle/schema/index.ts'
import { linkPictures } from '#lib/articles/article-pictures.ts'
import type { Db } from '#lib/db/model.ts'
import { openPictureCache, type PictureCache } from '#lib/pictures/cache.ts'
import { cardMark } from '#lib/pictures/card/text.ts'
import { type Encoder, openEncoder } from '#lib/pictures/encoder.ts'
import { keyOf, type Variant } from '#lib/pictures/model.ts'
import { openStudio } from '#lib/pictures/studio.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { noPictures, testPress } from '#lib/testing/press.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'

const { press, get } = testPress()
const { signer } = noPictures
const CARD = { paper: 'The Courier', headline: 'A headline <script>', source: 'City Desk' }

let db: Db
let server: FeedServer
/** Listens where no picture may be fetched from. */
let canary: FeedServer
let web: Web
let encoder: Encoder
let cache: PictureCache
let folder: string
let now: Date
let changed: number[][]

beforeAll(async () => {
  server = await startFeedServer()
  canary = await startFeedServer()
  encoder = openEncoder()
})
afterAll(async () => {
  await encoder.close()
  await Promise.all([server.close(), canary.close()])
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  db = await testDb()
  server.requests.length = 0
  now = new Date('2025-08-10T08:42:00Z')
  changed = []
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'))
  cache = openPictureCache(folder, async () => true)
  web = openWeb({
    allow: [{ address: '127.0.0.1', bits: 32, port: server.port }],
    userAgent: 'Broadsheet/test (+http://localhost:3000)',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => now,
    limits: { firstByteMs: 1_000, totalMs: 3_000, slowAfterMs: 200 },
  })
  press.studio = openStudio({
    db,
    web,
    cache,
    encoder,
    now: () => now,
    changed: (ids) => void changed.push(ids),
    cardOf: async (of) => (of === '7' || of === 'paper' ? { text: CARD, mark: cardMark(CARD) } : null),
  })
})

/** An article shows the picture at that address. @returns our address for it */
async function given(address: string, variant: Variant = '640.webp'): Promise<string> {
  const source = await givenSource(db)
  const picture = {
    src: address,
    width: null,
    height: null,
    alt: '',
    caption: null,
    credit: null,
    from: 'feed' as const,
  }
  const { id, body } = await givenArticle(db, { sourceId: source.id, picture })
  await linkPictures(db, [{ id, body, picture }], now)
  return signer.picture(keyOf(address), variant)
}

const served = async (path: string, body: Uint8Array | string, headers: Record<string, string> = {}) => {
  server.set(path, { body, headers })
  return given(server.url(path))
}
const photo = (width = 1600, height = 1000) =>
  sharp({ create: { width, height, channels: 3, background: '#2e7d6b' } })
    .jpeg()
    .toBuffer()
const row = async (path: string) =>
  (
    await db
      .select()
      .from(pictures)
      .where(eq(pictures.key, keyOf(server.url(path))))
  )[0]

const REFUSED = 'No picture.\n'
type Got = Awaited<ReturnType<typeof get>>

/** Whatever was asked: an answer that may be looked at and do nothing, with no header that is not ours. */
function expectLocked({ headers }: Got) {
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': expect.stringMatching(/^(image\/(webp|jpeg|png)|text\/plain; charset=utf-8)$/),
  })
  expect(Object.keys(headers).filter((name) => /^(x-evil|set-cookie|location|server|x-powered-by)/.test(name))).toEqual(
    [],
  )
}
function expectRefused(got: Got, status = 404) {
  expect([got.status, got.text]).toEqual([status, REFUSED])
  expectLocked(got)
}

describe('a picture through the proxy', () => {
  it('comes as a new file of the width that was asked for, to be kept for ever', async () => {
    const got = await get(await served('/photo', await photo(), { 'x-evil': '1', 'set-cookie': 'a=b' }))
    expect(got.status).toBe(200)
    expectLocked(got)
    expect(got.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(await sharp(got.raw).metadata()).toMatchObject({ format: 'webp', width: 640, height: 400 })
  })
  it('is never enlarged, is turned upright, and says nothing of where it was taken', async () => {
    const exif = { IFD0: { Copyright: 'SECRET-PLACE' } }
    const bytes = await sharp(await photo(400, 200))
      .withMetadata({ orientation: 6 })
      .withExifMerge(exif)
      .jpeg()
      .toBuffer()
    const got = await get(await served('/upright', bytes))
    expect(await sharp(got.raw).metadata()).toMatchObject({ width: 200, height: 400 })
    expect((await sharp(got.raw).metadata()).exif).toBeUndefined()
    expect(got.raw.includes('SECRET-PLACE')).toBe(false)
  })
  it('is fetched once and made once, however many ask at the same time, and kept on the disk', async () => {
    const path = await served('/many', await photo())
    const all = await Promise.all(Array.from({ length: 12 }, () => get(path)))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    await get(path.replace(path, signer.picture(keyOf(server.url('/many')), '320.webp')))
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]?.headers).toMatchObject({ accept: 'image/webp,image/jpeg,image/png,image/gif' })
    expect(server.requests[0]?.headers.cookie ?? server.requests[0]?.headers.referer).toBeUndefined()
  })
  it('is asked for again by its ETag alone; HEAD has no body; a Range gets the whole', async () => {
    const path = await served('/etag', await photo())
    const whole = await get(path)
    const again = await get(path, { 'if-none-match': String(whole.headers.etag) })
    expect([again.status, again.raw.length]).toEqual([304, 0])
    expect(again.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    const head = await get(path, {}, 'HEAD')
    expect([head.status, head.raw.length, head.headers['content-length']]).toEqual([200, 0, String(whole.raw.length)])
    const range = await get(path, { range: 'bytes=0-9' })
    expect([range.status, range.raw.length]).toEqual([200, whole.raw.length])
  })
  it('tells its articles the size that it has, once', async () => {
    const path = await served('/size', await photo(1200, 900))
    await get(path)
    await get(signer.picture(keyOf(server.url('/size')), '960.webp'))
    expect(changed).toHaveLength(1)
    expect(await row('/size')).toMatchObject({ width: 1200, height: 900, measured: true, problem: null })
    const [article] = await db.select().from(articles)
    expect(article?.picture).toMatchObject({ width: 1200, height: 900, broken: false })
  })
  it('of a moving one is its first frame, of 10,000 too', async () => {
    const got = await get(await served('/moving', movingGif(10_000)))
    expect(got.status).toBe(200)
    expect((await sharp(got.raw).metadata()).pages ?? 1).toBe(1)
  })
  it('for other sites is a JPEG', async () => {
    server.set('/preview', { body: await photo(2400, 1200) })
    const got = await get(await given(server.url('/preview'), 'preview.jpg'))
    expect(await sharp(got.raw).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 600 })
  })
  it('goes on being sent from the disk while the store is away', async () => {
    const path = await served('/away', await photo())
    await get(path)
    const away = { select: () => Promise.reject(new Error('away')), execute: () => Promise.reject(new Error('away')) }
    // A store that answers nothing: only what the disk has is left.
    press.studio = openStudio({
      db: away as unknown as Db,
      web,
      cache,
      encoder,
      now: () => now,
      changed: () => undefined,
      cardOf: async () => null,
    })
    expect((await get(path)).status).toBe(200)
    expectRefused(await get(path.replace(path, signer.picture(keyOf(server.url('/away')), '960.webp'))))
  })
})

describe('what nobody signed or nothing shows', () => {
  it('a tampered signature, another width, an unsigned address and an address in clear are refused alike', async () => {
    const path = await served('/photo', await photo())
    const key = keyOf(server.url('/photo'))
    for (const wrong of [
      path.replace(/^\/img\/./, (start) => (start.endsWith('A') ? '/img/B' : '/img/A')),
      path.replace('640', '960'),
      path.replace('640', '641'),
      `/img/${key}/640.webp`,
      `/img/${encodeURIComponent(server.url('/photo'))}`,
      `/img/${'A'.repeat(22)}/${encodeURIComponent(server.url('/photo'))}`,
      '/img/',
      `${path}?width=960`,
      `${path}/`,
    ])
      expectRefused(await get(wrong))
    expect(server.requests).toHaveLength(0)
  })
  it('a signed address that no stored article shows is refused, also one that was shown before', async () => {
    server.set('/elsewhere', { body: await photo() })
    expectRefused(await get(signer.picture(keyOf(server.url('/elsewhere')), '640.webp')))
    const path = await served('/gone', await photo())
    await db.update(articles).set({ removedAt: now })
    expectRefused(await get(path))
    expect(server.requests).toHaveLength(0)
  })
  it('steps up, control characters and words for other headers get nowhere', async () => {
    const path = await served('/photo', await photo())
    for (const wrong of [
      `${path}/../../../secret`,
      `${path}%0d%0ax-evil:1`,
      `/img/..%2f..%2fsecret`,
      `/img/<script>`,
    ]) {
      const got = await get(wrong)
      expect([400, 404]).toContain(got.status)
      expect(got.text).not.toContain('script>alert')
      expect(got.headers['x-evil']).toBeUndefined()
    }
  })
  it('only GET and HEAD are answered', async () => {
    const path = await served('/photo', await photo())
    const got = await get(
      path,
      { origin: `http://localhost:${press.port}`, 'sec-fetch-site': 'same-origin' },
      'POST',
      'x',
    )
    expectRefused(got, 405)
  })
})

describe('an inner address', () => {
  it.each([
    'http://127.0.0.1:PORT/x',
    'http://localhost:PORT/x',
    'http://[::1]:PORT/x',
    'http://[::ffff:127.0.0.1]:PORT/x',
    'http://2130706433:PORT/x',
    'http://169.254.169.254/latest/meta-data',
    'http://[2001:db8:0:0:0:5efe:7f00:1]/x',
    'http://[2a01:4f8:1:1:0:5efe:7f00:1]/x',
    'http://[::a9fe:a9fe]/x',
    'http://10.0.0.1/x',
    'http://0.0.0.0:PORT/x',
    'file:///etc/passwd',
    'ftp://127.0.0.1/x',
    'data:text/html,<script>1</script>',
  ])('%s is not asked', async (template) => {
    const address = template.replace('PORT', String(canary.port))
    const path = await given(address)
    expectRefused(await get(path))
    expect(canary.requests).toHaveLength(0)
  })
  it.each([
    'http://127.0.0.1:PORT/x',
    'http://169.254.169.254/',
    'http://[::1]:PORT/',
    'http://[2a01:4f8:1:1:0:5efe:7f00:1]/',
    '//127.0.0.1:PORT/x',
    'file:///etc/passwd',
  ])('%s is not asked on the word of a redirect', async (template) => {
    for (const status of [301, 302, 307]) {
      const location = template.replace('PORT', String(canary.port))
      server.set(`/hop-${status}`, { status, headers: { location } })
      expectRefused(await get(await given(server.url(`/hop-${status}`))))
    }
    expect(canary.requests).toHaveLength(0)
  })
})

describe('what is no picture of ours', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script></svg>'
  it.each([
    ['an SVG', SVG, 'image/svg+xml'],
    ['an SVG that is called a PNG', SVG, 'image/png'],
    ['HTML that is called a JPEG', '<html><script>alert(1)</script></html>', 'image/jpeg'],
    ['AVIF', `\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf${'\0'.repeat(200)}`, 'image/avif'],
    ['AVIF that is called a PNG', `\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf${'\0'.repeat(200)}`, 'image/png'],
    ['HEIF', `\0\0\0\u0018ftypheic\0\0\0\0mif1heic${'\0'.repeat(200)}`, 'image/heic'],
    ['a TIFF', `II*\0\b\0\0\0${'\0'.repeat(200)}`, 'image/tiff'],
    ['a PDF', '%PDF-1.7 (x)', 'application/pdf'],
    ['nothing at all', '', 'image/jpeg'],
  ])('%s is refused before anything decodes it', async (_kind, text, type) => {
    const got = await get(await served('/no-picture.png', Buffer.from(text, 'latin1'), { 'content-type': type }))
    expectRefused(got)
    expect(await row('/no-picture.png')).toMatchObject({ problem: 'not-a-picture', tries: 1 })
  })
  it('what a server calls a picture counts for nothing, nor what it calls something else', async () => {
    const got = await get(await served('/lie', await photo(), { 'content-type': 'text/html' }))
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/webp'])
  })
  it('of a file that is two things only the pixels go on', async () => {
    const gif = await sharp(await photo(60, 40))
      .gif()
      .toBuffer()
    const both = Buffer.concat([gif, Buffer.from('<html><script>alert("POLYGLOT")</script></html>')])
    const got = await get(await served('/both.gif', both, { 'content-type': 'text/html' }))
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/webp'])
    expect(got.raw.includes('POLYGLOT')).toBe(false)
    const jpeg = await photo(60, 40)
    const comment = Buffer.from('/*";alert("POLYGLOT")//*/')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(comment.length + 2)
    const script = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, jpeg.subarray(2)])
    const other = await get(await served('/both.jpg', script))
    expect([other.status, other.raw.includes('POLYGLOT')]).toEqual([200, false])
  })
  it('30,000 by 30,000 pixels in a small file are refused before anything decodes them', async () => {
    expectRefused(await get(await served('/bomb.png', bombPng(30_000, 30_000))))
    expect(await row('/bomb.png')).toMatchObject({ problem: 'too-large' })
    expect(encoder.size()).toBe(0)
  })
  it('a file that says small and is large is refused by the decoder', async () => {
    const lying = await sharp(await photo(2_000, 1_000))
      .webp()
      .toBuffer()
    // A frame of 2,000 pixels on a canvas that says 20.
    const canvas = Buffer.alloc(18)
    canvas.write('VP8X', 0, 'latin1')
    canvas.writeUInt32LE(10, 4)
    canvas.writeUIntLE(19, 12, 3)
    canvas.writeUIntLE(19, 15, 3)
    const riff = Buffer.concat([lying.subarray(0, 12), canvas, lying.subarray(12)])
    riff.writeUInt32LE(riff.length - 8, 4)
    expectRefused(await get(await served('/lying.webp', riff)))
  })
  it('a picture that is cut short is refused', async () => {
    const whole = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    expectRefused(await get(await served('/short.jpg', whole.subarray(0, whole.length / 2))))
    expect(await row('/short.jpg')).toMatchObject({ problem: 'not-decoded' })
  })
  it('one pixel by one is a counter', async () => {
    expectRefused(await get(await served('/pixel.gif', movingGif(1, 1))))
    expect(await row('/pixel.gif')).toMatchObject({ problem: 'too-small' })
  })
})

describe('a server that means no good', () => {
  it('that sends 50 MB, with and without saying so, is left', async () => {
    const large = Buffer.concat([await photo(), Buffer.alloc(50 * 1024 * 1024)])
    expectRefused(await get(await served('/large', large)))
    server.set('/chunked', (_request, response) => {
      response.write(large)
      response.end()
    })
    expectRefused(await get(await given(server.url('/chunked'))))
    expect(await row('/chunked')).toMatchObject({ problem: 'too-large' })
    expect(cache.bytes()).toBe(0)
  })
  it('that drips, or never answers, is left', async () => {
    server.set('/drip', (_request, response) => {
      const drip = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(drip))
    })
    expectRefused(await get(await given(server.url('/drip'))))
    server.set('/silent', () => undefined)
    expectRefused(await get(await given(server.url('/silent'))))
  })
  it('that sends round in circles is left', async () => {
    server.set('/circle', { status: 302, headers: { location: '/circle' } })
    expectRefused(await get(await given(server.url('/circle'))))
    expect(server.requests.length).toBeLessThanOrEqual(6)
  })
  it('that packs its answer without end is left', async () => {
    const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024))
    expectRefused(await get(await served('/packed', bomb, { 'content-encoding': 'deflate' })))
    expectRefused(await get(await served('/twice', bomb, { 'content-encoding': 'gzip, gzip' })))
  })
  it('is not asked again at once, and then seldom: each failure in a row rests longer', async () => {
    server.set('/broken', { status: 500, body: '<script>alert(1)</script>' })
    const path = await given(server.url('/broken'))
    for (let ask = 0; ask < 3; ask += 1) expectRefused(await get(path))
    expect(server.requests).toHaveLength(1)
    now = new Date(now.getTime() + 11 * 60_000)
    expectRefused(await get(path))
    now = new Date(now.getTime() + 11 * 60_000)
    expectRefused(await get(path))
    expect(server.requests).toHaveLength(2)
    server.set('/broken', { body: await photo() })
    now = new Date(now.getTime() + 60 * 60_000)
    expect((await get(path)).status).toBe(200)
    expect(await row('/broken')).toMatchObject({ problem: null, tries: 0 })
  })
})

describe('many at once', () => {
  it('wait for each other within a bound; who is beyond it is asked to come again', async () => {
    const narrow = openEncoder({ most: 1 })
    press.studio = openStudio({
      db,
      web,
      cache,
      encoder: narrow,
      now: () => now,
      changed: () => undefined,
      cardOf: async () => null,
    })
    const paths = await Promise.all(
      ['/a', '/b', '/c', '/d', '/e', '/f'].map(async (path) => served(path, await photo(3_000, 2_000))),
    )
    const all = await Promise.all(paths.map((path) => get(path)))
    await narrow.close()
    const statuses = all.map(({ status }) => status)
    expect(statuses).toContain(200)
    expect(statuses).toContain(503)
    for (const got of all.filter(({ status }) => status === 503)) {
      expectRefused(got, 503)
      expect(got.headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' })
    }
    // It was no fault of the picture's.
    expect(await db.select().from(pictures).where(eq(pictures.problem, 'not-decoded'))).toEqual([])
  })
  it('whose decoder dies with one of them go on with the next', async () => {
    const dying = openEncoder({ script: new URL('../testing/dying-encoder.ts', import.meta.url) })
    expect(await dying.encode({ kind: 'card', svg: 'die' })).toEqual({ ok: false, reason: 'failed' })
    expect(await dying.encode({ kind: 'card', svg: 'live' })).toMatchObject({ ok: true })
    await dying.close()
  })
  it('whose decoder hangs with one of them go on with the next', async () => {
    const hanging = openEncoder({ seconds: 4, script: new URL('../testing/dying-encoder.ts', import.meta.url) })
    const both = [hanging.encode({ kind: 'card', svg: 'hang' }), hanging.encode({ kind: 'card', svg: 'live' })]
    expect(await Promise.all(both)).toMatchObject([{ ok: false, reason: 'failed' }, { ok: true }])
    await hanging.close()
  })
})

describe('a card', () => {
  it('is a PNG of 1200 by 630, drawn once and kept for ever', async () => {
    const got = await get(signer.card('7', cardMark(CARD)))
    expect(got.status).toBe(200)
    expectLocked(got)
    expect(got.headers['cache-control']).toContain('immutable')
    expect(await sharp(got.raw).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(cache.bytes()).toBe(got.raw.length)
  })
  it('whose words have changed shows what it says now, and not for ever', async () => {
    const got = await get(signer.card('7', 'AAAAAAAA'))
    expect([got.status, got.headers['cache-control']]).toEqual([200, 'public, max-age=120'])
  })
  it('of nothing, or unsigned, is refused', async () => {
    expectRefused(await get(signer.card('8', 'AAAAAAAA')))
    expectRefused(await get(`/img/${'A'.repeat(22)}/card/7/AAAAAAAA.png`))
  })
})

/** Frames of one pixel on a canvas. */
function movingGif(frames: number, side = 100): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(side, 0)
  size.writeUInt16LE(side, 2)
  const head = Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    size,
    Buffer.from([0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff]),
  ])
  const frame = Buffer.from([0x21, 0xf9, 4, 0, 5, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}

function bombPng(width: number, height: number): Buffer {
  const ihdr = Buffer.alloc(25)
  ihdr.writeUInt32BE(13, 0)
  ihdr.write('IHDR', 4, 'latin1')
  ihdr.writeUInt32BE(width, 8)
  ihdr.writeUInt32BE(height, 12)
  ihdr.set([1, 0, 0, 0, 0], 16)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ihdr, Buffer.alloc(400)])
}
