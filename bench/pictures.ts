import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import sharp from 'sharp'
import { linkPictures } from '#lib/articles/article-pictures.ts'
import { readConfig } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'
import { keyOf, type Variant } from '#lib/pictures/model.ts'
import { pictureSigner } from '#lib/pictures/sign.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { fetchRaw } from './fetch-raw.ts'
import type { Figure } from './figures.ts'
import { loadOf } from './load.ts'
import { startPaper } from './running-paper.ts'

const PICTURES = 40
const READERS = 6
/** As cameras and agencies send them, in pixels. */
const SIZE = { width: 2_400, height: 1_600 }
const PAGE_EVERY_MS = 10

/** Pictures that nobody has asked for yet, while pages are read; and one that is on the disk. */
export async function pictureFigures(dataDir: string): Promise<Figure[]> {
  const photo = await sharp({
    create: { ...SIZE, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 20 } },
  })
    .blur(3)
    .jpeg({ quality: 85 })
    .toBuffer()
  const server = createServer((_request, response) => response.end(photo)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  await startPaper(dataDir).then((paper) => paper.stop())
  const addresses = Array.from({ length: PICTURES }, (_, number) => `http://127.0.0.1:${port}/${number}.jpg`)
  await storeArticle(dataDir, addresses)
  const signer = pictureSigner(readFileSync(join(dataDir, 'secret'), 'utf8').trim())
  const paper = await startPaper(dataDir, { FETCH_ALLOW: `127.0.0.1/32:${port}` })
  const urlOf = (address: string, variant: Variant) => paper.url + signer.picture(keyOf(address), variant)
  try {
    await fetchRaw(paper.url)
    const quiet = await pageWaits(paper.url, after(2_000))
    const waiting = [...addresses]
    const read = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { status } = await fetchRaw(urlOf(next, '960.webp'))
        if (status !== 200) throw new Error(`a picture answered ${status}`)
      }
    }
    const started = performance.now()
    const developed = Promise.all(Array.from({ length: READERS }, read))
    const busy = await pageWaits(paper.url, developed)
    const seconds = (performance.now() - started) / 1_000
    const warm = await loadOf(urlOf(addresses[0] ?? '', '960.webp'))
    const kB = Math.round(photo.length / 1_000)
    const slow = (waits: number[]) => waits[Math.floor(waits.length * 0.95)] ?? 0
    return [
      {
        what: 'pictures fetched and made, 960 px',
        value: PICTURES / seconds,
        unit: '/s',
        note: `of ${SIZE.width} × ${SIZE.height}, ${kB} kB, one host; ${READERS} at once`,
      },
      {
        what: 'the front meanwhile, of twenty the slowest',
        value: slow(busy),
        unit: 'ms',
        aim: 50,
        note: `${slow(quiet).toFixed(1)} ms without pictures; the very slowest ${busy.at(-1)?.toFixed(1)} ms`,
      },
      { what: 'a picture, on the disk', value: warm.perSecond, unit: '/s', note: `median ${warm.p50.toFixed(1)} ms` },
    ]
  } finally {
    await paper.stop()
    server.close()
  }
}

async function storeArticle(dataDir: string, addresses: string[]): Promise<void> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    const { id: sourceId } = await givenSource(store.db)
    // With their size written down: nobody looks at them before a reader does.
    const pictures = addresses.map((src) => ({ src, ...SIZE, alt: '' }))
    const body = [{ kind: 'picture' as const, pictures, caption: null }]
    const { id } = await givenArticle(store.db, { sourceId, body })
    await linkPictures(store.db, [{ id, body, picture: null }], new Date())
  } finally {
    await store.close()
  }
}

/** How long the held front lets one wait, asked for again and again until something has ended; the shortest first. */
async function pageWaits(url: string, until: Promise<unknown>): Promise<number[]> {
  const waits: number[] = []
  let over = false
  const ended = until.finally(() => {
    over = true
  })
  while (!over) {
    const started = performance.now()
    await fetchRaw(url)
    waits.push(performance.now() - started)
    await after(PAGE_EVERY_MS)
  }
  await ended
  return waits.sort((a, b) => a - b)
}
