import { type Manifest, MOST_FRONT_BYTES, READING_HEADER, type Readable } from '#lib/offline/model.ts'
import { FRAME } from './kept.ts'
import { type Errand, OWN_STORE, PREFIX } from './person.ts'
import { keepFiles, printOf } from './print.ts'
import { type KeptFront, noteFact } from './store.ts'

/** The frame of the worker's own pages, the same for everybody. */
export const FRAME_STORE = `${PREFIX}frame-${BUILD}`

/**
 * The front and its stories in a store of their own; the one before goes when all is there. Nobody's are asked for without a
 * cookie, and are everybody's; a reader's are as they see them, without what they have muted, and go with their session.
 */
export async function keepFront(manifest: Manifest, errand: Errand): Promise<void> {
  const { keeper, language, timeZone, words, reading } = manifest
  const at = Date.now()
  const name = keeper ? `${OWN_STORE}front-${BUILD}-${keeper.session}-${at}` : `${PREFIX}front-${BUILD}-${at}`
  const asNobody: RequestInit = { credentials: 'omit', headers: { [READING_HEADER]: reading } }
  const asked: RequestInit = keeper ? { credentials: 'same-origin' } : asNobody
  const sheets = new Set<string>()
  const frame = await printOf(errand, FRAME, asNobody)
  if (frame) {
    await (await caches.open(FRAME_STORE)).put(FRAME, frame.page)
    for (const sheet of frame.sheets) sheets.add(sheet)
  }
  const cache = await caches.open(name)
  const stories: Readable[] = []
  let bytes = 0
  try {
    for (const item of [{ href: '/', headline: '' }, ...manifest.front]) {
      const print = await printOf(errand, item.href, asked)
      if (!print) continue
      if (bytes + print.bytes > MOST_FRONT_BYTES) break
      bytes += print.bytes
      for (const sheet of print.sheets) sheets.add(sheet)
      await cache.put(item.href, print.page)
      if (item.headline) stories.push(item)
    }
    await keepFiles(errand, sheets)
    errand.check()
  } catch (problem) {
    await caches.delete(name)
    throw problem
  }
  const front: KeptFront = { at, build: BUILD, cache: name, language, timeZone, words, stories, bytes, keeper }
  await noteFact('front', front)
}
