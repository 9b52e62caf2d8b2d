import { timeOf } from '#lib/offline/dress.ts'
import type { OfflineState } from '#lib/offline/model.ts'
import { asShown, headlinesOf } from '#lib/offline/queue.ts'
import { ownFront, ownSaved } from './kept.ts'
import type { WorkerScope } from './scope.ts'
import { allWaiting, isStoreless, ownWaiting, recallFact } from './store.ts'

// The border: the same global object, by the name that it has in a worker.
export const worker = globalThis as unknown as WorkerScope

/** All that a page may show of what is kept and what waits. */
export async function stateNow(): Promise<OfflineState> {
  const [front, saved, files, full, own, all, storeless] = await Promise.all([
    ownFront(),
    ownSaved(),
    recallFact('files'),
    recallFact('full'),
    ownWaiting(),
    allWaiting(),
    isStoreless(),
  ])
  const now = Date.now()
  const headlines = headlinesOf(front ?? {}, saved ?? {})
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
    storeless,
    waiting: own.map((change) => asShown(change, headlines)),
    others: all.length - own.length,
  }
}

/** Every open page hears how things are. */
export async function tellPages(): Promise<void> {
  const state = await stateNow()
  for (const page of await worker.clients.matchAll({ type: 'window' })) page.postMessage({ is: 'state', state })
}
