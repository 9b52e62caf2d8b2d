import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { articles, pictures } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { cardMark } from '#lib/pictures/card/text.ts'
import { openEncoder } from '#lib/pictures/encoder.ts'
import { keyOf } from '#lib/pictures/model.ts'
import { openStudio } from '#lib/pictures/studio.ts'
import { CARD, movingGif, signer, testPictures } from '#lib/testing/picture-press.ts'

const { here, press, get, given, served, photo, row, expectLocked, expectRefused } = testPictures()

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
    await get(path.replace(path, signer.picture(keyOf(here.server.url('/many')), '320.webp')))
    expect(here.server.requests).toHaveLength(1)
    expect(here.server.requests[0]?.headers).toMatchObject({ accept: 'image/webp,image/jpeg,image/png,image/gif' })
    expect(here.server.requests[0]?.headers.cookie ?? here.server.requests[0]?.headers.referer).toBeUndefined()
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
    await get(signer.picture(keyOf(here.server.url('/size')), '960.webp'))
    expect(here.changed).toHaveLength(1)
    expect(await row('/size')).toMatchObject({ width: 1200, height: 900, measured: true, problem: null })
    const [article] = await here.db.select().from(articles)
    expect(article?.picture).toMatchObject({ width: 1200, height: 900, broken: false })
  })
  it('of a moving one is its first frame, of 10,000 too', async () => {
    const got = await get(await served('/moving', movingGif(10_000)))
    expect(got.status).toBe(200)
    expect((await sharp(got.raw).metadata()).pages ?? 1).toBe(1)
  })
  it('for other sites is a JPEG', async () => {
    here.server.set('/preview', { body: await photo(2400, 1200) })
    const got = await get(await given(here.server.url('/preview'), 'preview.jpg'))
    expect(await sharp(got.raw).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 600 })
  })
  it('goes on being sent from the disk while the store is away', async () => {
    const path = await served('/away', await photo())
    await get(path)
    const away = { select: () => Promise.reject(new Error('away')), execute: () => Promise.reject(new Error('away')) }
    // A store that answers nothing: only what the disk has is left.
    press.studio = openStudio({
      db: away as unknown as Db,
      web: here.web,
      cache: here.cache,
      encoder: here.encoder,
      now: () => here.now,
      changed: () => undefined,
      cardOf: async () => null,
    })
    expect((await get(path)).status).toBe(200)
    expectRefused(await get(path.replace(path, signer.picture(keyOf(here.server.url('/away')), '960.webp'))))
  })
})

describe('what nobody signed or nothing shows', () => {
  it('a tampered signature, another width, an unsigned address and an address in clear are refused alike', async () => {
    const path = await served('/photo', await photo())
    const key = keyOf(here.server.url('/photo'))
    for (const wrong of [
      path.replace(/^\/img\/./, (start) => (start.endsWith('A') ? '/img/B' : '/img/A')),
      path.replace('640', '960'),
      path.replace('640', '641'),
      `/img/${key}/640.webp`,
      `/img/${encodeURIComponent(here.server.url('/photo'))}`,
      `/img/${'A'.repeat(22)}/${encodeURIComponent(here.server.url('/photo'))}`,
      '/img/',
      `${path}?width=960`,
      `${path}/`,
    ])
      expectRefused(await get(wrong))
    expect(here.server.requests).toHaveLength(0)
  })
  it('a signed address that no stored article shows is refused, also one that was shown before', async () => {
    here.server.set('/elsewhere', { body: await photo() })
    expectRefused(await get(signer.picture(keyOf(here.server.url('/elsewhere')), '640.webp')))
    const path = await served('/gone', await photo())
    await here.db.update(articles).set({ removedAt: here.now })
    expectRefused(await get(path))
    expect(here.server.requests).toHaveLength(0)
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

describe('many at once', () => {
  it('wait for each other within a bound; who is beyond it is asked to come again', async () => {
    const narrow = openEncoder({ most: 1 })
    press.studio = openStudio({
      db: here.db,
      web: here.web,
      cache: here.cache,
      encoder: narrow,
      now: () => here.now,
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
    expect(await here.db.select().from(pictures).where(eq(pictures.problem, 'not-decoded'))).toEqual([])
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
    expect(here.cache.bytes()).toBe(got.raw.length)
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
