import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts'

const HOUR_MS = 3_600_000

export type WeatherServer = LoopbackServer & {
  /** Requests so far, as path with query. */
  asked: string[]
}

/**
 * Both providers of weather in one: hourly values from `from` on, of the same temperature all day, a little less on
 * each following day.
 */
export async function startWeatherServer(from: Date, celsius: number): Promise<WeatherServer> {
  const asked: string[] = []
  const server = await startLoopbackServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = path.startsWith('/weatherapi/') ? metNorway(from, celsius) : openMeteo(from, celsius)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  return { ...server, asked }
}

function hoursFrom(from: Date): Date[] {
  const first = Math.floor(from.getTime() / HOUR_MS) * HOUR_MS
  return Array.from({ length: 6 * 24 }, (_, hour) => new Date(first + hour * HOUR_MS))
}

const celsiusAt = (index: number, celsius: number) => celsius - Math.floor(index / 24)

function metNorway(from: Date, celsius: number) {
  const timeseries = hoursFrom(from).map((time, index) => ({
    time: time.toISOString(),
    data: {
      instant: { details: { air_temperature: celsiusAt(index, celsius) } },
      next_1_hours: { summary: { symbol_code: 'clearsky_day' } },
    },
  }))
  return { type: 'Feature', properties: { timeseries } }
}

function openMeteo(from: Date, celsius: number) {
  const hours = hoursFrom(from)
  const days = Array.from({ length: 6 }, (_, day) => new Date(from.getTime() + day * 24 * HOUR_MS))
  const seconds = (instants: Date[]) => instants.map((instant) => Math.floor(instant.getTime() / 1000))
  return {
    utc_offset_seconds: 7_200,
    current: { time: Math.floor(from.getTime() / 1000), temperature_2m: celsius, weather_code: 0, is_day: 1 },
    hourly: {
      time: seconds(hours),
      temperature_2m: hours.map((_, index) => celsiusAt(index, celsius)),
      weather_code: hours.map(() => 0),
      is_day: hours.map(() => 1),
    },
    daily: {
      time: seconds(days),
      temperature_2m_max: days.map((_, day) => celsius + 2 - day),
      temperature_2m_min: days.map((_, day) => celsius - 10 - day),
      weather_code: days.map(() => 0),
    },
  }
}
