import { log } from '#lib/log.ts'

/** After a turn that failed, the next one is begun so much later. */
const AFTER_FAILURE_MS = 10_000

export type Turns = {
  /** Something may be due: a turn begins, or one more follows the one under way. */
  wake(): void
  /** What is taken after `stop()` was called has to be given back. */
  isStopping(): boolean
  /** Waits for the turn under way; none follows. */
  stop(): Promise<void>
}

/**
 * One turn after the other, each when it is due or when somebody wakes it; never two at once.
 *
 * @param take does what is due; milliseconds until there may be more
 * @param failure what the log says of a turn that failed
 */
export function openTurns(take: () => Promise<number>, failure: string): Turns {
  let stopping = false
  let again = false
  let sleep: NodeJS.Timeout | undefined
  let turning: Promise<void> | null = null

  function wake(): void {
    if (stopping) return
    again = true
    turning ??= turn().finally(() => {
      turning = null
      // Woken between the last look and here.
      if (again) wake()
    })
  }

  async function turn(): Promise<void> {
    while (again && !stopping) {
      again = false
      clearTimeout(sleep)
      let wait = AFTER_FAILURE_MS
      try {
        wait = await take()
      } catch (error) {
        log('error', failure, { error: String(error) })
      }
      if (!stopping) sleep = setTimeout(wake, wait)
    }
  }

  return {
    wake,
    isStopping: () => stopping,
    async stop() {
      stopping = true
      clearTimeout(sleep)
      await turning
      clearTimeout(sleep)
    },
  }
}
