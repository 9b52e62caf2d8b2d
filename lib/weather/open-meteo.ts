import { z } from 'zod'
import { dayOf } from '#lib/editions/times.ts'
import { daysOf, hoursToKeep, weatherAt } from './hours.ts'
import { SKIES, type Sky, type WeatherDay, type WeatherHour } from './model.ts'
import type { Provider } from './provider.ts'
import { isNight } from './sun.ts'

const temperature = z.number().min(-100).max(70).nullish()
const code = z.number().nullish()
/** Unix seconds as we ask, or (mirrors, other settings) the place's clock without a zone, or a bare day. */
const time = z.union([z.number(), z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/)])

const Answer = z.object({
  utc_offset_seconds: z.number().default(0),
  current: z.object({ time, temperature_2m: temperature, weather_code: code }).optional(),
  hourly: z
    .object({
      time: z.array(time).max(1_000),
      temperature_2m: z.array(temperature),
      weather_code: z.array(code).optional(),
    })
    .optional(),
  daily: z
    .object({
      time: z.array(time).max(32),
      temperature_2m_max: z.array(temperature),
      temperature_2m_min: z.array(temperature),
      weather_code: z.array(code).optional(),
    })
    .optional(),
})
type Answer = z.infer<typeof Answer>
type Time = z.infer<typeof time>

/** The WMO codes that share a word. A code that is not here has none: then the sky is left out. */
const CODES: Record<Sky, number[]> = {
  clear: [0],
  fair: [1],
  partly: [2],
  cloudy: [3],
  fog: [45, 48],
  drizzle: [51, 53, 55],
  rain: [61, 63, 65, 80, 81, 82],
  sleet: [56, 57, 66, 67],
  snow: [71, 73, 75, 77, 85, 86],
  thunder: [95, 96, 99],
}

export function skyOfCode(number: number | null | undefined): Sky | null {
  return SKIES.find((sky) => CODES[sky].includes(number ?? -1)) ?? null
}

/**
 * Celsius is asked always: one stored answer serves readers of both units.
 *
 * @see https://open-meteo.com/en/docs
 */
export const openMeteo: Provider = {
  name: 'open-meteo',

  addressFor(place, base, key) {
    const query = new URLSearchParams({
      latitude: place.latitude.toFixed(2),
      longitude: place.longitude.toFixed(2),
      current: 'temperature_2m,weather_code',
      hourly: 'temperature_2m,weather_code',
      daily: 'weather_code,temperature_2m_max,temperature_2m_min',
      timezone: place.timeZone,
      forecast_days: '6',
      timeformat: 'unixtime',
      ...(key ? { apikey: key } : {}),
    })
    const own = key ? 'https://customer-api.open-meteo.com' : 'https://api.open-meteo.com'
    return `${base ?? own}/v1/forecast?${query}`
  },

  read(answer, place, now) {
    const parsed = Answer.safeParse(answer)
    if (!parsed.success) return null
    const hours = readHours(parsed.data, (at) => isNight(at, place))
    const days = readDays(parsed.data, place.timeZone)
    return weatherAt({ hours: hoursToKeep(hours, now), days: days.length ? days : daysOf(hours, place, now) }, now)
  },
}

function readHours({ current, hourly, utc_offset_seconds: offset }: Answer, night: (at: Date) => boolean) {
  const read = (at: Date, celsius: number | null | undefined, sky: number | null | undefined): WeatherHour[] =>
    typeof celsius === 'number' ? [{ at: at.toISOString(), celsius, sky: skyOfCode(sky), night: night(at) }] : []
  const now = current ? read(instantOf(current.time, offset), current.temperature_2m, current.weather_code) : []
  const forecast = (hourly?.time ?? []).flatMap((time, index) =>
    read(instantOf(time, offset), hourly?.temperature_2m[index], hourly?.weather_code?.[index]),
  )
  // The value for now is finer than the hour that it stands in.
  const [reading] = now
  const later = reading ? forecast.filter((hour) => hour.at > reading.at) : forecast
  return [...now, ...later]
}

function readDays({ daily, utc_offset_seconds: offset }: Answer, timeZone: string): WeatherDay[] {
  return (daily?.time ?? []).flatMap((time, index) => {
    const [high, low] = [daily?.temperature_2m_max[index], daily?.temperature_2m_min[index]]
    if (typeof high !== 'number' || typeof low !== 'number') return []
    // A daily instant is the place's midnight; an hour later is surely inside the day, whatever the zone's rules.
    const inside = () => new Date(instantOf(time, offset).getTime() + 3_600_000)
    const day = typeof time === 'string' ? time.slice(0, 10) : dayOf(inside(), timeZone)
    return [{ day, high, low, sky: skyOfCode(daily?.weather_code?.[index]) }]
  })
}

function instantOf(time: Time, offsetSeconds: number): Date {
  if (typeof time === 'number') return new Date(time * 1000)
  return new Date(Date.parse(time.includes('T') ? `${time}Z` : `${time}T00:00Z`) - offsetSeconds * 1000)
}
