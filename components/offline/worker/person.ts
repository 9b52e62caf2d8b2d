import { ANSWER_MS, type Manifest } from '#lib/offline/model.ts'
import type { Lasting } from './scope.ts'
import { forgetFact, forgetUnsure, isUnsure, noteFact, noteUnsure, recallFact } from './store.ts'

export const PREFIX = 'broadsheet-'
/** Caches of one session: their names begin so and hold its digest, so that they are known without a database, too. */
export const OWN_STORE = `${PREFIX}own-`

/** Whoever has just gone: what is under way for them comes to nothing. */
let departures = 0
let underWay = new AbortController()

/** What runs for whoever was here stops at once; what it asks for is not waited for. */
function depart(): void {
  departures += 1
  underWay.abort()
  underWay = new AbortController()
}

/** Of the time when this was asked for: whether it is still for the same person, and whether the network takes too long. */
export type Errand = { ask(path: string, init?: RequestInit): Promise<Response>; check(): void }

/** Something asked for in the background. @throws from `ask` and `check` as soon as somebody has left */
export function newErrand(): Errand {
  const began = departures
  const { signal } = underWay
  const check = () => {
    if (began !== departures) throw new Error('somebody has left meanwhile')
  }
  return {
    check,
    async ask(path, init) {
      const answer = await fetch(path, {
        cache: 'no-store',
        ...init,
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      })
      check()
      return answer
    },
  }
}

/** One at a time keeps or takes away. */
export function locked<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('broadsheet-keep', work) as Promise<T>
}

/** Asks whose browser this is now, and takes away what belongs to somebody else. @throws where the paper does not answer */
export async function askManifest({ ask, check }: Errand): Promise<Manifest> {
  const response = await ask('/api/offline', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(String(response.status))
  // The border: our own route (app/api/offline).
  const manifest = (await response.json()) as Manifest
  check()
  await takeAway(manifest.keeper?.session ?? null)
  const { keeper, words, language, timeZone } = manifest
  if (keeper) await noteFact('keeper', keeper)
  else await forgetFact('keeper')
  await noteFact('words', { words, language, timeZone })
  await forgetUnsure()
  return manifest
}

/** All that was kept for another session than this one. */
async function takeAway(session: string | null): Promise<void> {
  const [front, saved, keeper] = await Promise.all([recallFact('front'), recallFact('saved'), recallFact('keeper')])
  const isOthers = (whose: { session: string } | null | undefined) => whose && whose.session !== session
  if (isOthers(keeper)) await forgetFact('keeper')
  if (isOthers(front?.keeper)) await forgetFact('front')
  if (isOthers(saved?.keeper)) await Promise.all([forgetFact('saved'), forgetFact('looked')])
  for (const name of await caches.keys()) {
    // An older worker called its stores of what is saved otherwise.
    const isOwn = name.startsWith(OWN_STORE) || name.startsWith(`${PREFIX}saved-`)
    if (isOwn && !(session && name.includes(session))) await caches.delete(name)
  }
}

/** Somebody has signed in or out, perhaps: until it is known who is here, nothing of a person is shown. Nobody waits for the answer. */
export async function checkKeeper(event: Lasting): Promise<void> {
  depart()
  await noteUnsure()
  event.waitUntil(findKeeper())
}

/** @returns whether it is known now */
export async function findKeeper(): Promise<boolean> {
  if (!(await isUnsure())) return true
  return locked(() => askManifest(newErrand())).then(
    () => true,
    () => false,
  )
}

/**
 * A session is over: nothing that was kept for it stays. What waits to be sent is its person's, and stays where it is not said
 * otherwise.
 */
export async function forgetPerson(event: Lasting): Promise<void> {
  depart()
  await noteUnsure()
  await takeAway(null)
  // What was under way may have put something down just then.
  event.waitUntil(locked(() => takeAway(null)).then(findKeeper))
}

/** Nothing is kept any more, of anybody; what waits to be sent is no copy of anything, and stays. */
export function emptyKept(): Promise<void> {
  depart()
  return locked(async () => {
    await Promise.all((['front', 'saved', 'looked', 'files', 'full', 'stale'] as const).map(forgetFact))
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
  })
}
