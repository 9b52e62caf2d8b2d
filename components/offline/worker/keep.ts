import { facesOf, sheetsOf, withoutPictures } from '#lib/offline/dress.ts'
import {
  FRONT_EVERY_MS,
  type Manifest,
  MOST_FRONT_BYTES,
  MOST_SAVED_BYTES,
  READING_HEADER,
  type Readable,
  SAVED_EVERY_MS,
} from '#lib/offline/model.ts'
import { FRAME, KEPT_HEADERS } from './kept.ts'
import { forgetFact, type KeptFront, type KeptSaved, noteFact, recallFact } from './store.ts'

const PREFIX = 'broadsheet-'
const filesCache = () => `${PREFIX}files-${BUILD}`

/** Whoever has just gone: what is under way for them comes to nothing. */
let departures = 0

/** Keeps what is due: the front once an hour, what is saved once in five minutes; all of it after a new build, or with `now`. */
export function keepWhatIsDue(now: boolean): Promise<boolean> {
  return locked('broadsheet-keep', async () => {
    const [front, saved, looked] = await Promise.all([recallFact('front'), recallFact('saved'), recallFact('looked')])
    const frontDue = now || front?.build !== BUILD || Date.now() - front.at >= FRONT_EVERY_MS
    const savedDue = frontDue || saved?.build !== BUILD || Date.now() - (looked ?? 0) >= SAVED_EVERY_MS
    if (!savedDue) return true
    return keeping(async () => {
      const manifest = await askManifest()
      if (frontDue) await keepFront(manifest)
      await keepSaved(manifest)
      await clearOut()
    })
  })
}

/** After something was saved: only what is saved is looked through. */
export const keepSavedNow = (): Promise<boolean> =>
  locked('broadsheet-keep', () => keeping(async () => keepSaved(await askManifest())))

/** Whether it was kept; a store that is full is said on the page about it, anything else is tried again next time. */
async function keeping(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    await forgetFact('full')
    return true
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'QuotaExceededError') await noteFact('full', true)
    return false
  }
}

function locked<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, work) as Promise<T>
}

