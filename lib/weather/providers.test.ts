import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findPlace } from '#lib/places/queries.ts'
import { metNorway, skyOfSymbol } from './met-norway.ts'
import { openMeteo, skyOfCode } from './open-meteo.ts'

const munich = {
  id: 1,
  name: 'Munich',
  country: 'DE',
  latitude: 48.137428,
  longitude: 11.57549,
  timeZone: 'Europe/Berlin',
}
const NOW = new Date('2025-08-10T08:42:00Z')

function metHour(time: string, celsius: number, symbol?: string) {
  const next = symbol ? { next_1_hours: { summary: { symbol_code: symbol } } } : {}
  return { time, data: { instant: { details: { air_temperature: celsius } }, ...next } }
}

const met = (...timeseries: unknown[]) => ({ type: 'Feature', properties: { timeseries } })

describe('MET Norway', () => {
  it('is asked with at most 4 decimals, at its own address or the base that is set', () => {
    expect(metNorway.addressFor(munich, null, null)).toBe(
      'https://api.met.no/weatherapi/locationforecast/2.0/compact?lat=48.1374&lon=11.5755',
    )
    expect(metNorway.addressFor(munich, 'http://127.0.0.1:8099', null)).toMatch(
      /^http:\/\/127\.0\.0\.1:8099\/weatherapi\//,
    )
  })

  it('gives the hour that has begun, by the sun of the place', () => {
    const answer = met(
      metHour('2025-08-10T08:00:00Z', 27.1, 'partlycloudy_day'),
      metHour('2025-08-10T09:00:00Z', 28.2, 'fair_day'),
      metHour('2025-08-10T21:00:00Z', 20, 'cloudy'),
    )
    expect(metNorway.read(answer, munich, NOW)).toMatchObject({
      at: '2025-08-10T08:00:00.000Z',
      celsius: 27.1,
      sky: 'partly',
      night: false,
      days: [{ day: '2025-08-10', high: 28.2, low: 20 }],
    })
  })

  it('a forecast that begins later counts as of now', () => {
    const answer = met(metHour('2025-08-10T12:00:00Z', 27.1))
    expect(metNorway.read(answer, munich, NOW)).toMatchObject({ at: NOW.toISOString(), celsius: 27.1, sky: null })
  })

  it('high and low are of the day of the place, across a change of clocks, without ragged ends', () => {
    const start = Date.parse('2025-10-25T22:00:00Z')
    const hours = Array.from({ length: 50 }, (_, index) =>
      metHour(new Date(start + index * 3_600_000).toISOString(), index, 'rain'),
    )
    const weather = metNorway.read(met(...hours), munich, new Date('2025-10-25T22:10:00Z'))
    expect(weather?.days).toEqual([
      { day: '2025-10-26', high: 24, low: 0, sky: 'rain' },
      { day: '2025-10-27', high: 48, low: 25, sky: 'rain' },
    ])
  })

  it.each([
    ['clearsky_night', 'clear'],
    ['fair_polartwilight', 'fair'],
    ['partlycloudy_day', 'partly'],
    ['cloudy', 'cloudy'],
    ['fog', 'fog'],
    ['lightrainshowers_day', 'rain'],
    ['heavysleetshowersandthunder_day', 'thunder'],
    ['lightssleetshowersandthunder_day', 'thunder'],
    ['sleet', 'sleet'],
    ['snowshowers_night', 'snow'],
    ['ashfall', null],
  ])('%s is %s', (symbol, sky) => {
    expect(skyOfSymbol(symbol)).toBe(sky)
  })

  it.each([null, 'text', {}, met(), met({ time: 'soon' }), met(metHour('2025-08-10T08:00:00Z', 2_700)), []])(
    'a lying answer is none (%#)',
    (answer) => {
      expect(metNorway.read(answer, munich, NOW)).toBeNull()
    },
  )
})

const meteo = {
  utc_offset_seconds: 7200,
  current: { time: 1754814600, interval: 900, temperature_2m: 27.1, weather_code: 1, is_day: 1 },
  hourly: { time: [1754812800, 1754816400], temperature_2m: [26.5, 28], weather_code: [1, 95] },
  daily: {
    time: [1754776800, 1754863200],
    weather_code: [3, null],
    temperature_2m_max: [29.4, 30],
    temperature_2m_min: [15.2, null],
  },
}

