import { and, eq, inArray, isNotNull, isNull, lte, ne } from 'drizzle-orm'
import { z } from 'zod'
import { appeals, comments, people } from '#drizzle/schema/index.ts'
import { partWithComments } from '#lib/comments/part.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { cookieLine, isSecure } from './cookies.ts'
import { currentFault } from './current-password.ts'
import { LEAVING_COMMENTS, type LeavingComments } from './model.ts'
import { accountOf } from './queries.ts'
import { unlessBusy } from './refusals.ts'
import { endSessionsOf } from './sessions.ts'

/** So long somebody may change their mind (rules §9). */
const GRACE_MS = 24 * 60 * 60 * 1000

type Leave = { comments: LeavingComments; current?: string | undefined }

/**
 * Fields: `comments` (what becomes of them), `current` (the password, where the account has one). All sessions end now; the
 * account goes in 24 hours, unless its owner signs in and stays.
 */
export const leave: Action<Leave> = {
  name: 'account.leave',
  fields: (words) =>
    z.strictObject({
      comments: z.enum(LEAVING_COMMENTS, words.accounts.leaving.choose),
      current: z.string().max(4_000).optional(),
    }),
  who: 'reader',
  barredMay: true,
  secret: ['current'],
  run: (acting) =>
    unlessBusy(acting, async () => {
      const { db, reader, now, input, words, config } = acting
      if (!reader) throw new Error('performed for nobody')
      const { passwordHash } = await accountOf(db, reader.id)
      const wrong = await currentFault(acting, passwordHash, input.current)
      if (wrong) return wrong
      const leavesAt = new Date(now.getTime() + GRACE_MS)
      const gone = await db.transaction(async (tx) => {
        const others = and(
          eq(people.role, 'owner'),
          isNull(people.goneAt),
          isNull(people.leavesAt),
          ne(people.id, reader.id),
        )
        const owners = await tx.select({ id: people.id }).from(people).where(others).for('update')
        if (reader.role === 'owner' && !owners.length) return false
        await tx.update(people).set({ leavesAt, leavingComments: input.comments }).where(eq(people.id, reader.id))
        await endSessionsOf(tx, reader.id)
        return true
      })
      if (!gone) return { is: 'refused', status: 409, sentence: words.accounts.leaving.lastOwner }
      const cookies = [cookieLine('session', '', 0, isSecure(config.publicUrl))]
      return { is: 'done', go: '/', sentence: words.accounts.leaving.leaves, cookies }
    }),
}

/** Fields: none. The account stays after all. */
export const stay: Action<Record<string, never>> = {
  name: 'account.stay',
  fields: () => z.strictObject({}),
  who: 'reader',
  barredMay: true,
  async run({ db, reader, words }) {
    if (!reader) throw new Error('performed for nobody')
    await db.update(people).set({ leavesAt: null, leavingComments: null }).where(eq(people.id, reader.id))
    return { is: 'done', go: '/account', sentence: words.accounts.leaving.stays }
  },
}

/**
 * Lets go of everybody whose day of grace is over: their comments as they wished, and every row that is theirs.
 *
 * @returns how many have gone
 */
export async function letGo(db: Db, now: Date): Promise<number> {
  const due = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isNotNull(people.leavesAt), lte(people.leavesAt, now)))
  for (const { id } of due) {
    await db.transaction(async (tx) => {
      const [person] = await tx.select().from(people).where(eq(people.id, id)).for('update')
      // They may have signed in and stayed a moment ago.
      if (!person?.leavesAt || person.leavesAt > now) return
      const theirs = tx.select({ id: comments.id }).from(comments).where(eq(comments.personId, id))
      await tx.delete(appeals).where(inArray(appeals.commentId, theirs))
      await partWithComments(tx, id, person.leavingComments ?? 'keep-unnamed', now)
      await tx.delete(people).where(eq(people.id, id))
    })
  }
  return due.length
}
