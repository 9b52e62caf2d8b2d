import { facesOf, sheetsOf, withoutPictures } from '#lib/offline/dress.ts'
import { type Manifest, MOST_FRONT_BYTES, MOST_SAVED, MOST_SAVED_BYTES, READING_HEADER } from '#lib/offline/model.ts'
import { fillPaper } from '../e2e/papers.ts'
import { type Person, signUp } from '../e2e/people.ts'
import { fetchRaw } from './fetch-raw.ts'
import type { Figure } from './figures.ts'
import { textOf } from './page-weight.ts'
import { startPaper } from './running-paper.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const WORKER_AIM = 15
const FONT_AND_STYLE_AIM = 600

/** What a browser keeps for reading offline, asked for and counted as its worker does: of a front, and of 200 saved articles. */
export async function offlineFigures(dataDir: string): Promise<Figure[]> {
  const settings = { DEMO: 'off', CLOCK: NOW.toISOString() }
  await startPaper(dataDir, settings).then((paper) => paper.stop())
  await fillPaper(dataDir, 5_000, NOW)
  const paper = await startPaper(dataDir, settings)
  try {
    const { url } = paper
    const reader = await signUp(url, { handle: 'one-who-keeps', name: 'A Reader' })
    await saveMany(reader)
    const manifest: Manifest = JSON.parse(textOf(await fetchRaw(`${url}/api/offline`, { cookie: reader.cookie })))
    const files = new Set<string>()
    // As a reader sees it: theirs goes with their session, and is a little larger than everybody's.
    await keep(url, ['/offline/page'], { [READING_HEADER]: '' }, files)
    const front = await keep(url, ['/', ...hrefs(manifest.front)], { cookie: reader.cookie }, files)
    const saved = await keep(url, ['/saved', ...hrefs(manifest.saved)], { cookie: reader.cookie }, files)
    const dress = await sizeOf(url, files)
    const worker = await fetchRaw(`${url}/sw.js`)
    const kB = (bytes: number) => bytes / 1_000
    return [
      { what: 'the worker itself', value: kB(worker.body.length), unit: 'kB', aim: WORKER_AIM },
      {
        what: 'front page and its stories',
        value: kB(front.bytes),
        unit: 'kB',
        aim: kB(MOST_FRONT_BYTES),
        note: `${manifest.front.length} stories, asked for in ${front.seconds.toFixed(1)} s`,
      },
      {
        what: 'saved articles',
        value: kB(saved.bytes),
        unit: 'kB',
        aim: kB(MOST_SAVED_BYTES),
        note: `${manifest.saved.length} of them, asked for in ${saved.seconds.toFixed(1)} s`,
      },
      { what: 'style sheets and typefaces', value: kB(dress), unit: 'kB', aim: FONT_AND_STYLE_AIM },
      {
        what: 'the store in all',
        value: kB(front.bytes + saved.bytes + dress),
        unit: 'kB',
        aim: kB(MOST_FRONT_BYTES + MOST_SAVED_BYTES) + FONT_AND_STYLE_AIM,
        note: 'as the page about it counts',
      },
    ]
  } finally {
    await paper.stop()
  }
}

const hrefs = (items: Manifest['front']) => items.map(({ href }) => href)

/** The newest stories of the paper, saved as its reader would: `fillPaper` numbers them from the newest on. */
async function saveMany(reader: Person): Promise<void> {
  for (let save = 1; save <= MOST_SAVED; save += 1) await reader.send('/send/save', { save: String(save) }, 'script')
}

async function keep(url: string, paths: string[], headers: Record<string, string>, files: Set<string>) {
  const began = performance.now()
  let bytes = 0
  for (const path of paths) {
    const html = withoutPictures(textOf(await fetchRaw(url + path, { 'save-data': 'on', ...headers })))
    for (const sheet of sheetsOf(html)) files.add(sheet)
    bytes += Buffer.byteLength(html)
  }
  return { bytes, seconds: (performance.now() - began) / 1_000 }
}

async function sizeOf(url: string, sheets: ReadonlySet<string>): Promise<number> {
  const faces = new Set<string>()
  let bytes = 0
  for (const sheet of sheets) {
    const css = textOf(await fetchRaw(url + sheet))
    bytes += Buffer.byteLength(css)
    for (const face of facesOf(css)) faces.add(new URL(face, url + sheet).href)
  }
  for (const face of faces) bytes += (await fetchRaw(face)).body.length
  return bytes
}
