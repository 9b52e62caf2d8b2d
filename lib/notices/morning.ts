import { dayOf } from '#lib/editions/times.ts'
import { noonOf } from '#lib/weather/calendar.ts'

const DAY_MS = 24 * 60 * 60_000
/** Eight in the morning. Clocks change in the night, so it is as far from noon on every day. */
const BEFORE_NOON_MS = 4 * 60 * 60_000

/** The last eight o'clock in the morning, in a zone, at or before an instant. */
export function lastMorning(now: Date, timeZone: string): Date {
  const morningOf = (at: Date) => new Date(noonOf(dayOf(at, timeZone), timeZone).getTime() - BEFORE_NOON_MS)
  const today = morningOf(now)
  return today <= now ? today : morningOf(new Date(now.getTime() - DAY_MS))
}
