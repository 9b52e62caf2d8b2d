import { clockTime, longDate, offsetInstant, shortDate } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** How long ago, as short as it can be said; from a day on, the date. A screen reader hears it whole. */
export function Ago({ iso, view }: { iso: string; view: PageView }) {
  const { shown, spoken } = ago(iso, view)
  return (
    <time dateTime={offsetInstant(iso, view.timeZone)}>
      {shown}
      {spoken && <span className="sr-only"> {spoken}</span>}
    </time>
  )
}

/** Just after midnight yesterday's last stories are still told by the clock. */
const THIS_NIGHT_MS = 10 * 3_600_000

/** `10:42`, for a timetable; the date for a story of another day. */
export function TimeOfDay({ iso, view }: { iso: string; view: PageView }) {
  const { timeZone, language, now } = view
  const sameDay = longDate(iso, timeZone, language) === longDate(now.toISOString(), timeZone, language)
  const thisNight = now.getTime() - Date.parse(iso) < THIS_NIGHT_MS
  return (
    <time dateTime={offsetInstant(iso, timeZone)}>
      {sameDay || thisNight ? clockTime(iso, timeZone, language) : shortDate(iso, now, timeZone, language)}
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

function ago(iso: string, { words, now, timeZone, language }: PageView): { shown: string; spoken?: string } {
  const { justNow, minutesOld, hours, ago: spoken } = words.articles
  const elapsed = Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / 60_000))
  if (elapsed < 1) return { shown: justNow }
  if (elapsed < 60) return { shown: minutesOld(elapsed), spoken }
  if (elapsed < 24 * 60) return { shown: hours(Math.floor(elapsed / 60)), spoken }
  return { shown: shortDate(iso, now, timeZone, language) }
}
