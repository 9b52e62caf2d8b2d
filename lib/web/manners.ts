/** Gives back a turn. `slow`: the host let us wait until a limit ended it. */
export type EndTurn = (slow: boolean) => void

export type Manners = {
  /** Waits for this host's turn. @throws the reason of `signal` if that comes first */
  turn(host: string, signal: AbortSignal): Promise<EndTurn>
}

type Waiting = { host: string; start(): void }

/**
 * One request at a time to a host, `pauseMs` between the end of one and the start of the next, `hostsAtOnce`
 * hosts at a time. First come first served among hosts that are free; but hosts that were slow the last time
 * come after the others and take at most half the places, so that many sick ones cannot keep a good one waiting.
 */
export function openManners(pauseMs: number, hostsAtOnce: number): Manners {
  const waiting: Waiting[] = []
  const busy = new Set<string>()
  /** When a host may be asked again, by the monotonic clock. */
  const restUntil = new Map<string, number>()
  const slowHosts = new Set<string>()
  const slowPlaces = Math.max(1, Math.floor(hostsAtOnce / 2))
  let timer: NodeJS.Timeout | undefined

  const isFree = ({ host }: Waiting, now: number) => !busy.has(host) && (restUntil.get(host) ?? 0) <= now

  const next = (now: number): Waiting | undefined => {
    if (busy.size >= hostsAtOnce) return undefined
    const good = waiting.find((one) => !slowHosts.has(one.host) && isFree(one, now))
    if (good) return good
    const slowBusy = [...busy].filter((host) => slowHosts.has(host)).length
    return slowBusy < slowPlaces ? waiting.find((one) => isFree(one, now)) : undefined
  }

  const forgetRested = (now: number) => {
    for (const [host, until] of restUntil) if (until <= now) restUntil.delete(host)
  }

  const run = () => {
    const now = performance.now()
    forgetRested(now)
    for (let one = next(now); one; one = next(now)) {
      waiting.splice(waiting.indexOf(one), 1)
      busy.add(one.host)
      one.start()
    }
    clearTimeout(timer)
    const rests = waiting.flatMap((one) => restUntil.get(one.host) ?? [])
    if (rests.length > 0) timer = setTimeout(run, Math.max(1, Math.ceil(Math.min(...rests) - now)))
  }

  const endTurn = (host: string): EndTurn => {
    let ended = false
    return (slow) => {
      if (ended) return
      ended = true
      busy.delete(host)
      if (slow) slowHosts.add(host)
      else slowHosts.delete(host)
      restUntil.set(host, performance.now() + pauseMs)
      run()
    }
  }

  return {
    turn(host, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const leave = () => {
          waiting.splice(waiting.indexOf(one), 1)
          reject(signal.reason)
        }
        const one: Waiting = {
          host,
          start() {
            signal.removeEventListener('abort', leave)
            resolve(endTurn(host))
          },
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.push(one)
        run()
      })
    },
  }
}
