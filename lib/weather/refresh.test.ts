import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slots, weatherReadings } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { placeOfPaper } from '#lib/places/setting.ts'
import { testDb } from '#lib/testing/db.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { paperBar } from './paper-bar.ts'
import { currentReading } from './queries.ts'
import { refreshWeather, type WeatherContext } from './refresh.ts'

const munich = placeOfPaper({ place: 'Munich' })
const START = Date.parse('2025-08-10T08:42:00Z')
const LAST_MODIFIED = 'Sun, 10 Aug 2025 08:31:05 GMT'

type Answer = { status?: number; headers?: Record<string, string>; body?: string }

let server: Server
let web: Web
let db: Db
let clock: number
let asked: { url: string; headers: Record<string, unknown> }[]
let answer: Answer

const json = (value: unknown, headers: Record<string, string> = {}): Answer => ({
  body: JSON.stringify(value),
  headers,
})

function forecast(...celsius: number[]): unknown {
  const timeseries = celsius.map((air_temperature, index) => ({
    time: new Date(Date.parse('2025-08-10T08:00:00Z') + index * 3_600_000).toISOString(),
    data: { instant: { details: { air_temperature } }, next_1_hours: { summary: { symbol_code: 'fair_day' } } },
  }))
  return { properties: { timeseries } }
}

beforeEach(async () => {
  db = await testDb()
  clock = START
  asked = []
  answer = json(forecast(27.1, 28.4, 29))
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers })
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
    response.end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  web = openWeb({
    allow: [{ address: '127.0.0.1', bits: 32, port: port() }],
    userAgent: 'Broadsheet (test)',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => new Date(clock),
  })
})

afterEach(async () => {
  await web.close()
  await new Promise((resolve) => server.close(resolve))
})

const port = () => (server.address() as AddressInfo).port

function context(settings: Partial<WeatherContext['config']['weather']> = {}): WeatherContext {
  const weather = { provider: 'met-norway' as const, url: `http://127.0.0.1:${port()}`, key: null, ...settings }
  return { config: { weather }, db, web, now: () => new Date(clock) }
}

const pass = (minutes: number) => {
  clock += minutes * 60_000
}

const bar = (held = context()) =>
  paperBar(
    { config: held.config, db, now: held.now(), paper: { place: 'Munich', language: 'en' } },
    { sample: false, at: held.now(), day: '2025-08-10', weather: null },
  )

