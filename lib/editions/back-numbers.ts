import { desc, eq } from 'drizzle-orm'
import { editions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { EditionWeather } from './model.ts'

export type BackNumber = { day: string; at: Date; sample: boolean; weather: EditionWeather | null }

const columns = { day: editions.day, at: editions.at, sample: editions.sample, weather: editions.weather }

/** The front page of a day, as it was kept. `day` as `2025-08-10`; anything else has none. */
export async function getBackNumber(db: Db, day: string): Promise<BackNumber | null> {
  if (!isDay(day)) return null
  const [row] = await db.select(columns).from(editions).where(eq(editions.day, day))
  return row ?? null
}

/** The kept editions, newest first. */
export async function listBackNumbers(db: Db, limit = 30): Promise<BackNumber[]> {
  return db.select(columns).from(editions).orderBy(desc(editions.day)).limit(limit)
}

/** There is no year 0 in the store's calendar. */
function isDay(text: string): boolean {
  const date = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}
