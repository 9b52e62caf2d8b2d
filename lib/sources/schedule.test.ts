import { expect, test } from 'vitest'
import { nextReadAt, rhythmOf, stretched, type Wishes } from './schedule.ts'

const now = new Date('2025-08-10T08:42:00Z') // a Sunday
const HOUR = 3_600
const wishes = (some: Partial<Wishes>): Wishes => ({
  rhythmSeconds: 0,
  ttlSeconds: 0,
  hintSeconds: 0,
  failures: 0,
  skipHours: [],
  skipDays: [],
  ...some,
})
const after = (some: Partial<Wishes>, jitter = 0) =>
  (nextReadAt(now, wishes(some), jitter).getTime() - now.getTime()) / 1_000

test('the next read is half the rhythm away, within 15 minutes and 24 hours', () => {
  expect(after({})).toBe(HOUR)
  expect(after({ rhythmSeconds: 4 * HOUR })).toBe(2 * HOUR)
  expect(after({ rhythmSeconds: 60 })).toBe(15 * 60)
  expect(after({ rhythmSeconds: 900 * HOUR })).toBe(24 * HOUR)
})

test('ttl, max-age and Retry-After are never undercut, and clamped to 24 hours', () => {
  expect(after({ rhythmSeconds: 60, ttlSeconds: 3 * HOUR })).toBe(3 * HOUR)
  expect(after({ rhythmSeconds: 60, hintSeconds: 5 * HOUR }, 1)).toBe(5.5 * HOUR)
  expect(after({ hintSeconds: 999 * HOUR }, 1)).toBe(24 * HOUR)
})

test('from the third failure in a row an hour more is waited each time, up to 24', () => {
  expect(after({ rhythmSeconds: 60, failures: 2 })).toBe(15 * 60)
  expect(after({ rhythmSeconds: 60, failures: 3 })).toBe(HOUR)
  expect(after({ rhythmSeconds: 60, failures: 7 })).toBe(5 * HOUR)
  expect(after({ rhythmSeconds: 60, failures: 700 })).toBe(24 * HOUR)
})

test('skipHours and skipDays are honoured, and mean nothing if they leave no hour', () => {
  expect(nextReadAt(now, wishes({ skipHours: ['9', '10'] }), 0).toISOString()).toBe('2025-08-10T11:00:00.000Z')
  expect(nextReadAt(now, wishes({ skipDays: ['Sunday'] }), 0.5).toISOString()).toBe('2025-08-11T00:05:00.000Z')
  const all = Array.from({ length: 24 }, (_, hour) => String(hour))
  expect(after({ skipHours: all })).toBe(HOUR)
})

test('a number that means nothing is a bug', () => {
  expect(() => after({ hintSeconds: -1 })).toThrow(RangeError)
  expect(() => after({ failures: Number.NaN })).toThrow(RangeError)
})

test('the rhythm is the mean gap of the newest ten up to now, and a quiet read stretches it', () => {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR * 1_000)
  expect(rhythmOf([], now)).toBe(0)
  expect(rhythmOf([hoursAgo(1), hoursAgo(2), hoursAgo(6)], now)).toBe(2 * HOUR)
  expect(rhythmOf([...Array.from({ length: 10 }, (_, n) => hoursAgo(n + 1)), hoursAgo(9_000)], now)).toBe(HOUR)
  expect(rhythmOf([new Date(now.getTime() + 1_000)], now)).toBe(0)
  expect(stretched(10 * HOUR)).toBe(11 * HOUR)
  expect(stretched(9_000 * HOUR)).toBe(48 * HOUR)
})