/** Asks whose browser this is now, and takes away what belongs to somebody else. @throws where the paper does not answer */
async function askManifest(): Promise<Manifest> {
  const response = await fetch('/api/offline', { cache: 'no-store', headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(String(response.status))
  // The border: our own route (app/api/offline).
  const manifest = (await response.json()) as Manifest
  const before = (await recallFact('saved'))?.keeper ?? (await recallFact('keeper'))
  if (before && before.session !== manifest.keeper?.session) await takeAway()
  if (manifest.keeper) await noteFact('keeper', manifest.keeper)
  else await forgetFact('keeper')
  await forgetFact('unsure')
  return manifest
}

/** Finds out whether somebody has signed in or out. Where that cannot be known now, nothing of a person is shown until it is. */
export async function checkKeeper(): Promise<void> {
  await noteFact('unsure', true)
  await locked('broadsheet-keep', () => keeping(async () => void (await askManifest())))
}

/** A session is over: nothing that was kept for it stays. What waits to be sent is its person's, and stays where it is not said otherwise. */
export function forgetPerson(): Promise<void> {
  departures += 1
  return locked('broadsheet-keep', takeAway)
}

async function takeAway(): Promise<void> {
  await Promise.all([forgetFact('saved'), forgetFact('keeper'), forgetFact('looked')])
  for (const name of await caches.keys()) if (name.startsWith(`${PREFIX}saved-`)) await caches.delete(name)
}

/** Nothing is kept any more, of anybody; what waits to be sent is no copy of anything, and stays. */
export function emptyKept(): Promise<void> {
  departures += 1
  return locked('broadsheet-keep', async () => {
    await Promise.all((['front', 'saved', 'looked', 'files', 'full'] as const).map(forgetFact))
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
  })
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** A page in its light form. @returns null where there is none at that address any more @throws where the paper does not answer */
async function lightPage(path: string, init: RequestInit): Promise<{ page: Response; html: string } | null> {
  const headers = { ...init.headers, 'save-data': 'on', accept: 'text/html' }
  const response = await fetch(path, { ...init, headers, cache: 'no-store' })
  if (response.status >= 500 || response.status === 429) throw new Error(String(response.status))
  if (!response.ok || !/^text\/html/.test(response.headers.get('content-type') ?? '')) return null
  const html = withoutPictures(await response.text())
  const kept = new Headers()
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name)
    if (value !== null) kept.set(name, value)
  }
  // Another answer than the one that came: whoever was led on to it would not be let in with that.
  return { page: new Response(html, { headers: kept }), html }
}

/** The front and its stories as everybody has them, asked for without a cookie, in a store of their own; the one before goes when all is there. */
async function keepFront(manifest: Manifest): Promise<void> {
  const name = `${PREFIX}front-${BUILD}-${Date.now()}`
  const cache = await caches.open(name)
  const asNobody: RequestInit = { credentials: 'omit', headers: { [READING_HEADER]: manifest.reading } }
  const stories: Readable[] = []
  const sheets = new Set<string>()
  const began = departures
  let bytes = 0
  try {
    for (const item of [{ href: FRAME, headline: '' }, { href: '/', headline: '' }, ...manifest.front]) {
      const found = await lightPage(item.href, asNobody)
      if (began !== departures) throw new Error('emptied meanwhile')
      if (!found) continue
      const size = bytesOf(found.html)
      if (bytes + size > MOST_FRONT_BYTES) break
      bytes += size
      for (const sheet of sheetsOf(found.html)) sheets.add(sheet)
      await cache.put(item.href, found.page)
      if (item.headline) stories.push(item)
    }
    await keepFiles(sheets)
  } catch (problem) {
    await caches.delete(name)
    throw problem
  }
  const { language, timeZone, words } = manifest
  const front: KeptFront = { at: Date.now(), build: BUILD, cache: name, language, timeZone, words, stories, bytes }
  await noteFact('front', front)
}

/** Style sheets and the typefaces that they name. Their names change with what is in them: each is asked for once. */
async function keepFiles(sheets: Iterable<string>): Promise<void> {
  const cache = await caches.open(filesCache())
  const wanted = [...sheets]
  for (const path of wanted) {
    const kept = (await cache.match(path)) ?? (await fetch(path))
    if (!kept.ok) continue
    const css = await kept.clone().text()
    for (const face of facesOf(css)) {
      const { pathname } = new URL(face, new URL(path, location.href))
      if (!wanted.includes(pathname)) wanted.push(pathname)
    }
    if (!(await cache.match(path))) await cache.put(path, kept)
  }
  let bytes = 0
  for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0
  await noteFact('files', bytes)
}

/** What somebody saved, as they read it, in a store that is theirs and this session's. What is there already stays. */
async function keepSaved(manifest: Manifest): Promise<void> {
  const { keeper, saved } = manifest
  if (!keeper) return
  const began = departures
  const name = `${PREFIX}saved-${BUILD}-${keeper.session}`
  const cache = await caches.open(name)
  const before = await recallFact('saved')
  const sizes = new Map(before?.cache === name ? before.items.map(({ href, bytes }) => [href, bytes] as const) : [])
  const items: KeptSaved['items'] = []
  const sheets = new Set<string>()
  let bytes = 0
  /** @returns what it takes; null where it has no page or no room */
  const keepOne = async (href: string): Promise<number | null> => {
    const found = await lightPage(href, { credentials: 'same-origin' })
    if (began !== departures) throw new Error('gone meanwhile')
    if (!found) return null
    const size = bytesOf(found.html)
    if (bytes + size > MOST_SAVED_BYTES) return null
    for (const sheet of sheetsOf(found.html)) sheets.add(sheet)
    await cache.put(href, found.page)
    return size
  }
  const note = async (left: number) => {
    const { language, timeZone } = manifest
    await noteFact('saved', {
      at: Date.now(),
      build: BUILD,
      cache: name,
      language,
      timeZone,
      keeper,
      items,
      left,
      bytes,
    })
  }
  bytes += (await keepOne('/saved')) ?? 0
  for (const [index, item] of saved.entries()) {
    const size = sizes.get(item.href) ?? (await keepOne(item.href))
    if (size === null || bytes + size > MOST_SAVED_BYTES) continue
    bytes += size
    items.push({ ...item, bytes: size })
    // A worker may be ended at any time: what it has is not asked for again.
    if (index % 20 === 19) await note(saved.length - items.length)
  }
  await keepFiles(sheets)
  if (began !== departures) throw new Error('gone meanwhile')
  await note(saved.length - items.length)
  await noteFact('looked', Date.now())
  const wanted = new Set(
    ['/saved', ...items.map(({ href }) => href)].map((href) => new URL(href, location.href).pathname),
  )
  for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request)
}

/** What an earlier build or an earlier front has left. */
async function clearOut(): Promise<void> {
  const [front, saved] = await Promise.all([recallFact('front'), recallFact('saved')])
  const living = new Set([front?.cache, saved?.cache, filesCache()])
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !living.has(name)) await caches.delete(name)
}
