import { and, eq } from 'drizzle-orm'
import { weatherReadings } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Place } from '#lib/places/model.ts'
import { type ProviderName, type Reading, Weather } from './model.ts'

/** The last good answer of a provider for a place; null if there is none, or one that this version cannot read. */
export async function readingFor(
  db: Db,
  provider: ProviderName,
  placeId: number,
): Promise<(Reading & { lastModified: string | null }) | null> {
  const [row] = await db
    .select({
      weather: weatherReadings.weather,
      fetchedAt: weatherReadings.fetchedAt,
      expiresAt: weatherReadings.expiresAt,
      lastModified: weatherReadings.lastModified,
    })
    .from(weatherReadings)
    .where(and(eq(weatherReadings.provider, provider), eq(weatherReadings.placeId, placeId)))
  const weather = Weather.safeParse(row?.weather)
  return row && weather.success ? { ...row, provider, weather: weather.data } : null
}

/** What the bar may show for a place: the reading of the provider that the settings name. */
export async function currentReading(config: Pick<Config, 'weather'>, db: Db, place: Place): Promise<Reading | null> {
  const { provider } = config.weather
  return provider === 'none' ? null : readingFor(db, provider, place.id)
}
