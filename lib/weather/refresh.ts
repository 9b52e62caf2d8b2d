import { eq } from 'drizzle-orm'
import { slots, weatherReadings } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import type { Place } from '#lib/places/model.ts'
import type { Fetched } from '#lib/web/model.ts'
import type { Web } from '#lib/web/web.ts'
import { rememberToday, weatherAt } from './hours.ts'
import { metNorway } from './met-norway.ts'
import { openMeteo } from './open-meteo.ts'
import type { Provider } from './provider.ts'
import { readingFor } from './queries.ts'

const MINUTE_MS = 60_000
const FRESH_MS = 15 * MINUTE_MS
/** A server that says "not for a day" would leave the bar without weather: asked again sooner, with its validator. */
const LONGEST_MS = 2 * 60 * MINUTE_MS
/** After this many failures in a row the provider is left alone for longer. */
const FAILURES_TO_REST = 3
const REST_MS = 30 * MINUTE_MS
const MAX_BYTES = 2_000_000

export type WeatherContext = { config: Pick<Config, 'weather'>; db: Db; web: Pick<Web, 'fetch'>; now(): Date }

/**
 * - `off`: no provider, or one that may not be asked here
 * - `fresh`: not asked, what is held still holds
 * - `renewed`, `unchanged`: asked; a new value, or word (304) that the forecast stands
 * - `kept`: asked or resting after failures; the last good reading stays
 */
export type RefreshOutcome = 'off' | 'fresh' | 'renewed' | 'unchanged' | 'kept'

type Trouble = { failures: number; restUntil: number }
type Memory = { flights: Map<string, Promise<RefreshOutcome>>; troubles: Map<string, Trouble> }

/** Kept with the one way out, as its manners are. */
const memories = new WeakMap<WeatherContext['web'], Memory>()

function memoryOf({ web }: WeatherContext): Memory {
  const found = memories.get(web) ?? { flights: new Map(), troubles: new Map() }
  memories.set(web, found)
  return found
}

/**
 * Asks the provider for a place, if what is held is no longer fresh: 15 minutes, or as long as its `Expires` says.
 * One flight a place; never throws for what a provider does; the last good reading is only ever replaced by a better.
 */
export function refreshWeather(context: WeatherContext, place: Place): Promise<RefreshOutcome> {
  const { flights } = memoryOf(context)
  const key = `${context.config.weather.provider} ${place.id}`
  const flight =
    flights.get(key) ??
    refresh(context, place, key).finally(() => {
      flights.delete(key)
    })
  flights.set(key, flight)
  return flight
}

async function refresh(context: WeatherContext, place: Place, key: string): Promise<RefreshOutcome> {
  const { config, db, web, now } = context
  const provider = await providerFor(config, db)
  if (!provider) return 'off'
  const held = await readingFor(db, provider.name, place.id)
  if (held && now() < held.expiresAt) return 'fresh'
  const { troubles } = memoryOf(context)
  if (now().getTime() < (troubles.get(key)?.restUntil ?? 0)) return 'kept'

  const address = provider.addressFor(place, config.weather.url, config.weather.key)
  const outcome = await web.fetch(address, {
    accept: 'application/json',
    lastModified: held?.lastModified ?? null,
    maxBytes: MAX_BYTES,
  })
  if (!outcome.ok) {
    const { problem, detail, retryAfterSeconds } = outcome.failure
    return fail(context, key, problem, detail, retryAfterSeconds)
  }
  const fetched = outcome.value
  const unchanged = fetched.status === 304
  const previous = held?.weather ?? null
  const weather = unchanged ? previous && weatherAt(previous, now()) : provider.read(parse(fetched), place, now())
  if (!weather) return fail(context, key, 'unreadable', String(fetched.status), 0)

  const row = {
    weather: unchanged ? weather : rememberToday(weather, previous),
    fetchedAt: now(),
    expiresAt: new Date(now().getTime() + freshFor(fetched)),
    lastModified: unchanged ? (held?.lastModified ?? null) : fetched.lastModified,
  }
  await db
    .insert(weatherReadings)
    .values({ provider: provider.name, placeId: place.id, ...row })
    .onConflictDoUpdate({ target: [weatherReadings.provider, weatherReadings.placeId], set: row })
  troubles.delete(key)
  return unchanged ? 'unchanged' : 'renewed'
}

/**
 * The provider that this paper may ask. Open-Meteo's free address is for papers without advertising: without a key it
 * is left alone as soon as the operator has filled a sponsored place (the sample's invented ones do not count).
 */
async function providerFor(config: Pick<Config, 'weather'>, db: Db): Promise<Provider | null> {
  const { provider, key, url } = config.weather
  if (provider === 'none') return null
  if (provider === 'met-norway') return metNorway
  if (key || url) return openMeteo
  const sold = await db.select({ id: slots.id }).from(slots).where(eq(slots.sample, false)).limit(1)
  if (sold.length > 0) {
    log('warn', 'weather.free-tier-with-sponsors', { provider })
    return null
  }
  return openMeteo
}

function fail(context: WeatherContext, key: string, problem: string, detail: string | null, retryAfterSeconds: number) {
  const { troubles } = memoryOf(context)
  const failures = (troubles.get(key)?.failures ?? 0) + 1
  const rest = failures >= FAILURES_TO_REST ? REST_MS : failures * MINUTE_MS
  const restUntil = context.now().getTime() + Math.max(rest, retryAfterSeconds * 1000)
  troubles.set(key, { failures, restUntil })
  log('warn', 'weather.not-renewed', { provider: context.config.weather.provider, problem, detail, failures })
  return 'kept' as const
}

function parse(fetched: Fetched): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fetched.body))
  } catch {
    return null
  }
}

/** How long an answer holds, in ms. `Expires` counts from the server's own `Date`: its clock is not ours. */
function freshFor({ headers }: Fetched): number {
  const holds = Date.parse(headers.expires ?? '') - Date.parse(headers.date ?? '')
  return Number.isFinite(holds) ? Math.min(Math.max(holds, FRESH_MS), LONGEST_MS) : FRESH_MS
}
