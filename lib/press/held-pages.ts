import type { Sheet } from './sheet.ts'

/** What can be held: it says whether it may be, and how large it is and becomes. */
export type Holdable = Pick<Sheet, 'holds' | 'bytes' | 'onGrow'>

/** A page is sent as it is for so long after it was printed … */
const FRESH_MS = 20_000
/** … and until then still once more while it is printed anew: relative times and the bar change with the minute. */
const LONGEST_MS = 60_000
/** Whoever asks for a page that is held, and too old, waits so long for a new one. */
const PATIENCE_MS = 5_000
/** How soon a page that could not be printed is tried again. */
const REST_MS = 3_000
/** Bytes of all held pages in all their forms. */
const LARGEST = 64 * 1024 * 1024

/** The store does not answer: what is held is all that there is. */
export class StoreAway extends Error {
  override name = 'StoreAway'
}

type Held<S> = {
  sheet: S
  tags: readonly string[]
  printedAt: number
  /** It shows what is no longer so: sent only where nothing better can be had. */
  recalled: boolean
  /** It could not be printed anew, and is not tried again before; 0 while all is well. */
  restsUntil: number
}
type Flight<S> = { tags: readonly string[]; recalled: boolean; printing: Promise<S> }

/** A page to send. `marked` where it is an old one, because a new one cannot be had: the reader is told. */
export type Taken<S = Sheet> = { sheet: S; ageSeconds: number; marked: boolean }

export type HeldPages<S extends Holdable = Sheet> = ReturnType<typeof holdPages<S>>

/**
 * Pages printed for nobody, kept to be sent to everybody. One printer a page at a time; the pages that were longest not
 * asked for go when there is no room.
 *
 * @param options `now` in milliseconds, any epoch; `largest` in bytes
 */
export function holdPages<S extends Holdable = Sheet>({ now = () => performance.now(), largest = LARGEST } = {}) {
  const held = new Map<string, Held<S>>()
  const flights = new Map<string, Flight<S>>()
  let bytes = 0
  /** While the store is away nobody waits for it. */
  let awayUntil = 0

  /**
   * The page of a key: held, or printed.
   *
   * @param print is called for one asker at a time; what it gives is kept if it `holds`
   * @throws what `print` throws where nothing is held
   */
  async function take(key: string, tags: readonly string[], print: () => Promise<S>): Promise<Taken<S>> {
    const found = held.get(key)
    if (!found) {
      if (isAway() && awayUntil > now()) throw new StoreAway()
      return { sheet: await fly(key, tags, print), ageSeconds: 0, marked: false }
    }
    // The last asked for is the last to go.
    held.delete(key)
    held.set(key, found)
    const age = now() - found.printedAt
    if (found.restsUntil || isAway()) {
      if (Math.max(found.restsUntil, awayUntil) <= now()) renew(key, tags, print)
      return taken(found, true)
    }
    if (!found.recalled && age < LONGEST_MS) {
      if (age >= FRESH_MS) renew(key, tags, print)
      return taken(found, false)
    }
    try {
      const sheet = await soon(fly(key, tags, print))
      if (sheet) return { sheet, ageSeconds: 0, marked: false }
      // Nobody else waits for what one has waited for in vain.
      found.restsUntil = now() + REST_MS
      return taken(found, true)
    } catch {
      return taken(found, true)
    }
  }

  const isAway = () => awayUntil > 0

  function taken({ sheet, printedAt }: Held<S>, marked: boolean): Taken<S> {
    return { sheet, ageSeconds: Math.floor((now() - printedAt) / 1_000), marked }
  }

  function renew(key: string, tags: readonly string[], print: () => Promise<S>): void {
    // Its failure is noted in the flight; whoever asked has an answer.
    fly(key, tags, print).catch(() => undefined)
  }

  function fly(key: string, tags: readonly string[], print: () => Promise<S>): Promise<S> {
    const under = flights.get(key)
    if (under) return under.printing
    const begun = now()
    const flight: Flight<S> = { tags, recalled: false, printing: print() }
    flight.printing = flight.printing
      .then(
        (sheet) => {
          awayUntil = 0
          // What it read may be from before the recall.
          if (flight.recalled) return sheet
          drop(key)
          if (sheet.holds) keep(key, { sheet, tags, printedAt: begun, recalled: false, restsUntil: 0 })
          return sheet
        },
        (problem: unknown) => {
          const found = held.get(key)
          if (found) found.restsUntil = now() + REST_MS
          if (problem instanceof StoreAway) awayUntil = now() + REST_MS
          throw problem
        },
      )
      .finally(() => {
        if (flights.get(key) === flight) flights.delete(key)
      })
    flights.set(key, flight)
    return flight.printing
  }

  function keep(key: string, page: Held<S>): void {
    held.set(key, page)
    bytes += page.sheet.bytes()
    page.sheet.onGrow((more) => {
      bytes += more
      makeRoom()
    })
    makeRoom()
  }

  function makeRoom(): void {
    for (const key of held.keys()) {
      if (bytes <= largest) return
      drop(key)
    }
  }

  function drop(key: string): void {
    const page = held.get(key)
    if (!page) return
    held.delete(key)
    bytes -= page.sheet.bytes()
    page.sheet.onGrow(null)
  }

  /** From now on no page that shows any of these is sent before it was printed again, unless it cannot be. */
  function recall(...tags: string[]): void {
    const shows = (page: { tags: readonly string[] }) => page.tags.some((tag) => tags.includes(tag))
    for (const page of held.values()) if (shows(page)) page.recalled = true
    for (const [key, flight] of flights) {
      if (!shows(flight)) continue
      flight.recalled = true
      flights.delete(key)
    }
  }

  return { take, recall, isAway, bytes: () => bytes }
}

/** The page, or null where it takes too long; it is kept when it comes. */
async function soon<S>(printing: Promise<S>): Promise<S | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((settle) => {
    timer = setTimeout(settle, PATIENCE_MS, null)
  })
  return Promise.race([printing, late]).finally(() => clearTimeout(timer))
}
