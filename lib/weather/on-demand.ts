import { and, lt, notInArray } from 'drizzle-orm'
import { weatherReadings } from '#drizzle/schema/index.ts'
import { log } from '#lib/log.ts'
import type { Place } from '#lib/places/model.ts'
import { refreshWeather, type WeatherContext } from './refresh.ts'

const HOUR_MS = 3_600_000
/** Places of readers that are kept fresh in any one hour, of the whole paper … */
const PLACES_AN_HOUR = 120
/** … and of one client's address: whoever asks for the world gets place and date. */
const PLACES_OF_ONE = 6
/** A reading that nobody has asked for in so long goes. */
const KEPT_MS = 48 * HOUR_MS

export type OnDemand = {
  /**
   * Somebody looks at this place's bar. Its reading is renewed behind their back where it is due; nothing waits for it.
   *
   * @param address whom the wish counts against; kept in memory alone, for an hour
   */
  want(place: Place, address: string): void
  /** Settles when nothing is asked any more. */
  idle(): Promise<void>
}

/**
 * Weather for the places that readers choose. Bounded: one place at a time, and so many new places an hour, so that a
 * stranger who asks for every place of the list causes a few requests and not thousands.
 *
 * @param renewed is told of a place that has a new reading
 */
export function weatherOnDemand(
  context: WeatherContext,
  renewed: (place: Place) => void,
  { perHour = PLACES_AN_HOUR, perAddress = PLACES_OF_ONE } = {},
): OnDemand {
  /** When each place was let in, and for whom. */
  const admitted = new Map<number, { at: number; address: string }>()
  const waiting = new Map<number, Place>()
  let working: Promise<void> | null = null

  function isLetIn(place: Place, address: string): boolean {
    const now = context.now().getTime()
    for (const [id, { at }] of admitted) if (at <= now - HOUR_MS) admitted.delete(id)
    if (admitted.has(place.id)) return true
    const own = [...admitted.values()].filter((one) => one.address === address).length
    if (admitted.size >= perHour || own >= perAddress) return false
    admitted.set(place.id, { at: now, address })
    return true
  }

  async function work(): Promise<void> {
    for (;;) {
      const [next] = waiting.values()
      if (!next) return
      waiting.delete(next.id)
      try {
        if ((await refreshWeather(context, next)) === 'renewed') renewed(next)
      } catch (problem) {
        log('warn', 'weather.not-asked', { problem: String(problem) })
      }
    }
  }

  return {
    want(place, address) {
      if (context.config.weather.provider === 'none' || !isLetIn(place, address)) return
      waiting.set(place.id, place)
      working ??= work().finally(() => {
        working = null
      })
    },
    idle: async () => (await working) ?? undefined,
  }
}

/** Takes away the readings of places that nobody looks at any more; those of `keep` stay whatever their age. */
export async function dropOldReadings({ db, now }: Pick<WeatherContext, 'db' | 'now'>, keep: number[]): Promise<void> {
  const old = lt(weatherReadings.fetchedAt, new Date(now().getTime() - KEPT_MS))
  await db.delete(weatherReadings).where(keep.length ? and(old, notInArray(weatherReadings.placeId, keep)) : old)
}
