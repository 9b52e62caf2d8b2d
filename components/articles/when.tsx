import { clockTime, longDate, offsetInstant, shortDate } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** How long ago, in a word or two; from a day on, the date. */
export function Ago({ iso, view }: { iso: string; view: PageView }) {
  return <time dateTime={offsetInstant(iso, view.timeZone)}>{agoText(iso, view)}</time>
}

/** `10:42`, for a timetable; a story of another day says its date besides. */
export function TimeOfDay({ iso, view }: { iso: string; view: PageView }) {
  const { timeZone, language, now } = view
  const sameDay = longDate(iso, timeZone, language) === longDate(now.toISOString(), timeZone, language)
  return (
    <time dateTime={offsetInstant(iso, timeZone)}>
      {sameDay ? clockTime(iso, timeZone, language) : shortDate(iso, now, timeZone, language)}
    </time>
  )
}

/** `August 10, 2025, 10:04`. */
export function FullDate({ iso, view }: { iso: string; view: PageView }) {
  const { timeZone, language, words } = view
  return (
    <time dateTime={offsetInstant(iso, timeZone)}>
      {words.articles.dateAndTime(longDate(iso, timeZone, language), clockTime(iso, timeZone, language))}
    </time>
  )
}

function agoText(iso: string, { words, now, timeZone, language }: PageView): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / 60_000))
  if (minutes < 1) return words.articles.justNow
  if (minutes < 60) return words.articles.minutesAgo(minutes)
  if (minutes < 24 * 60) return words.articles.hoursAgo(Math.floor(minutes / 60))
  return shortDate(iso, now, timeZone, language)
}
