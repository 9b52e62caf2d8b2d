import type { CurrentEdition, EditionWeather } from '#lib/editions/model.ts'
import { dayOf } from '#lib/editions/times.ts'
import type { Place } from '#lib/places/model.ts'
import { noonOf } from './calendar.ts'
import type { ProviderName, Reading, Sky } from './model.ts'
import { isNight, type SunTimes, sunTimes } from './sun.ts'
import { formatTemperature, type Unit } from './units.ts'

const PLAIN_MS = 90 * 60_000
const SHOWN_MS = 6 * 60 * 60_000
const NEXT_DAYS = 5

/** The date in three lengths: the bar gives the date up first when it is narrow. */
export type BarDate = { day: string; full: string; medium: string; short: string }

export type BarDay = { day: string; name: string; high: string; low: string; sky: Sky | null }

/** What the bar shows, in the words of the language but without the catalogue's. Nothing in it is foreign prose. */
export type BarLine = {
  place: string
  date: BarDate
  temperature: string | null
  sky: Sky | null
  night: boolean
  /** "14:15" where the value is old enough to say so. */
  asOf: string | null
  /** The sample edition's own line, and what its panel says instead of a forecast. */
  sample: boolean
  today: { high: string; low: string } | null
  days: BarDay[]
  sunrise: string | null
  sunset: string | null
  sun: SunTimes['always']
  /** Who is to be named in the panel. */
  provider: ProviderName | null
}

export type BarFacts = {
  reading: Reading | null
  edition: CurrentEdition | null
  /** The place that the sample's weather belongs to is the one shown. */
  samplePlace: boolean
  now: Date
  place: Place
  language: string
  unit: Unit
}

/**
 * The weather and date bar (rules §6): up to 90 minutes the value, up to 6 hours the value and its time, then place
 * and date only. While only the sample edition has been read and no provider has ever answered for its place, the
 * sample's own line.
 */
export function weatherLine(facts: BarFacts): BarLine {
  const { reading, edition, samplePlace } = facts
  if (!reading && samplePlace && edition?.sample && edition.weather) return editionLine(facts, edition)
  return reading ? liveLine(facts, reading) : bareLine(facts, dayOf(facts.now, facts.place.timeZone))
}

function liveLine(facts: BarFacts, { provider, weather }: Reading): BarLine {
  const { language, place, now, unit } = facts
  const today = dayOf(now, place.timeZone)
  const line = bareLine(facts, today)
  const age = Math.max(0, now.getTime() - Date.parse(weather.at))
  if (age > SHOWN_MS) return line
  const ahead = weather.days.filter((day) => day.day >= today)
  const whole = (celsius: number) => formatTemperature(celsius, language, unit, 0)
  const [first] = ahead
  return {
    ...line,
    temperature: formatTemperature(weather.celsius, language, unit),
    sky: weather.sky,
    night: isNight(now, place),
    asOf: age > PLAIN_MS ? clock(new Date(weather.at), place.timeZone, language) : null,
    today: first?.day === today ? { high: whole(first.high), low: whole(first.low) } : null,
    days: ahead
      .filter((day) => day.day > today)
      .slice(0, NEXT_DAYS)
      .map((day) => ({
        day: day.day,
        name: dayName(day.day, language),
        high: whole(day.high),
        low: whole(day.low),
        sky: day.sky,
      })),
    provider,
  }
}

/** The line of an edition as it was: the sample's (labelled so), or a back number's. */
export function editionLine(
  facts: Pick<BarFacts, 'place' | 'language' | 'unit'>,
  edition: { day: string; at: Date; sample: boolean; weather: EditionWeather | null },
): BarLine {
  const { language, unit, place } = facts
  const { weather } = edition
  const line = bareLine(facts, edition.day)
  if (!weather) return line
  const whole = (celsius: number) => formatTemperature(celsius, language, unit, 0)
  return {
    ...line,
    sample: edition.sample,
    temperature: formatTemperature(weather.celsius, language, unit),
    sky: weather.sky,
    night: isNight(edition.at, place),
    today: { high: whole(weather.high), low: whole(weather.low) },
  }
}

/** Place, date and sun: what needs no provider. */
function bareLine({ place, language }: Pick<BarFacts, 'place' | 'language'>, day: string): BarLine {
  const { sunrise, sunset, always } = sunTimes(day, place)
  const at = (instant: Date | null) => instant && clock(nearestMinute(instant), place.timeZone, language)
  return {
    place: place.name,
    date: barDate(day, language),
    temperature: null,
    sky: null,
    night: false,
    asOf: null,
    sample: false,
    today: null,
    days: [],
    sunrise: at(sunrise),
    sunset: at(sunset),
    sun: always,
    provider: null,
  }
}

/** "Sunday, August 10, 2025", "Sunday, August 10", "Sun, Aug 10", in the language's own order. */
export function barDate(day: string, language: string): BarDate {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, day: 'numeric', timeZone: 'UTC' }).format(noonOf(day, 'UTC'))
  return {
    day,
    full: format({ weekday: 'long', month: 'long', year: 'numeric' }),
    medium: format({ weekday: 'long', month: 'long' }),
    short: format({ weekday: 'short', month: 'short' }),
  }
}

function dayName(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(noonOf(day, 'UTC'))
}

const nearestMinute = (instant: Date) => new Date(Math.round(instant.getTime() / 60_000) * 60_000)

/** The hour as a timetable has it, except where the region's people say am and pm. */
function clock(instant: Date, timeZone: string, language: string): string {
  // A bare "en" is nobody's region: it is not taken for the US here either.
  const form = new Intl.Locale(language).region ? {} : { hourCycle: 'h23' as const }
  return new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', ...form }).format(instant)
}
