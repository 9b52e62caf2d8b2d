import { log } from '#lib/log.ts'

/** Work begun at the start and again so long after it ended. Stopping waits for it: what takes long looks at the signal. */
export type PeriodicJob = { name: string; everySeconds: number; run(signal: AbortSignal): Promise<unknown> }

export function startPeriodic({ name, everySeconds, run }: PeriodicJob): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  function begin(): void {
    running = run(stopping.signal)
      .catch((error: unknown) => log('error', 'periodic work failed', { name, error: String(error) }))
      .then(() => {
        if (!stopping.signal.aborted) timer = setTimeout(begin, everySeconds * 1_000)
      })
  }
  begin()
  return {
    stop() {
      stopping.abort()
      clearTimeout(timer)
      return running
    },
  }
}
