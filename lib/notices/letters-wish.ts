import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { people, weekLetters } from '#drizzle/schema/index.ts'
import { MAIL_RHYTHMS, type MailRhythm } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { readStopToken } from './stop-token.ts'

/** @returns whether there is such a person */
async function keepRhythm(db: Db, personId: number, rhythm: MailRhythm): Promise<boolean> {
  const kept = await db
    .update(people)
    .set({ preferences: sql`${people.preferences} || ${JSON.stringify({ replyMail: rhythm })}::jsonb` })
    .where(eq(people.id, personId))
    .returning({ id: people.id })
  return kept.length > 0
}

/** Fields: `rhythm`. Letters need a confirmed address: without one the wish waits for it. */
export const chooseLetters: Action<{ rhythm: MailRhythm }> = {
  name: 'notices.letters',
  fields: () => z.strictObject({ rhythm: z.enum(MAIL_RHYTHMS) }),
  who: 'reader',
  barredMay: true,
  async run({ db, reader, input, words }) {
    if (!reader) throw new Error('performed for nobody')
    await keepRhythm(db, reader.id, input.rhythm)
    return { is: 'done', go: '/account#replies', sentence: words.notices.letters.kept }
  },
}

/**
 * Stops somebody's letters about replies, or those on Sundays, by the link that they carry and nothing else: mail programs
 * send it from outside, without a session (RFC 8058). What a token stops is all that it can do.
 */
export async function stopLetters(db: Db, secret: string, token: string): Promise<boolean> {
  const read = readStopToken(secret, token)
  if (!read) return false
  if (read.letters === 'replies') return keepRhythm(db, read.personId, 'never')
  await db.delete(weekLetters).where(eq(weekLetters.personId, read.personId))
  return true
}
