import { describe, expect, it } from 'vitest'
import { lastSunday, sundayBefore } from './sunday.ts'

const last = (now: string, zone: string) => lastSunday(new Date(now), zone).toISOString()

describe('the Sunday of a letter', () => {
  it('begins at seven in the morning of the paper’s own zone', () => {
    expect(last('2025-08-10T05:00:00Z', 'Europe/Berlin')).toBe('2025-08-10T05:00:00.000Z')
    expect(last('2025-08-10T04:59:59Z', 'Europe/Berlin')).toBe('2025-08-03T05:00:00.000Z')
    expect(last('2025-08-16T23:00:00Z', 'Europe/Berlin')).toBe('2025-08-10T05:00:00.000Z')
    // Still Saturday in Los Angeles, Sunday already in Auckland.
    expect(last('2025-08-10T04:59:00Z', 'America/Los_Angeles')).toBe('2025-08-03T14:00:00.000Z')
    expect(last('2025-08-09T19:00:00Z', 'Pacific/Auckland')).toBe('2025-08-09T19:00:00.000Z')
  })

  it('is at seven on the days on which clocks change, too, and a week apart by the calendar', () => {
    expect(last('2025-10-26T12:00:00Z', 'Europe/Berlin')).toBe('2025-10-26T06:00:00.000Z')
    const spring = lastSunday(new Date('2025-03-30T12:00:00Z'), 'Europe/Berlin')
    expect(spring.toISOString()).toBe('2025-03-30T05:00:00.000Z')
    expect(sundayBefore(spring, 'Europe/Berlin').toISOString()).toBe('2025-03-23T06:00:00.000Z')
  })
})
