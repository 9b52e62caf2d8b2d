import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Weather } from '#lib/weather/model.ts'

/** The last good reading of a provider for a place. */
export const weatherReadings = pgTable(
  'weather_readings',
  {
    provider: text().notNull(),
    placeId: integer().notNull(),
    weather: jsonb().$type<Weather>().notNull(),
    /** When the provider was asked; the age of the reading counts from `weather.at`. */
    fetchedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    lastModified: text(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.placeId] })],
)
