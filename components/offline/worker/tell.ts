import { timeOf } from '#lib/offline/dress.ts'
import type { OfflineState } from '#lib/offline/model.ts'
import { asShown } from '#lib/offline/queue.ts'
import { ownSaved } from './kept.ts'
import type { WorkerScope } from './scope.ts'
import { allWaiting, ownWaiting, recallFact } from './store.ts'

// The border: the same global object, by the name that it has in a worker.
export const worker = globalThis as unknown as WorkerScope

/** All that a page may show of what is kept and what waits. */
export async function stateNow(): Promise<OfflineState> {
  const [front, saved, files, full, own, all] = await Promise.all([
    recallFact('front'),
    ownSaved(),
    recallFact('files'),
    recallFact('full'),
    ownWaiting(),
    allWaiting(),
  ])
  const now = Date.now()
  const named = [...(front?.stories ?? []), ...(saved?.items ?? [])]
  const headlines = new Map(named.map(({ href, headline }) => [/(\d+)$/.exec(href)?.[1] ?? '', headline] as const))
  return {
    front: front
      ? {
          time: timeOf(front.at, now, front.language, front.timeZone),
          stories: front.stories.length,
          bytes: front.bytes,
        }
      : null,
    saved: saved
      ? {
          time: timeOf(saved.at, now, saved.language, saved.timeZone),
          count: saved.items.length,
          left: saved.left,
          bytes: saved.bytes,
        }
      : null,
    files: files ?? 0,
    full: full ?? false,
    waiting: own.map((change) => asShown(change, headlines)),
    others: all.length - own.length,
  }
}

/** Every open page hears how things are. */
export async function tellPages(): Promise<void> {
  const state = await stateNow()
  for (const page of await worker.clients.matchAll({ type: 'window' })) page.postMessage({ is: 'state', state })
}
