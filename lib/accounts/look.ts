import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { people } from '#drizzle/schema/index.ts'
import type { Acting, Action } from '#lib/forms/model.ts'
import { asText, type Choices, choicesCookie, THEMES, type Theme } from '#lib/reading/choices.ts'
import { isSecure } from './cookies.ts'
import type { Preferences } from './model.ts'

type Look = Pick<Choices, 'theme' | 'light' | 'readLines'>

/** How pages look to somebody in every browser of theirs. */
export const lookOf = ({ theme, light, readLines }: Preferences): Look => ({
  theme: THEMES.find((known) => known === theme) ?? 'auto',
  light: light === true,
  readLines: readLines !== false,
})

/**
 * Fields: `theme`, `pages` (full or light), `read` (whether "Read:" lines stand in the texts). They hold in this browser at
 * once, and in others from the next sign-in on. Place, unit and language are chosen apart (lib/reading/actions.ts).
 */
export const chooseLook: Action<{ theme: Theme; pages: 'full' | 'light'; read: 'on' | 'off' }> = {
  name: 'account.look',
  fields: (words) =>
    z.strictObject({
      theme: z.enum(THEMES, words.accounts.account.themeMissing),
      pages: z.enum(['full', 'light'], words.accounts.account.pagesMissing),
      read: z.enum(['on', 'off'], words.accounts.account.pagesMissing),
    }),
  who: 'reader',
  barredMay: true,
  async run({ db, reader, input, config, words, choices }) {
    if (!reader) throw new Error('performed for nobody')
    const look: Look = { theme: input.theme, light: input.pages === 'light', readLines: input.read === 'on' }
    await db
      .update(people)
      .set({ preferences: sql`${people.preferences} || ${JSON.stringify(look)}::jsonb` })
      .where(eq(people.id, reader.id))
    const cookies = [choicesCookie({ ...choices, ...look }, isSecure(config.publicUrl))]
    return { is: 'done', go: '/account#reading', sentence: words.accounts.account.kept, cookies }
  },
}

/**
 * The line that dresses a browser as its reader likes it, for when they sign in there; none for somebody who never said, so
 * that what the browser itself was told stays.
 */
export async function lookLines({ db, config, choices }: Acting, personId: number): Promise<string[]> {
  const [row] = await db.select({ preferences: people.preferences }).from(people).where(eq(people.id, personId))
  // The three are chosen together.
  if (row?.preferences.theme === undefined) return []
  const { preferences } = row
  const told: Choices = {
    ...{ ...choices, ...lookOf(preferences), ...asText(preferences, choices) },
    keys: preferences.keys ?? choices.keys,
  }
  return [choicesCookie(told, isSecure(config.publicUrl))]
}
