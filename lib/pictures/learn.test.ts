import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { articlePictures, articles, pictures } from '#drizzle/schema/index.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import { linkPictures } from '#lib/articles/article-pictures.ts'
import type { BodyBlock, StoredPicture } from '#lib/articles/model.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Db } from '#lib/db/model.ts'
import type { ReuseRight } from '#lib/sources/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb } from '#lib/web/web.ts'
import { openPictureCache, type PictureCache } from './cache.ts'
import { learnPictures } from './learn.ts'
import { keyOf } from './model.ts'
import { claimPictures, tidyPictures } from './rows.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
let db: Db
let server: FeedServer
let cache: PictureCache
let changed: number[][]

beforeAll(async () => {
  server = await startFeedServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  db = await testDb()
  server.requests.length = 0
  cache = openPictureCache(testFolder(), async () => true)
  changed = []
})

const learn = (now = NOW, signal?: AbortSignal) => {
  const web = openWeb({
    allow: [{ address: '127.0.0.1', bits: 32, port: server.port }],
    userAgent: 'Broadsheet',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => now,
  })
  return learnPictures({ db, now: () => now, cache, changed: (ids) => void changed.push(ids) }, web, signal)
}

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
    .jpeg()
    .toBuffer()

type Told = { lead?: string; body?: string[]; published?: Date; reuse?: ReuseRight; from?: StoredPicture['from'] }

async function given({ lead, body = [], published, reuse = 'full', from = 'feed' }: Told) {
  const source = await givenSource(db, { reuse })
  const bare = (path: string) => ({ src: server.url(path), width: null, height: null, alt: '' })
  const picture = lead ? { ...bare(lead), caption: null, credit: null, from } : null
  const blocks: BodyBlock[] = body.map((path) => ({ kind: 'picture', pictures: [bare(path)], caption: null }))
  const article = await givenArticle(db, {
    sourceId: source.id,
    picture,
    body: blocks,
    ...(published && { publishedAt: published }),
  })
  await linkPictures(db, [{ id: article.id, body: blocks, picture }], NOW)
  return article.id
}

const onFront = async () =>
  (await listTrails(db, { sample: false, at: NOW, without: null })).trails.map(({ picture }) => picture)
const long = new Date('2025-07-01T08:00:00Z')

