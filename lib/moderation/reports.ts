import { and, eq, isNull } from 'drizzle-orm'
import { comments, moderationEvents, reports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { type Decided, lock, othersModerate } from './decide.ts'
import type { ReportReason } from './model.ts'

type Report = {
  commentId: number
  /** Null for a reader without an account: then the address counts. */
  personId: number | null
  addressHash: string
  reason: ReportReason
  text: string | null
}

/**
 * Stores a report of a comment that all can see; a reader counts once, and is not told whether they counted.
 *
 * @returns the article that it stands under; null if there is no such comment
 */
export async function reportComment(db: Db, report: Report, now: Date): Promise<{ articleId: number } | null> {
  const { commentId, personId, addressHash, reason, text } = report
  const [comment] = await db
    .select({ articleId: comments.articleId })
    .from(comments)
    .where(and(eq(comments.id, commentId), eq(comments.state, 'shown')))
  if (!comment) return null
  const from = personId === null ? { personId, addressHash } : { personId, addressHash: null }
  await db
    .insert(reports)
    .values({ commentId, ...from, reason, text, at: now })
    .onConflictDoNothing()
  return comment
}

/** Leaves a reported comment as it is and answers its reports. Nobody dismisses those against themselves where others can. */
export async function dismissReports(
  db: Db,
  { commentId, moderatorId }: { commentId: number; moderatorId: number },
  now: Date,
): Promise<Result<Decided, 'decided' | 'own'>> {
  return db.transaction(async (tx) => {
    const [comment] = await lock(tx, [commentId])
    const open = and(eq(reports.commentId, commentId), isNull(reports.closedBy))
    if (!comment || !(await tx.$count(reports, open))) return refused('decided')
    if (comment.personId === moderatorId && (await othersModerate(tx, moderatorId))) return refused('own')
    const { personId, articleId } = comment
    const [event] = await tx
      .insert(moderationEvents)
      .values({ at: now, act: 'reports-dismissed', commentId, personId, moderatorId })
      .returning({ id: moderationEvents.id })
    if (!event) throw new Error('the event was not stored')
    await tx.update(reports).set({ closedBy: event.id }).where(open)
    return done({ commentId, articleId, eventId: event.id })
  })
}
