import { eq } from 'drizzle-orm'
import { people } from '#drizzle/schema/index.ts'
import type { Acting } from '#lib/forms/model.ts'
import { queueMail } from '#lib/mail/queue.ts'
import { addressOf, letter } from './letters.ts'
import { dropTokens } from './one-time.ts'
import { endSessionsOf } from './sessions.ts'

/**
 * Puts a new password in place: sessions and links of before are over, and the owner's confirmed address is told.
 *
 * @param acting its `db` is a transaction
 * @param session the one that goes on, if any
 */
export async function setPassword(
  acting: Acting,
  account: { id: number; handle: string; email: string | null },
  passwordHash: string,
  session: string | null,
): Promise<void> {
  const { db, now, words, paper } = acting
  await db.update(people).set({ passwordHash }).where(eq(people.id, account.id))
  await endSessionsOf(db, account.id, session)
  await dropTokens(db, account.id, ['reset-password', 'sign-in'])
  if (account.email === null) return
  const link = addressOf(acting, '/sign-in/forgot')
  const text = words.accounts.letters.passwordChanged(paper.name, account.handle, link)
  await queueMail(db, letter('security', account.email, text, link), account.id, now)
}
