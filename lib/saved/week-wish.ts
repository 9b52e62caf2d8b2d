import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { weekLetters } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { lastSunday } from './sunday.ts'

const fields = () => z.strictObject({ wish: z.enum(['yes', 'no']) })

/** Fields: `wish` (yes or no). Value: `wished`. The letter needs a confirmed address. */
export const chooseWeekLetter: Action<z.infer<ReturnType<typeof fields>>> = {
  name: 'saved.week-letter',
  fields,
  who: 'reader',
  barredMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 60, seconds: 3_600 }],
  async run({ db, now, reader, input, paper, words }) {
    if (!reader) throw new Error('performed for nobody')
    const wished = input.wish === 'yes'
    if (wished && reader.email === null) return { is: 'mend', errors: { wish: words.weekLetter.noMail } }
    if (wished) {
      // The first one is the next Sunday's: of the week before nobody had asked to be told.
      const row = { personId: reader.id, wishedAt: now, toldUntil: lastSunday(now, paper.timeZone) }
      await db.insert(weekLetters).values(row).onConflictDoNothing()
    } else await db.delete(weekLetters).where(eq(weekLetters.personId, reader.id))
    return { is: 'done', go: '/account#week-letter', value: { wished }, sentence: words.weekLetter.kept }
  },
}

/** Whether somebody wishes for the letter. */
export const wishesWeekLetter = async (db: Db, personId: number): Promise<boolean> =>
  (await db.$count(weekLetters, eq(weekLetters.personId, personId))) > 0
