import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { pictures } from '#drizzle/schema/index.ts'
import { linkPictures } from '#lib/articles/article-pictures.ts'
import type { Db } from '#lib/db/model.ts'
import { openPictureCache, type PictureCache } from '#lib/pictures/cache.ts'
import { cardMark } from '#lib/pictures/card/text.ts'
import { type Encoder, openEncoder } from '#lib/pictures/encoder.ts'
import { keyOf, type Variant } from '#lib/pictures/model.ts'
import { openStudio } from '#lib/pictures/studio.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { testDb } from './db.ts'
import { type FeedServer, startFeedServer } from './feed-server.ts'
import { givenArticle, givenSource } from './given.ts'
import { noPictures, testPress } from './press.ts'

const REFUSED = 'No picture.\n'
export const CARD = { paper: 'The Courier', headline: 'A headline <script>', source: 'City Desk' }
export const { signer } = noPictures

type Here = {
  db: Db
  server: FeedServer
  /** Listens where no picture may be fetched from. */
  canary: FeedServer
  web: Web
  encoder: Encoder
  cache: PictureCache
  folder: string
  now: Date
  changed: number[][]
}

/** A press with the picture proxy behind it, and a server of pictures; what `here` holds is as new before each test. */
export function testPictures() {
  // Filled before each test.
  const here = {} as Here
  const { press, get } = testPress()
  type Got = Awaited<ReturnType<typeof get>>

  beforeAll(async () => {
    here.server = await startFeedServer()
    here.canary = await startFeedServer()
    here.encoder = openEncoder()
  })
  afterAll(async () => {
    await here.encoder.close()
    await Promise.all([here.server.close(), here.canary.close()])
    rmSync(here.folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    here.db = await testDb()
    here.server.requests.length = 0
    here.now = new Date('2025-08-10T08:42:00Z')
    here.changed = []
    here.folder = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'))
    here.cache = openPictureCache(here.folder, async () => true)
    here.web = openWeb({
      allow: [{ address: '127.0.0.1', bits: 32, port: here.server.port }],
      userAgent: 'Broadsheet/test (+http://localhost:3000)',
      pauseMs: 0,
      holds: memoryHolds(),
      now: () => here.now,
      limits: { firstByteMs: 1_000, totalMs: 3_000, slowAfterMs: 200 },
    })
    press.studio = openStudio({
      db: here.db,
      web: here.web,
      cache: here.cache,
      encoder: here.encoder,
      now: () => here.now,
      changed: (ids) => void here.changed.push(ids),
      cardOf: async (of) => (of === '7' || of === 'paper' ? { text: CARD, mark: cardMark(CARD) } : null),
    })
  })

  /** An article shows the picture at that address. @returns our address for it */
  async function given(address: string, variant: Variant = '640.webp'): Promise<string> {
    const source = await givenSource(here.db)
    const picture = {
      src: address,
      width: null,
      height: null,
      alt: '',
      caption: null,
      credit: null,
      from: 'feed' as const,
    }
    const { id, body } = await givenArticle(here.db, { sourceId: source.id, picture })
    await linkPictures(here.db, [{ id, body, picture }], here.now)
    return signer.picture(keyOf(address), variant)
  }

  const served = async (path: string, body: Uint8Array | string, headers: Record<string, string> = {}) => {
    here.server.set(path, { body, headers })
    return given(here.server.url(path))
  }
  const photo = (width = 1600, height = 1000) =>
    sharp({ create: { width, height, channels: 3, background: '#2e7d6b' } })
      .jpeg()
      .toBuffer()
  const row = async (path: string) =>
    (
      await here.db
        .select()
        .from(pictures)
        .where(eq(pictures.key, keyOf(here.server.url(path))))
    )[0]

  /** Whatever was asked: an answer that may be looked at and do nothing, with no header that is not ours. */
  function expectLocked({ headers }: Got) {
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-type': expect.stringMatching(/^(image\/(webp|jpeg|png)|text\/plain; charset=utf-8)$/),
    })
    expect(
      Object.keys(headers).filter((name) => /^(x-evil|set-cookie|location|here.server|x-powered-by)/.test(name)),
    ).toEqual([])
  }
  function expectRefused(got: Got, status = 404) {
    expect([got.status, got.text]).toEqual([status, REFUSED])
    expectLocked(got)
  }

  return { here, press, get, given, served, photo, row, expectLocked, expectRefused }
}

/** Frames of one pixel on a canvas. */
export function movingGif(frames: number, side = 100): Buffer {
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

export function bombPng(width: number, height: number): Buffer {
  const ihdr = Buffer.alloc(25)
  ihdr.writeUInt32BE(13, 0)
  ihdr.write('IHDR', 4, 'latin1')
  ihdr.writeUInt32BE(width, 8)
  ihdr.writeUInt32BE(height, 12)
  ihdr.set([1, 0, 0, 0, 0], 16)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ihdr, Buffer.alloc(400)])
}
