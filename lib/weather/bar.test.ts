import { describe, expect, it } from 'vitest'
import type { CurrentEdition } from '#lib/editions/model.ts'
import type { Place } from '#lib/places/model.ts'
import { type BarFacts, barDate, editionLine, weatherLine } from './bar.ts'
import type { Reading } from './model.ts'
import { formatTemperature, unitFor } from './units.ts'

const munich: Place = {
  id: 2867714,
  name: 'Munich',
  country: 'DE',
  latitude: 48.14,
  longitude: 11.58,
  timeZone: 'Europe/Berlin',
}

const AT = '2025-08-10T12:15:00.000Z'

function reading(at = AT): Reading {
  const days = ['2025-08-09', '2025-08-10', '2025-08-11', '2025-08-12'].map((day) => ({
    day,
    high: 29.4,
    low: -0.4,
    sky: 'rain' as const,
  }))
  const weather = { at, celsius: 27.14, sky: 'fair' as const, night: false, days, hours: [] }
  return { provider: 'met-norway', weather, fetchedAt: new Date(at), expiresAt: new Date(at) }
}

const sample: CurrentEdition = {
  sample: true,
  at: new Date('2025-08-10T08:42:00Z'),
  day: '2025-08-10',
  weather: { celsius: 27.1, sky: 'fair', place: 'Munich', high: 29, low: 16 },
}

function lineAt(now: string, facts: Partial<BarFacts> = {}) {
  return weatherLine({
    reading: reading(),
    edition: null,
    samplePlace: true,
    now: new Date(now),
    place: munich,
    language: 'en',
    unit: 'celsius',
    ...facts,
  })
}

const aged = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString()

describe('the age of a reading', () => {
  it('up to 90 minutes the value stands plain', () => {
    for (const minutes of [-30, 0, 90]) {
      expect(lineAt(aged(minutes))).toMatchObject({ temperature: '27.1 °C', asOf: null, sky: 'fair', place: 'Munich' })
    }
  })

  it('up to 6 hours it says from when it is, in the clock of the place', () => {
    for (const minutes of [91, 360])
      expect(lineAt(aged(minutes))).toMatchObject({ temperature: '27.1 °C', asOf: '14:15' })
  })

  it('older, or never: place and date only', () => {
    for (const line of [lineAt(aged(361)), lineAt(AT, { reading: null })]) {
      expect(line).toMatchObject({ temperature: null, asOf: null, sky: null, today: null, days: [], provider: null })
      expect(line.place).toBe('Munich')
      expect(line.date.full).toBe('Sunday, August 10, 2025')
    }
  })
})

describe('the line of the sample edition', () => {
  it('stands, labelled, while no provider has answered, under its own date', () => {
    const line = lineAt('2026-11-22T12:00:00Z', { reading: null, edition: sample })
    expect(line).toMatchObject({
      sample: true,
      temperature: '27.1 °C',
      place: 'Munich',
      today: { high: '29 °C', low: '16 °C' },
    })
    expect(line.date.full).toBe('Sunday, August 10, 2025')
    expect(line.sunrise).toBe('06:01')
  })

  it('gives way to a live reading at once, and does not come back when that grows old', () => {
    expect(lineAt(AT, { edition: sample })).toMatchObject({
      sample: false,
      temperature: '27.1 °C',
      provider: 'met-norway',
    })
    expect(lineAt('2026-11-22T12:00:00Z', { edition: sample })).toMatchObject({ sample: false, temperature: null })
  })

  it('gives way to another place, and to real sources', () => {
    expect(lineAt(AT, { reading: null, edition: sample, samplePlace: false }).sample).toBe(false)
    expect(lineAt(AT, { reading: null, edition: { ...sample, sample: false } }).sample).toBe(false)
  })

  it('a back number has its own day and weather, or its day alone', () => {
    const facts = { place: munich, language: 'en', unit: 'celsius' } as const
    expect(editionLine(facts, { ...sample, sample: false })).toMatchObject({ sample: false, temperature: '27.1 °C' })
    expect(editionLine(facts, { ...sample, weather: null })).toMatchObject({ sample: false, temperature: null })
  })
})

describe('the date', () => {
  it('is the day of the place, right across midnight', () => {
    expect(lineAt('2025-08-10T21:59:59Z').date.day).toBe('2025-08-10')
    expect(lineAt('2025-08-10T22:00:00Z').date).toMatchObject({ day: '2025-08-11', full: 'Monday, August 11, 2025' })
    const auckland = { ...munich, timeZone: 'Pacific/Auckland' }
    expect(lineAt('2025-08-10T12:00:00Z', { place: auckland }).date.day).toBe('2025-08-11')
  })

  it('has three lengths in the order of each language', () => {
    expect(barDate('2025-08-10', 'en')).toEqual({
      day: '2025-08-10',
      full: 'Sunday, August 10, 2025',
      medium: 'Sunday, August 10',
      short: 'Sun, Aug 10',
    })
    expect(barDate('2025-09-25', 'de').medium).toBe('Donnerstag, 25. September')
    expect(barDate('2025-09-25', 'de').full).toBe('Donnerstag, 25. September 2025')
    expect(barDate('2025-09-25', 'en-GB').full).toMatch(/^Thursday,? 25 September 2025$/)
  })
})

describe('the opened panel', () => {
  it('has today, then the next days, and none that are past', () => {
    const line = lineAt(AT)
    expect(line.today).toEqual({ high: '29 °C', low: '0 °C' })
    expect(line.days.map((day) => day.name)).toEqual(['Monday', 'Tuesday'])
    const next = lineAt('2025-08-10T22:05:00Z', { reading: reading('2025-08-10T21:50:00.000Z') })
    expect(next.days.map((day) => day.name)).toEqual(['Tuesday'])
    expect(next.night).toBe(true)
  })

  it('has the sun of that day in the clock of the place', () => {
    expect(lineAt(AT)).toMatchObject({ sunrise: '06:01', sunset: '20:36', sun: null })
    expect(lineAt(AT, { language: 'en-US' }).sunrise).toMatch(/^06:01\sAM$/)
  })
})

describe('the unit', () => {
  it.each([
    ['en', 'celsius'],
    ['en-US', 'fahrenheit'],
    ['es-PR', 'fahrenheit'],
    ['en-GB', 'celsius'],
    ['de', 'celsius'],
    ['de-DE', 'celsius'],
    ['en-US-u-mu-celsius', 'celsius'],
    ['de-DE-u-mu-fahrenhe', 'fahrenheit'],
    ['en-GB-u-ms-ussystem', 'fahrenheit'],
    ['en-US-u-ms-metric', 'celsius'],
    ['en-GB-u-rg-uszzzz', 'fahrenheit'],
    ['en-US-u-rg-gbzzzz', 'celsius'],
  ])('of %s is %s', (tag, unit) => {
    expect(unitFor(tag)).toBe(unit)
  })

  it('is written with one decimal as the language writes numbers', () => {
    expect(formatTemperature(27.1, 'en', 'celsius')).toBe('27.1 °C')
    expect(formatTemperature(27.1, 'de', 'celsius')).toBe('27,1 °C')
    expect(formatTemperature(27.1, 'en-US', 'fahrenheit')).toBe('80.8 °F')
    expect(formatTemperature(27, 'en', 'celsius')).toBe('27.0 °C')
    expect(formatTemperature(-3.25, 'en', 'celsius')).toBe('−3.3 °C')
    expect(formatTemperature(-0.04, 'en', 'celsius')).toBe('0.0 °C')
  })
})
