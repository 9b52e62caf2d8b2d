import type { ImportContext } from '#lib/ingest/import-batch.ts'
import { runImports } from '#lib/ingest/imports.ts'
import type { ClaimQueue } from './claim-queue.ts'
import { openTurns } from './turns.ts'

/** What waits is begun when it comes; besides, it is looked for so often. */
const LONGEST_SLEEP_MS = 60_000
/** What could not be taken in now is tried again so much later. */
const LATER_MS = 10_000
/** More than a thousand lines: the store had better look at its tables again. */
const MANY_STEPS = 10

/** Takes in what people bring from other programs, from now until `stop()`, which ends it after the batch under way. */
export function startImports(
  context: ImportContext,
  options: {
    hasRoom(): Promise<boolean>
    done(): void
    /** After a large one: the store learns what its tables hold now. */
    tidy(): Promise<void>
  },
): ClaimQueue {
  const stopping = new AbortController()
  const turns = openTurns(async () => {
    if (!(await options.hasRoom())) return LONGEST_SLEEP_MS
    const { is, steps } = await runImports({ ...context, tidy: options.tidy }, stopping.signal)
    if (is !== 'nothing') options.done()
    if (steps > MANY_STEPS && !stopping.signal.aborted) await options.tidy()
    return is === 'later' ? LATER_MS : LONGEST_SLEEP_MS
  }, 'imports cannot be taken in')
  turns.wake()
  return {
    wake: turns.wake,
    stop() {
      stopping.abort()
      return turns.stop()
    },
  }
}
