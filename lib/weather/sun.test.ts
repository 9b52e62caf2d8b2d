import { describe, expect, it } from 'vitest'
import { dayOf } from '#lib/editions/times.ts'
import { hourIn, noonOf } from './calendar.ts'
import { isNight, sunTimes } from './sun.ts'

const munich = { latitude: 48.14, longitude: 11.58, timeZone: 'Europe/Berlin' }
const MINUTE = 60_000

describe('sunrise and sunset', () => {
  it.each([
    ['Munich', munich, '2025-08-10', '2025-08-10T06:01+02:00', '2025-08-10T20:36+02:00'],
    [
      'Greenwich',
      { latitude: 51.48, longitude: 0, timeZone: 'Europe/London' },
      '2025-06-21',
      '2025-06-21T04:43+01:00',
      '2025-06-21T21:21+01:00',
    ],
    [
      'New York',
      { latitude: 40.71, longitude: -74.01, timeZone: 'America/New_York' },
      '2025-12-21',
      '2025-12-21T07:17-05:00',
      '2025-12-21T16:32-05:00',
    ],
    [
      'Sydney',
      { latitude: -33.87, longitude: 151.21, timeZone: 'Australia/Sydney' },
      '2025-06-21',
      '2025-06-21T07:00+10:00',
      '2025-06-21T16:54+10:00',
    ],
    [
      'Kiritimati, a day ahead of its sun',
      { latitude: 1.87, longitude: -157.43, timeZone: 'Pacific/Kiritimati' },
      '2025-01-01',
      '2025-01-01T06:33+14:00',
      '2025-01-01T18:34+14:00',
    ],
  ])('%s is right within two minutes', (_name, place, day, sunrise, sunset) => {
    const times = sunTimes(day, place)
    expect(Math.abs(Number(times.sunrise) - Date.parse(sunrise))).toBeLessThan(2 * MINUTE)
    expect(Math.abs(Number(times.sunset) - Date.parse(sunset))).toBeLessThan(2 * MINUTE)
    expect(times.always).toBeNull()
  })

  it('within the polar circle the sun may stay up or down all day', () => {
    const tromso = { latitude: 69.65, longitude: 18.96, timeZone: 'Europe/Oslo' }
    expect(sunTimes('2025-06-21', tromso)).toEqual({ sunrise: null, sunset: null, always: 'up' })
    expect(sunTimes('2025-12-21', tromso)).toEqual({ sunrise: null, sunset: null, always: 'down' })
  })

  it('night begins at sunset and ends at sunrise', () => {
    const { sunrise, sunset } = sunTimes('2025-08-10', munich)
    expect(isNight(new Date(Number(sunrise) - 2 * MINUTE), munich)).toBe(true)
    expect(isNight(new Date(Number(sunrise) + 2 * MINUTE), munich)).toBe(false)
    expect(isNight(new Date(Number(sunset) - 2 * MINUTE), munich)).toBe(false)
    expect(isNight(new Date(Number(sunset) + 2 * MINUTE), munich)).toBe(true)
  })
})

describe('the calendar of a place', () => {
  it('changes its day at its own midnight', () => {
    expect(dayOf(new Date('2025-08-09T21:59:59Z'), 'Europe/Berlin')).toBe('2025-08-09')
    expect(dayOf(new Date('2025-08-09T22:00:00Z'), 'Europe/Berlin')).toBe('2025-08-10')
    expect(dayOf(new Date('2025-08-09T10:00:00Z'), 'Pacific/Kiritimati')).toBe('2025-08-10')
    expect(hourIn('Asia/Kathmandu', new Date('2025-08-09T18:15:00Z'))).toBe(0)
  })

  it('has its noon right on the days when clocks change', () => {
    expect(noonOf('2025-03-30', 'Europe/Berlin').toISOString()).toBe('2025-03-30T10:00:00.000Z')
    expect(noonOf('2025-03-29', 'Europe/Berlin').toISOString()).toBe('2025-03-29T11:00:00.000Z')
    expect(noonOf('2025-10-26', 'Europe/Berlin').toISOString()).toBe('2025-10-26T11:00:00.000Z')
    expect(noonOf('2025-07-01', 'Asia/Kathmandu').toISOString()).toBe('2025-07-01T06:15:00.000Z')
    expect(noonOf('2025-07-01', 'UTC').toISOString()).toBe('2025-07-01T12:00:00.000Z')
  })
})
