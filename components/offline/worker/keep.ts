import { FRONT_EVERY_MS, SAVED_EVERY_MS } from '#lib/offline/model.ts'
import { FRAME_STORE, keepFront } from './keep-front.ts'
import { keepSaved } from './keep-saved.ts'
import { askManifest, type Errand, locked, newErrand, PREFIX } from './person.ts'
import { FILES_STORE } from './print.ts'
import { forgetFact, isStoreless, noteFact, recallFact, surely } from './store.ts'

/** Keeps what is due: the front once an hour, what is saved once in five minutes; all of it after a new build, for another reader, or with `now`. */
export function keepWhatIsDue(now: boolean): Promise<boolean> {
  return locked(async () => {
    if (await isStoreless()) return false
    const [front, saved, looked, stale, keeper] = await Promise.all([
      recallFact('front'),
      recallFact('saved'),
      recallFact('looked'),
      recallFact('stale'),
      surely(),
    ])
    const isAnothers = front?.keeper?.session !== keeper?.session
    const old = Date.now() - (front?.at ?? 0) >= FRONT_EVERY_MS
    const frontDue = now || stale || front?.build !== BUILD || isAnothers || old
    const savedDue = frontDue || saved?.build !== BUILD || Date.now() - (looked ?? 0) >= SAVED_EVERY_MS
    if (!savedDue) return true
    return keeping(async (errand) => {
      const manifest = await askManifest(errand)
      if (frontDue) await keepFront(manifest, errand)
      await keepSaved(manifest, errand, stale === true)
      await forgetFact('stale')
      await clearOut()
    })
  })
}

let saving: Promise<boolean> | null = null

/** After something was saved: only what is saved is looked through. Several who want that before it has begun want the same. */
export function keepSavedNow(): Promise<boolean> {
  saving ??= locked(() => {
    saving = null
    return keeping(async (errand) => keepSaved(await askManifest(errand), errand, false))
  })
  return saving
}

/** After somebody was muted, or no longer: what was kept before shows what it should not, or lacks what it should show. */
export async function keepAfterMute(): Promise<boolean> {
  await noteFact('stale', true).catch(() => {})
  return keepWhatIsDue(false)
}

/** What an older worker has kept is kept anew, without waiting for its front to be opened: its style sheets are another build's. */
export async function keepAfterUpdate(): Promise<void> {
  const front = await recallFact('front')
  if (front && front.build !== BUILD) await keepWhatIsDue(false)
}

/** Whether it was kept; a store that is full is said on the page about it, anything else is tried again next time. */
async function keeping(work: (errand: Errand) => Promise<void>): Promise<boolean> {
  try {
    await work(newErrand())
    await forgetFact('full')
    return true
  } catch (problem) {
    const isFull = problem instanceof DOMException && problem.name === 'QuotaExceededError'
    if (isFull) await noteFact('full', true).catch(() => {})
    return false
  }
}

/** What an earlier build or an earlier front has left. */
async function clearOut(): Promise<void> {
  const [front, saved] = await Promise.all([recallFact('front'), recallFact('saved')])
  const living = new Set([front?.cache, saved?.cache, FILES_STORE, FRAME_STORE])
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !living.has(name)) await caches.delete(name)
}
