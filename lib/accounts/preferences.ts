import { eq, sql } from 'drizzle-orm'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { type Choices, choicesCookie, THEMES } from '#lib/reading/choices.ts'
import type { Preferences } from './model.ts'

type Chosen = { [Name in keyof Preferences]?: Preferences[Name] | undefined }

/** Keeps some of a person's own settings; the others stay. What is undefined counts as not chosen any more. */
export async function keepPreferences(db: Db, personId: number, chosen: Chosen): Promise<void> {
  const gone = Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [name] : []))
  const rest = sql`${people.preferences} - array[${sql.join(
    gone.map((name) => sql`${name}::text`),
    sql`, `,
  )}]::text[]`
  await db
    .update(people)
    .set({ preferences: sql`(${rest}) || ${JSON.stringify(chosen)}::jsonb` })
    .where(eq(people.id, personId))
}

/** How somebody reads everywhere: what a browser of theirs begins with. */
export const choicesOf = ({ theme, light, readLines }: Preferences): Choices => ({
  theme: THEMES.find((known) => known === theme) ?? 'auto',
  light: light === true,
  readLines: readLines !== false,
})

/**
 * The line that dresses a browser as its reader likes it, for when they sign in there; none for somebody who never said, so
 * that what the browser itself was told stays.
 */
export async function choicesLines(db: Db, personId: number, secure: boolean): Promise<string[]> {
  const [row] = await db.select({ preferences: people.preferences }).from(people).where(eq(people.id, personId))
  // The three are chosen together.
  if (row?.preferences.theme === undefined) return []
  return [choicesCookie(choicesOf(row.preferences), secure)]
}