describe('Open-Meteo', () => {
  it('is asked in Celsius, with the key at the address for keys', () => {
    expect(openMeteo.addressFor(munich, null, null)).toMatch(
      /^https:\/\/api\.open-meteo\.com\/v1\/forecast\?latitude=48\.14&longitude=11\.58&/,
    )
    expect(openMeteo.addressFor(munich, null, 'k')).toMatch(/^https:\/\/customer-api\..*&apikey=k$/)
    expect(openMeteo.addressFor(munich, 'http://127.0.0.1:8099', null)).toMatch(/^http:\/\/127\.0\.0\.1:8099\/v1\//)
  })

  it('gives its value for now, then the hours to come, and the days of the place', () => {
    expect(openMeteo.read(meteo, munich, NOW)).toMatchObject({
      at: '2025-08-10T08:30:00.000Z',
      celsius: 27.1,
      sky: 'fair',
      hours: [{ celsius: 27.1 }, { celsius: 28, sky: 'thunder' }],
      days: [{ day: '2025-08-10', high: 29.4, low: 15.2, sky: 'cloudy' }],
    })
  })

  it('reads times without a zone by the offset that comes with them', () => {
    const text = { ...meteo, current: { ...meteo.current, time: '2025-08-10T10:30' }, hourly: undefined }
    const daily = { ...meteo.daily, time: ['2025-08-10', '2025-08-11'] }
    expect(openMeteo.read({ ...text, daily }, munich, NOW)).toMatchObject({
      at: '2025-08-10T08:30:00.000Z',
      days: [{ day: '2025-08-10' }],
    })
  })

  it('an unknown code has no word, and an answer without a value is none', () => {
    expect(skyOfCode(4)).toBeNull()
    expect(skyOfCode(null)).toBeNull()
    expect(skyOfCode(86)).toBe('snow')
    for (const answer of [null, {}, { error: true, reason: 'x' }, { current: { time: 1, temperature_2m: 'hot' } }]) {
      expect(openMeteo.read(answer, munich, NOW)).toBeNull()
    }
  })
})

const corpus = new URL('../../../shared/corpora/weather/', import.meta.url)
const absent = !existsSync(corpus)
if (absent && process.env.CI === 'true') throw new Error('shared/corpora/weather is absent: it must be there under CI')

describe.skipIf(absent)('captured answers of Open-Meteo (shared/corpora; skipped where it is absent)', () => {
  const read = (name: string, place: string, now: string) => {
    const answer = JSON.parse(readFileSync(new URL(`${name}.json`, corpus), 'utf8'))
    const found = findPlace(place)
    return found && openMeteo.read(answer, found, new Date(now))
  }

  it('London: the value, its time, the sky', () => {
    expect(read('forecast-london', 'London', '2026-06-29T22:10:00Z')).toMatchObject({
      at: '2026-06-29T22:00:00.000Z',
      celsius: 20.4,
      sky: 'fair',
      night: true,
    })
  })

  it('answers without a value for now fall back on the hour under way', () => {
    expect(read('forecast-inky', 'Melbourne', '2025-10-25T01:30:00Z')).toMatchObject({
      at: '2025-10-25T01:00:00.000Z',
      celsius: 16.2,
      sky: 'drizzle',
    })
    expect(read('forecast-inky', 'Melbourne', '2025-10-25T01:30:00Z')?.days[0]).toMatchObject({ high: 18.5, low: 13.1 })
    expect(read('forecast-hourly-daily-ny', 'New York', '2025-12-28T01:30:00Z')).toMatchObject({
      celsius: -2.2,
      sky: null,
    })
  })

  it('answers that only have days hold no reading', () => {
    expect(read('daily-alaska_snow', 'Anchorage', '2026-01-15T20:00:00Z')).toBeNull()
    expect(read('daily-mixed_precip', 'Seattle', '2026-02-01T20:00:00Z')).toBeNull()
  })
})