describe('refreshing the weather', () => {
  it('a provider that answers 27.1 for Munich is what the bar reads', async () => {
    expect(await refreshWeather(context(), munich)).toBe('renewed')
    const line = await bar()
    expect([line.temperature, line.place, line.date.full]).toEqual(['27.1 °C', 'Munich', 'Sunday, August 10, 2025'])
    expect(asked[0]?.url).toBe('/weatherapi/locationforecast/2.0/compact?lat=48.14&lon=11.58')
    expect(asked[0]?.headers['user-agent']).toBe('Broadsheet (test)')
  })

  it('is asked again after 15 minutes, not before', async () => {
    await refreshWeather(context(), munich)
    pass(14)
    expect(await refreshWeather(context(), munich)).toBe('fresh')
    pass(1)
    expect(await refreshWeather(context(), munich)).toBe('renewed')
    expect(asked).toHaveLength(2)
  })

  it('obeys Expires, counted from the clock of the provider', async () => {
    answer = json(forecast(27.1), { date: 'Sun, 22 Nov 2026 10:00:00 GMT', expires: 'Sun, 22 Nov 2026 10:40:00 GMT' })
    await refreshWeather(context(), munich)
    pass(39)
    expect(await refreshWeather(context(), munich)).toBe('fresh')
    pass(1)
    expect(await refreshWeather(context(), munich)).toBe('renewed')
  })

  it('sends Last-Modified back verbatim, and an unchanged forecast gives its next hour', async () => {
    answer = json(forecast(27.1, 28.4, 29), { 'last-modified': LAST_MODIFIED })
    await refreshWeather(context(), munich)
    answer = { status: 304 }
    pass(30)
    expect(await refreshWeather(context(), munich)).toBe('unchanged')
    expect(asked[1]?.headers['if-modified-since']).toBe(LAST_MODIFIED)
    expect(await bar()).toMatchObject({ temperature: '28.4 °C', asOf: null })
    pass(20)
    await refreshWeather(context(), munich)
    expect(asked[2]?.headers['if-modified-since']).toBe(LAST_MODIFIED)
  })

  it('today keeps the high and low of the hours that are over', async () => {
    await refreshWeather(context(), munich)
    answer = json(forecast(15, 16))
    pass(15)
    await refreshWeather(context(), munich)
    expect((await bar()).today).toEqual({ high: '29 °C', low: '15 °C' })
  })

  it('one flight a place, however many ask', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => refreshWeather(context(), munich)))
    expect(new Set(outcomes)).toEqual(new Set(['renewed']))
    expect(asked).toHaveLength(1)
  })

  it.each<[string, Answer]>([
    ['an error', { status: 500, body: 'no' }],
    ['HTML with status 200', { body: '<html>welcome</html>' }],
    ['broken JSON', { body: '{"properties":' }],
    ['JSON of another kind', { body: '{"current":{}}' }],
    ['304 to nobody’s question', { status: 304 }],
  ])('%s keeps the last good reading', async (_name, bad) => {
    await refreshWeather(context(), munich)
    answer = bad
    if (bad.status === 304) await db.delete(weatherReadings)
    pass(20)
    const outcome = await refreshWeather(context(), munich)
    expect(outcome).toBe('kept')
    const line = await bar()
    expect(line.temperature).toBe(bad.status === 304 ? null : '27.1 °C')
    pass(100)
    if (bad.status !== 304) expect(await bar()).toMatchObject({ temperature: '27.1 °C', asOf: '10:00' })
  })

  it('a failing provider is asked less and less, and half an hour after the third time', async () => {
    answer = { status: 500 }
    for (const wait of [1, 2, 30]) {
      expect(await refreshWeather(context(), munich)).toBe('kept')
      const before = asked.length
      pass(wait - 0.5)
      expect(await refreshWeather(context(), munich)).toBe('kept')
      expect(asked).toHaveLength(before)
      pass(0.5)
    }
    answer = json(forecast(27.1))
    expect(await refreshWeather(context(), munich)).toBe('renewed')
  })

  it('a reading survives a restart, and one that cannot be read any more counts as none', async () => {
    await refreshWeather(context(), munich)
    expect(await currentReading(context().config, db, munich)).toMatchObject({ provider: 'met-norway' })
    const broken = { at: 'long ago' } as unknown as typeof weatherReadings.$inferSelect.weather
    await db.update(weatherReadings).set({ weather: broken })
    expect(await currentReading(context().config, db, munich)).toBeNull()
    expect(await refreshWeather(context(), munich)).toBe('renewed')
  })

  it('without a provider nothing is asked and nothing shown', async () => {
    await refreshWeather(context(), munich)
    const off = context({ provider: 'none' })
    expect(await refreshWeather(off, munich)).toBe('off')
    expect((await bar(off)).temperature).toBeNull()
  })
})

describe('Open-Meteo', () => {
  const meteo = { provider: 'open-meteo' as const }

  it('answers through the same door', async () => {
    answer = json({ current: { time: START / 1000, temperature_2m: 27.1, weather_code: 1 } })
    expect(await refreshWeather(context(meteo), munich)).toBe('renewed')
    expect(await bar(context(meteo))).toMatchObject({ temperature: '27.1 °C', provider: 'open-meteo' })
  })

  it('its free address is left alone by a paper with sponsors; the sample’s invented ones do not count', async () => {
    const nowhere = openWeb({
      allow: [],
      userAgent: 'Broadsheet (test)',
      holds: memoryHolds(),
      now: () => new Date(clock),
      resolve: async () => [],
    })
    const away = { ...context({ ...meteo, url: null }), web: nowhere }
    const sponsor = { place: 'rail' as const, sponsor: 'S', headline: 'H' }
    await db.insert(slots).values({ ...sponsor, sample: true })
    expect(await refreshWeather(away, munich)).toBe('kept')
    await db.insert(slots).values({ ...sponsor, sample: false })
    expect(await refreshWeather(away, munich)).toBe('off')
    await nowhere.close()
    await refreshWeather(context({ ...meteo, key: 'k' }), munich)
    expect(asked[0]?.url).toContain('&apikey=k')
  })
})
