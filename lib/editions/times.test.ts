import { expect, test } from 'vitest'
import { clockTime, dayOf, longDate, offsetInstant, shortDate, startOfDay } from './times.ts'

test.each([
  ['2025-08-10T08:04:00.000Z', 'Europe/Berlin', '2025-08-10T10:04:00+02:00'],
  ['2025-12-31T23:30:15.900Z', 'Europe/Berlin', '2026-01-01T00:30:15+01:00'],
  ['2025-08-10T08:04:00Z', 'America/St_Johns', '2025-08-10T05:34:00-02:30'],
  ['2025-08-10T08:04:00Z', 'Asia/Kathmandu', '2025-08-10T13:49:00+05:45'],
  ['2025-08-10T00:00:00Z', 'UTC', '2025-08-10T00:00:00+00:00'],
])('%s in %s is %s: an instant is shown with its offset', (iso, zone, expected) => {
  expect(offsetInstant(iso, zone)).toBe(expected)
  expect(Math.floor(new Date(expected).getTime() / 1000)).toBe(Math.floor(new Date(iso).getTime() / 1000))
})

test('dates and times are those of the zone, in the language', () => {
  const iso = '2025-08-09T22:15:00Z'
  expect(clockTime(iso, 'Europe/Berlin', 'en')).toBe('00:15')
  expect(longDate(iso, 'Europe/Berlin', 'en')).toBe('August 10, 2025')
  expect(longDate(iso, 'Europe/Berlin', 'de')).toBe('10. August 2025')
  expect(dayOf(new Date(iso), 'Europe/Berlin')).toBe('2025-08-10')
  expect(dayOf(new Date(iso), 'America/New_York')).toBe('2025-08-09')
})

test('a short date says the year only when it is another', () => {
  const now = new Date('2026-01-02T12:00:00Z')
  expect(shortDate('2026-01-01T12:00:00Z', now, 'UTC', 'en')).toBe('Jan 1')
  expect(shortDate('2025-12-31T12:00:00Z', now, 'UTC', 'en')).toBe('Dec 31, 2025')
})

test.each([
  ['2025-08-10', 'Europe/Berlin', '2025-08-09T22:00:00.000Z'],
  ['2025-03-30', 'Europe/Berlin', '2025-03-29T23:00:00.000Z'],
  ['2025-03-31', 'Europe/Berlin', '2025-03-30T22:00:00.000Z'],
  ['2025-10-26', 'Europe/Berlin', '2025-10-25T22:00:00.000Z'],
  ['2025-10-27', 'Europe/Berlin', '2025-10-26T23:00:00.000Z'],
  ['2025-01-01', 'America/New_York', '2025-01-01T05:00:00.000Z'],
  ['2025-01-01', 'Pacific/Auckland', '2024-12-31T11:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone).toISOString()).toBe(instant)
})
