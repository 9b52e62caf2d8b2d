import { dayOf, startOfDay } from '#lib/editions/times.ts'

/** How long a mute may hold; `date` is through the last day that is named with it. */
export const LENGTHS = ['good', 'day', 'week', 'month', 'date'] as const
export type Length = (typeof LENGTHS)[number]

const DAY_MS = 24 * 60 * 60 * 1000
const DAYS = { day: 1, week: 7, month: 30 } as const
const MOST_YEARS = 10

/**
 * When a mute ends by itself.
 *
 * @param last for `date`, the last day that it holds: `2026-12-06`
 * @param timeZone of the paper, whose days these are
 * @returns null for good; `wrong` for no day, one that is over, or one more than ten years ahead
 */
export function endOf(length: Length, last: string, now: Date, timeZone: string): Date | null | 'wrong' {
  if (length === 'good') return null
  if (length !== 'date') return new Date(now.getTime() + DAYS[length] * DAY_MS)
  const at = /^\d{4}-\d{2}-\d{2}$/.test(last) ? new Date(`${last}T00:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== last) return 'wrong'
  if (last < dayOf(now, timeZone) || at.getTime() > now.getTime() + MOST_YEARS * 365.25 * DAY_MS) return 'wrong'
  return startOfDay(dayOf(new Date(at.getTime() + DAY_MS), 'UTC'), timeZone)
}

/** The last day on which a mute holds, as a date field has it; "" for good. */
export function lastDay(until: Date | null, timeZone: string): string {
  return until === null ? '' : dayOf(new Date(until.getTime() - 1), timeZone)
}
