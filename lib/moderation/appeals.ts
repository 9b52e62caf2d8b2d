import { and, eq, isNull } from 'drizzle-orm'
import { appeals, comments, moderationEvents } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { addNotice } from '#lib/notices/record.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { type Decided, lock, othersModerate } from './decide.ts'
import { standingVerdicts } from './lessons.ts'

/**
 * An author's appeal, once for each comment, against its rejection or removal.
 *
 * @returns refused: not theirs or nothing to appeal against; appealed before
 */
export async function appealAgainst(
  db: Db,
  given: { commentId: number; personId: number; text: string },
  now: Date,
): Promise<Result<{ articleId: number }, 'unknown' | 'before'>> {
  const { commentId, personId, text } = given
  return db.transaction(async (tx) => {
    const [comment] = await tx
      .select()
      .from(comments)
      .where(and(eq(comments.id, commentId), eq(comments.personId, personId)))
      .for('update')
    const turnedDown = comment?.state === 'rejected' || comment?.removedBy === 'moderator'
    if (!comment || !turnedDown) return refused('unknown')
    const made = await tx
      .insert(appeals)
      .values({ commentId, text, at: now })
      .onConflictDoNothing()
      .returning({ id: appeals.commentId })
    if (!made.length) return refused('before')
    await tx.insert(moderationEvents).values({ at: now, act: 'appealed', commentId, personId })
    return done({ articleId: comment.articleId })
  })
}

/**
 * Refuses an appeal: the decision stands, its author is told why. Granting it is the verdict `restore`.
 *
 * @returns refused: no open appeal; `own`: whoever decided first leaves it to another moderator where there is one
 */
export async function refuseAppeal(
  db: Db,
  given: { commentId: number; moderatorId: number; note: string | null },
  now: Date,
): Promise<Result<Decided, 'decided' | 'own'>> {
  const { commentId, moderatorId, note } = given
  return db.transaction(async (tx) => {
    const [comment] = await lock(tx, [commentId])
    const open = and(eq(appeals.commentId, commentId), isNull(appeals.decidedBy))
    if (!comment || comment.state === 'shown' || !(await tx.$count(appeals, open))) return refused('decided')
    const against = (await standingVerdicts(tx, [commentId])).get(commentId)
    const own = comment.personId === moderatorId || against?.moderatorId === moderatorId
    if (own && (await othersModerate(tx, moderatorId))) return refused('own')
    const { personId, articleId } = comment
    const [event] = await tx
      .insert(moderationEvents)
      .values({ at: now, act: 'appeal-refused', commentId, personId, moderatorId, note })
      .returning({ id: moderationEvents.id })
    if (!event) throw new Error('the event was not stored')
    await tx.update(appeals).set({ decidedBy: event.id }).where(open)
    if (personId !== null) await addNotice(tx, { personId, kind: 'appeal-refused', commentId, text: note }, now)
    return done({ commentId, articleId, eventId: event.id })
  })
}
