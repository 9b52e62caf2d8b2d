import { z } from 'zod'
import { daysOf, hoursToKeep, weatherAt } from './hours.ts'
import type { Sky, WeatherHour } from './model.ts'
import type { Provider } from './provider.ts'
import { isNight } from './sun.ts'

const summary = z.object({ summary: z.object({ symbol_code: z.string() }) }).optional()

const Answer = z.object({
  properties: z.object({
    timeseries: z
      .array(
        z.object({
          time: z.iso.datetime({ offset: true }),
          data: z.object({
            instant: z.object({ details: z.object({ air_temperature: z.number().min(-100).max(70) }) }),
            next_1_hours: summary,
            next_6_hours: summary,
            next_12_hours: summary,
          }),
        }),
      )
      .min(1)
      .max(1_000),
  }),
})

/** Its words for the sky, without `_day`, `_night`, `_polartwilight`; the heaviest part of the name decides. */
const SYMBOLS: [RegExp, Sky][] = [
  [/thunder/, 'thunder'],
  [/sleet/, 'sleet'],
  [/snow/, 'snow'],
  [/rain/, 'rain'],
  [/^fog/, 'fog'],
  [/^clearsky/, 'clear'],
  [/^fair/, 'fair'],
  [/^partlycloudy/, 'partly'],
  [/^cloudy/, 'cloudy'],
]

export function skyOfSymbol(symbol: string): Sky | null {
  return SYMBOLS.find(([pattern]) => pattern.test(symbol))?.[1] ?? null
}

/**
 * Locationforecast 2.0, compact. No key; wants a User-Agent that names us (the web room's) and at most 4 decimals.
 *
 * @see https://api.met.no/doc/TermsOfService
 */
export const metNorway: Provider = {
  name: 'met-norway',

  addressFor(place, base) {
    const at = `lat=${decimals(place.latitude)}&lon=${decimals(place.longitude)}`
    return `${base ?? 'https://api.met.no'}/weatherapi/locationforecast/2.0/compact?${at}`
  },

  read(answer, place, now) {
    const parsed = Answer.safeParse(answer)
    if (!parsed.success) return null
    const hours = parsed.data.properties.timeseries
      .map(({ time, data }): WeatherHour => {
        const at = new Date(time)
        const symbol = (data.next_1_hours ?? data.next_6_hours ?? data.next_12_hours)?.summary.symbol_code ?? ''
        const celsius = data.instant.details.air_temperature
        return { at: at.toISOString(), celsius, sky: skyOfSymbol(symbol), night: isNight(at, place) }
      })
      .sort((a, b) => a.at.localeCompare(b.at))
    return weatherAt({ hours: hoursToKeep(hours, now), days: daysOf(hours, place, now) }, now)
  },
}

/** At most 4 decimals, as the provider asks; the list of places has 2. */
const decimals = (degrees: number) => String(Number(degrees.toFixed(4)))
