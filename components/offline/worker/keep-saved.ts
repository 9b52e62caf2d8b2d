import { type Manifest, MOST_SAVED_BYTES } from '#lib/offline/model.ts'
import { type Errand, OWN_STORE } from './person.ts'
import { bytesKept, keepFiles, printOf } from './print.ts'
import { type KeptSaved, noteFact, recallFact } from './store.ts'

/** Between two looks at it, so many pages are put down at most without its being noted: a worker may be ended at any time. */
const NOTED_EVERY = 20

/**
 * What somebody saved, as they read it, in a store that is theirs and this session's. What is there already stays, as long as
 * it says the same; what is saved no longer goes.
 *
 * @param anew everything is asked for again
 */
export async function keepSaved(manifest: Manifest, errand: Errand, anew: boolean): Promise<void> {
  const { keeper, saved, language, timeZone } = manifest
  if (!keeper) return
  const name = `${OWN_STORE}saved-${BUILD}-${keeper.session}`
  const cache = await caches.open(name)
  const before = await recallFact('saved')
  const items: KeptSaved['items'] = []
  const sheets = new Set<string>()
  let bytes = 0
  /** @returns what it takes; null where it has no page or no room */
  const keepOne = async (href: string, version?: string): Promise<number | null> => {
    const known = version === undefined || anew ? null : await bytesKept(cache, href, version)
    const print = known === null ? await printOf(errand, href, { credentials: 'same-origin' }, version) : null
    const size = known ?? print?.bytes
    if (size === undefined || bytes + size > MOST_SAVED_BYTES) return null
    for (const sheet of print?.sheets ?? []) sheets.add(sheet)
    if (print) await cache.put(href, print.page)
    bytes += size
    return size
  }
  const note = async () => {
    errand.check()
    const left = manifest.savedInAll - items.length
    const kept = { at: Date.now(), build: BUILD, cache: name, language, timeZone, keeper, items, left, bytes }
    await noteFact('saved', kept)
  }
  await keepOne('/saved')
  for (const [index, item] of saved.entries()) {
    const size = await keepOne(item.href, item.version)
    if (size !== null) items.push({ ...item, bytes: size })
    // Where an earlier build has kept all of it, a part of it anew is no gain.
    if (index % NOTED_EVERY === NOTED_EVERY - 1 && (!before || before.cache === name)) await note()
  }
  await keepFiles(errand, sheets)
  await note()
  await noteFact('looked', Date.now())
  const wanted = new Set(
    ['/saved', ...items.map(({ href }) => href)].map((href) => new URL(href, location.href).pathname),
  )
  for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request)
}
