import { and, eq, gt, lt } from 'drizzle-orm'
import { keptForms } from '#drizzle/schema/index.ts'
import { hashOf, newToken } from '#lib/accounts/tokens.ts'
import type { Db } from '#lib/db/model.ts'
import type { Kept } from './model.ts'

/** What was typed is kept for an hour, through a sign-in or a sign-up (rules of the reply form). */
export const KEPT_SECONDS = 60 * 60
/** News is for the next page only, and old on the one after. */
const NEWS_SECONDS = 60

/**
 * Keeps a form under a new token, in place of what this browser left before.
 *
 * @param before the browser's token so far
 * @returns the token for the browser's cookie
 */
export async function keepForm(db: Db, kept: Kept, before: string | null, now: Date): Promise<string> {
  const token = newToken()
  if (before !== null) await dropForm(db, before)
  const seconds = kept.form === '' && !kept.waiting ? NEWS_SECONDS : KEPT_SECONDS
  const expiresAt = new Date(now.getTime() + seconds * 1000)
  await db.insert(keptForms).values({ tokenHash: hashOf(token), kept, expiresAt })
  return token
}

/** What this browser left; null if nothing, or if its hour is over. */
export async function keptForm(db: Db, token: string | null, now: Date): Promise<Kept | null> {
  if (token === null) return null
  const [row] = await db
    .select({ kept: keptForms.kept })
    .from(keptForms)
    .where(and(eq(keptForms.tokenHash, hashOf(token)), gt(keptForms.expiresAt, now)))
  return row?.kept ?? null
}

/** News stands on one page. What waits behind it for a sign-in goes on waiting. */
export async function newsShown(db: Db, token: string, kept: Kept): Promise<void> {
  if (!kept.waiting) return dropForm(db, token)
  const quiet: Kept = { ...kept, sentence: null, good: true }
  await db
    .update(keptForms)
    .set({ kept: quiet })
    .where(eq(keptForms.tokenHash, hashOf(token)))
}

/** What waited is done: in its place one sentence stands on the next page. */
export async function tellInstead(db: Db, token: string, sentence: string): Promise<void> {
  const kept: Kept = { form: '', values: {}, errors: {}, sentence, good: true }
  await db
    .update(keptForms)
    .set({ kept })
    .where(eq(keptForms.tokenHash, hashOf(token)))
}

export async function dropForm(db: Db, token: string): Promise<void> {
  await db.delete(keptForms).where(eq(keptForms.tokenHash, hashOf(token)))
}

export async function tidyForms(db: Db, now: Date): Promise<void> {
  await db.delete(keptForms).where(lt(keptForms.expiresAt, now))
}
