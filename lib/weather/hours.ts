import { dayOf } from '#lib/editions/times.ts'
import type { Place } from '#lib/places/model.ts'
import { hourIn } from './calendar.ts'
import type { Weather, WeatherDay, WeatherHour } from './model.ts'

const HOUR_MS = 3_600_000
/** Forecast days shown after today. */
const DAYS_AHEAD = 5
/** A day with fewer hours than this is the ragged end of a forecast: its high and low would be wrong. */
const FEWEST_HOURS = 4

/**
 * The hour that holds at an instant: the latest begun, else (a forecast that begins later, or another clock) the
 * first to come. Null if there is none.
 */
export function hourAt(hours: readonly WeatherHour[], now: Date): WeatherHour | null {
  const begun = hours.filter((hour) => Date.parse(hour.at) <= now.getTime())
  return begun.at(-1) ?? hours[0] ?? null
}

/**
 * The same answer read at a later instant, where the provider says that it still holds.
 * A value from the future counts as of now, so that its age is never negative.
 */
export function weatherAt(weather: Omit<Weather, 'at' | 'celsius' | 'sky' | 'night'>, now: Date): Weather | null {
  const hour = hourAt(weather.hours, now)
  if (!hour) return null
  const at = new Date(Math.min(Date.parse(hour.at), now.getTime())).toISOString()
  return { ...weather, ...hour, at }
}

/** Hours that may still be asked for: the one under way and the day after it. */
export function hoursToKeep(hours: readonly WeatherHour[], now: Date): WeatherHour[] {
  const current = hourAt(hours, now)
  const from = current ? Date.parse(current.at) : now.getTime()
  return hours.filter((hour) => {
    const ahead = Date.parse(hour.at) - from
    return ahead >= 0 && ahead <= 24 * HOUR_MS
  })
}

/** High, low and sky of today and the days to come, in the place's calendar, from hourly values. */
export function daysOf(hours: readonly WeatherHour[], place: Place, now: Date): WeatherDay[] {
  const today = dayOf(now, place.timeZone)
  const byDay = Map.groupBy(hours, (hour) => dayOf(new Date(hour.at), place.timeZone))
  return [...byDay]
    .filter(([day, held]) => day >= today && (day === today || held.length >= FEWEST_HOURS))
    .slice(0, DAYS_AHEAD + 1)
    .map(([day, held]) => {
      const values = held.map((hour) => hour.celsius)
      return { day, high: Math.max(...values), low: Math.min(...values), sky: middaySky(held, place) }
    })
}

function middaySky(hours: readonly WeatherHour[], place: Place): WeatherHour['sky'] {
  const distance = (hour: WeatherHour) => Math.abs(hourIn(place.timeZone, new Date(hour.at)) - 13)
  return hours.toSorted((a, b) => distance(a) - distance(b))[0]?.sky ?? null
}

/** A forecast knows only what is left of today; the morning's reading remembers the rest. */
export function rememberToday(next: Weather, previous: Weather | null): Weather {
  const [today, ...later] = next.days
  const known = previous?.days.find((day) => day.day === today?.day)
  if (!today || !known) return next
  return {
    ...next,
    days: [{ ...today, high: Math.max(today.high, known.high), low: Math.min(today.low, known.low) }, ...later],
  }
}
