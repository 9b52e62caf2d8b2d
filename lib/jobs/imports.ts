import { type ImportContext, runImports } from '#lib/ingest/imports.ts'
import type { ClaimQueue } from './claim-queue.ts'
import { openTurns } from './turns.ts'

/** What waits is begun when it comes; besides, it is looked for so often. */
const LONGEST_SLEEP_MS = 60_000

/** Takes in what people bring from other programs, from now until `stop()`, which ends it after the batch under way. */
export function startImports(
  context: ImportContext,
  options: { hasRoom(): Promise<boolean>; done(): void },
): ClaimQueue {
  const stopping = new AbortController()
  const turns = openTurns(async () => {
    if ((await options.hasRoom()) && (await runImports(context, stopping.signal))) options.done()
    return LONGEST_SLEEP_MS
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
