export type Lanes<T> = {
  push(items: readonly T[]): void
  /** How many wait or run. */
  size(): number
  /** Takes out what has not begun. */
  drop(): T[]
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>
}

/**
 * Runs work in a few lanes side by side, never two of one key at once: what waits for a slow host holds up nothing
 * but that host. `run` must not throw; what it throws is a bug and comes out of `idle()`.
 */
export function openLanes<T>(options: {
  width: number
  keyOf: (item: T) => string
  run: (item: T) => Promise<void>
}): Lanes<T> {
  const { width, keyOf, run } = options
  const waiting: T[] = []
  const busy = new Set<string>()
  let watchers: PromiseWithResolvers<void>[] = []
  let failure: { error: unknown } | null = null

  function serve(): void {
    while (busy.size < width) {
      const next = waiting.findIndex((item) => !busy.has(keyOf(item)))
      const [item] = next < 0 ? [] : waiting.splice(next, 1)
      if (item === undefined) break
      const key = keyOf(item)
      busy.add(key)
      run(item)
        .catch((error: unknown) => {
          failure ??= { error }
        })
        .finally(() => {
          busy.delete(key)
          serve()
        })
    }
    if (busy.size || waiting.length) return
    for (const watcher of watchers) failure ? watcher.reject(failure.error) : watcher.resolve()
    watchers = []
  }

  return {
    push(items) {
      waiting.push(...items)
      serve()
    },
    size: () => waiting.length + busy.size,
    drop: () => waiting.splice(0),
    idle() {
      const watcher = Promise.withResolvers<void>()
      watchers.push(watcher)
      serve()
      return watcher.promise
    },
  }
}
