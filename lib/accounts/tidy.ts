import { lt } from 'drizzle-orm'
import { oneTimeTokens } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { tidyForms } from '#lib/forms/kept-forms.ts'
import { tidyLimits } from '#lib/limits/take-turn.ts'
import { tidyMails } from '#lib/mail/send.ts'
import { tidySessions } from './sessions.ts'

/** Takes out what is over: sessions, one-time tokens, kept forms, limits at rest, mail that was given up. */
export async function tidyAccounts(db: Db, now: Date): Promise<void> {
  await tidySessions(db, now)
  await db.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, now))
  await tidyForms(db, now)
  await tidyLimits(db, now)
  await tidyMails(db, now)
}
