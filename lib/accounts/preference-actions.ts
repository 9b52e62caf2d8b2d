import { z } from 'zod'
import type { Action } from '#lib/forms/model.ts'
import { choicesCookie, THEMES, type Theme } from '#lib/reading/choices.ts'
import { isSecure } from './cookies.ts'
import { keepPreferences } from './preferences.ts'

const UNITS = ['paper', 'celsius', 'fahrenheit'] as const

/** Fields: `unit`; `paper` takes the paper's own. Pages for somebody who is signed in are never held, so none is recalled. */
export const chooseUnit: Action<{ unit: (typeof UNITS)[number] }> = {
  name: 'account.unit',
  fields: (words) => z.strictObject({ unit: z.enum(UNITS, words.accounts.account.unitMissing) }),
  who: 'reader',
  barredMay: true,
  async run({ db, reader, input, words }) {
    if (!reader) throw new Error('performed for nobody')
    await keepPreferences(db, reader.id, { unit: input.unit === 'paper' ? undefined : input.unit })
    return { is: 'done', go: '/account#weather', sentence: words.accounts.account.kept }
  },
}

/** Fields: `theme`, `pages` (full or light), `read` (whether "Read:" lines stand in the texts). They hold in this browser at once, and in others from the next sign-in on. */
export const chooseReading: Action<{ theme: Theme; pages: 'full' | 'light'; read: 'on' | 'off' }> = {
  name: 'account.reading',
  fields: (words) =>
    z.strictObject({
      theme: z.enum(THEMES, words.accounts.account.themeMissing),
      pages: z.enum(['full', 'light'], words.accounts.account.pagesMissing),
      read: z.enum(['on', 'off'], words.accounts.account.pagesMissing),
    }),
  who: 'reader',
  barredMay: true,
  async run({ db, reader, input, config, words }) {
    if (!reader) throw new Error('performed for nobody')
    const chosen = { theme: input.theme, light: input.pages === 'light', readLines: input.read === 'on' }
    await keepPreferences(db, reader.id, chosen)
    const cookies = [choicesCookie(chosen, isSecure(config.publicUrl))]
    return { is: 'done', go: '/account#reading', sentence: words.accounts.account.kept, cookies }
  },
}