describe('the size of a picture', () => {
  it('is learnt from its first bytes, and a front shows it only from then on', async () => {
    const whole = await noise(2_400, 1_600)
    server.set('/old', (request, response) => {
      // As a server that knows ranges.
      const end = Number(/bytes=0-(\d+)/.exec(request.headers.range ?? '')?.[1] ?? 0)
      response.writeHead(206, { 'content-range': `bytes 0-${end}/${whole.length}` }).end(whole.subarray(0, end + 1))
    })
    const id = await given({ lead: '/old', published: long })
    expect(await onFront()).toEqual([null])
    expect((await getArticle(db, id, false))?.picture).toMatchObject({ known: false, width: 1200, height: 800 })
    expect(await learn()).toBe(1)
    expect(await onFront()).toMatchObject([{ width: 2_400, height: 1_600, known: true }])
    expect(changed).toEqual([[id]])
    expect(server.requests.map(({ headers }) => headers.range)).toEqual(['bytes=0-65535'])
    expect(cache.bytes()).toBe(0)
    expect(await learn()).toBe(0)
  })
  it('is learnt of a server too that knows no ranges, without reading its whole file', async () => {
    let sent = 0
    // More than what a system keeps of it between the two, and not said beforehand: a length over the cap is refused at once.
    const whole = Buffer.concat([await noise(900, 600), Buffer.alloc(64_000_000)])
    function* parts() {
      for (; sent < whole.length; sent += 65_536) yield whole.subarray(sent, sent + 65_536)
    }
    server.set('/whole', (_request, response) => {
      response.writeHead(200)
      const file = Readable.from(parts())
      file.pipe(response)
      response.on('close', () => file.destroy())
    })
    await given({ lead: '/whole', published: long })
    await learn()
    expect(await onFront()).toMatchObject([{ width: 900, height: 600 }])
    expect(sent).toBeLessThan(whole.length)
  })
  it('of one that stands for a new story comes with the whole file, since readers will ask for it', async () => {
    server.set('/new', { body: await noise(900, 600) })
    await given({ lead: '/new' })
    await learn()
    expect(await onFront()).toMatchObject([{ width: 900 }])
    expect(await cache.get(`${keyOf(server.url('/new'))}.source`)).not.toBeNull()
  })
  it('is looked for on fronts first, and of the newest', async () => {
    await given({ body: ['/inside'] })
    await given({ lead: '/older', published: long })
    await given({ lead: '/newer' })
    const claimed = await claimPictures(db, NOW, 2)
    expect(new Set(claimed.map(({ address }) => address))).toEqual(
      new Set([server.url('/newer'), server.url('/older')]),
    )
    // Who has them has them alone.
    expect((await claimPictures(db, NOW, 9)).map(({ address }) => address)).toEqual([server.url('/inside')])
    expect(await claimPictures(db, NOW, 9)).toEqual([])
    expect(await claimPictures(db, new Date(NOW.getTime() + 11 * 60_000), 9)).toHaveLength(3)
  })
  it('stands in the text’s block at every later print', async () => {
    server.set('/inside', { body: await noise(640, 960) })
    const id = await given({ body: ['/inside'] })
    const shown = async () => (await getArticle(db, id, false))?.body
    expect(await shown()).toMatchObject([{ pictures: [{ known: false }] }])
    await learn()
    expect(await shown()).toMatchObject([{ pictures: [{ known: true, width: 640, height: 960 }] }])
  })
  it('that cannot be learnt takes the picture off, until it can', async () => {
    server.set('/gone', { status: 404 })
    const id = await given({ lead: '/gone', body: ['/gone'] })
    await learn()
    expect(await onFront()).toEqual([null])
    expect((await getArticle(db, id, false))?.body).toMatchObject([{ pictures: [] }])
    server.set('/gone', { body: await noise(640, 480) })
    await learn()
    expect(await onFront()).toEqual([null])
    await learn(new Date(NOW.getTime() + 60 * 60_000))
    expect(await onFront()).toMatchObject([{ width: 640 }])
  })
  it('is left for the next start where the program ends', async () => {
    await given({ lead: '/later' })
    await learn(NOW, AbortSignal.abort())
    expect(server.requests).toEqual([])
    expect(await claimPictures(db, NOW, 9)).toHaveLength(1)
  })
})

describe('of a text that not everybody may read', () => {
  const shown = async (told: Told) => {
    server.set('/p', { body: await noise(640, 480) })
    const id = await given({ lead: '/p', ...told })
    await learn()
    const [trail] = await onFront()
    const page = async (member: boolean) => (await getArticle(db, id, member))?.picture ?? null
    return [trail, await page(false), await page(true)].map((picture) => picture !== null)
  }
  it('the public sees the picture that its feed gives beside it', async () => {
    expect(await shown({ reuse: 'members', from: 'feed' })).toEqual([true, true, true])
  })
  it('and not one from within it, which members see with the text', async () => {
    expect(await shown({ reuse: 'members', from: 'text' })).toEqual([false, false, true])
  })
  it('and nobody more than that where only an excerpt may be shown', async () => {
    expect(await shown({ reuse: 'excerpt', from: 'page' })).toEqual([false, false, false])
    expect(await shown({ reuse: 'full', from: 'page' })).toEqual([true, true, true])
  })
})

it('pictures that no article shows any more are forgotten', async () => {
  const id = await given({ lead: '/p' })
  expect(await tidyPictures(db)).toBe(0)
  await db.delete(articlePictures)
  await db.delete(articles)
  expect(id).toBeGreaterThan(0)
  expect(await tidyPictures(db)).toBe(1)
  expect(await db.select().from(pictures)).toEqual([])
})
