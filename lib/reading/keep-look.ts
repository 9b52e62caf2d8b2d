import { eq, sql } from 'drizzle-orm'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { type Choices, TEXT_NAMES } from './choices.ts'

/** Keeps on somebody's account how pages look to them, so that it follows them. Place, unit and language are kept apart. */
export async function keepLook(db: Db, personId: number, choices: Choices): Promise<void> {
  const { theme, light, readLines, keys } = choices
  const text = Object.fromEntries(TEXT_NAMES.map((name) => [name, choices[name]]))
  const look = { theme, light, readLines, keys, ...text }
  await db
    .update(people)
    .set({ preferences: sql`${people.preferences} || ${JSON.stringify(look)}::jsonb` })
    .where(eq(people.id, personId))
}
