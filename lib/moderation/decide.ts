import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { appeals, comments, moderationEvents, reports } from '#drizzle/schema/index.ts'
import type { CommentState } from '#lib/comments/model.ts'
import { moveComment } from '#lib/comments/visibility.ts'
import type { Db } from '#lib/db/model.ts'
import type { NoticeKind } from '#lib/notices/model.ts'
import { addNotice } from '#lib/notices/record.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { learn, scoreOf } from './classifier.ts'
import type { ModerationAct, RejectionReason } from './model.ts'

export type Verdict = 'approve' | 'reject' | 'remove' | 'restore'

type Rule = {
  from: CommentState[]
  to: CommentState
  act: ModerationAct
  notice: NoticeKind
  lesson: 'shown' | 'rejected'
}
const RULES: Record<Verdict, Rule> = {
  approve: { from: ['held', 'rejected'], to: 'shown', act: 'approved', notice: 'approved', lesson: 'shown' },
  reject: { from: ['held'], to: 'rejected', act: 'rejected', notice: 'rejected', lesson: 'rejected' },
  remove: { from: ['shown'], to: 'removed', act: 'removed', notice: 'removed', lesson: 'rejected' },
  restore: { from: ['removed', 'rejected'], to: 'shown', act: 'restored', notice: 'restored', lesson: 'shown' },
}

type Given = {
  commentId: number
  verdict: Verdict
  moderatorId: number
  reason: RejectionReason | null
  note: string | null
}

/**
 * Decides about a comment: its state, the event in the log, what its author is told, its open reports and appeal, and what
 * the classifier learns, in one transaction. Of two moderators at once the second is told that the first has decided.
 *
 * @returns the article that it stands under
 */
export async function decide(
  db: Db,
  given: Given,
  now: Date,
): Promise<Result<{ articleId: number }, 'unknown' | 'decided'>> {
  const rule = RULES[given.verdict]
  return db.transaction(async (tx) => {
    const [comment] = await tx.select().from(comments).where(eq(comments.id, given.commentId)).for('update')
    if (!comment || comment.removedBy === 'author') return refused('unknown')
    if (!rule.from.includes(comment.state)) return refused('decided')
    const { id, personId, body, articleId } = comment
    const score = await scoreOf(tx, body)
    const removedBy = rule.to === 'removed' ? ('moderator' as const) : null
    await moveComment(tx, id, { state: rule.to, removedBy }, now)
    const { moderatorId, reason, note } = given
    const [event] = await tx
      .insert(moderationEvents)
      .values({
        ...{ at: now, act: rule.act, commentId: id, personId, moderatorId, reason, note, score },
        before: { state: comment.state, lesson: rule.lesson },
      })
      .returning({ id: moderationEvents.id })
    if (!event) throw new Error('the event was not stored')
    await tx
      .update(reports)
      .set({ closedBy: event.id })
      .where(and(eq(reports.commentId, id), isNull(reports.closedBy)))
    await tx
      .update(appeals)
      .set({ decidedBy: event.id })
      .where(and(eq(appeals.commentId, id), isNull(appeals.decidedBy)))
    await learn(tx, body, rule.lesson)
    if (personId !== null) await addNotice(tx, { personId, kind: rule.notice, commentId: id, text: note }, now)
    return done({ articleId })
  })
}

/**
 * Takes a verdict back: the comment is as it was, the classifier forgets, the log keeps both.
 *
 * @returns the article; refused if the event is no verdict, or was taken back or overtaken already
 */
export async function undo(
  db: Db,
  eventId: number,
  moderatorId: number,
  now: Date,
): Promise<Result<{ articleId: number; commentId: number }, 'unknown' | 'overtaken'>> {
  return db.transaction(async (tx) => {
    const [event] = await tx.select().from(moderationEvents).where(eq(moderationEvents.id, eventId)).for('update')
    const acts = Object.values(RULES).map(({ act }) => act)
    if (!event || event.commentId === null || !acts.includes(event.act)) return refused('unknown')
    const { commentId } = event
    const [last] = await tx
      .select({ id: moderationEvents.id })
      .from(moderationEvents)
      .where(
        and(
          eq(moderationEvents.commentId, commentId),
          inArray(moderationEvents.act, acts),
          isNull(moderationEvents.undoneBy),
        ),
      )
      .orderBy(desc(moderationEvents.id))
      .limit(1)
    const [comment] = await tx.select().from(comments).where(eq(comments.id, commentId)).for('update')
    if (!comment || last?.id !== eventId || comment.removedBy === 'author') return refused('overtaken')
    // Only this file writes `before` of a verdict.
    const before = event.before as { state: CommentState; lesson: 'shown' | 'rejected' }
    await moveComment(
      tx,
      commentId,
      { state: before.state, removedBy: before.state === 'removed' ? 'moderator' : null },
      now,
    )
    await learn(tx, comment.body, before.lesson, -1)
    const act = before.state === 'shown' ? ('restored' as const) : ('held' as const)
    const [taken] = await tx
      .insert(moderationEvents)
      .values({ at: now, act, commentId, personId: event.personId, moderatorId, before: { undoes: eventId } })
      .returning({ id: moderationEvents.id })
    if (!taken) throw new Error('the event was not stored')
    await tx.update(moderationEvents).set({ undoneBy: taken.id }).where(eq(moderationEvents.id, eventId))
    await tx.update(reports).set({ closedBy: null }).where(eq(reports.closedBy, eventId))
    await tx.update(appeals).set({ decidedBy: null }).where(eq(appeals.decidedBy, eventId))
    return done({ articleId: comment.articleId, commentId })
  })
}

/** How often the classifier would have been right: of what it would have held, how much moderators rejected. */
export async function precision(db: Db, threshold: number): Promise<{ held: number; right: number }> {
  const [row] = await db
    .select({
      held: sql<number>`count(*)::int`,
      right: sql<number>`(count(*) filter (where ${moderationEvents.act} in ('rejected', 'removed')))::int`,
    })
    .from(moderationEvents)
    .where(
      and(
        sql`${moderationEvents.score} >= ${threshold}`,
        inArray(moderationEvents.act, ['approved', 'rejected', 'removed', 'restored']),
        isNull(moderationEvents.undoneBy),
      ),
    )
  return row ?? { held: 0, right: 0 }
}
