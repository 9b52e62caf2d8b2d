import { dayOf } from '#lib/editions/times.ts'
import { noonOf } from '#lib/weather/calendar.ts'

const DAY_MS = 24 * 60 * 60_000
/** Seven in the morning. Clocks change in the night, so it is as far from noon on every day. */
const BEFORE_NOON_MS = 5 * 60 * 60_000

/** The last Sunday at seven in the morning, in a zone, at or before an instant. */
export function lastSunday(now: Date, timeZone: string): Date {
  const today = new Date(`${dayOf(now, timeZone)}T00:00:00Z`)
  const back = today.getUTCDay()
  const morning = (days: number) => {
    const day = new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10)
    return new Date(noonOf(day, timeZone).getTime() - BEFORE_NOON_MS)
  }
  const found = morning(back)
  return found <= now ? found : morning(back + 7)
}

/** The Sunday before one that `lastSunday` has given. */
export const sundayBefore = (sunday: Date, timeZone: string): Date =>
  lastSunday(new Date(sunday.getTime() - 1), timeZone)
