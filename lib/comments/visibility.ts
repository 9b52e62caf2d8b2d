import { eq, sql } from 'drizzle-orm'
import { comments } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { noticeReplies } from '#lib/notices/record.ts'
import type { CommentState, Remover } from './model.ts'

/**
 * Moves a comment from one state to another, with all that hangs on it: when it was first shown, how many answers its
 * parents have, and who is told of a reply. Part of a transaction, beside the event that says why.
 */
export async function moveComment(
  tx: Db,
  id: number,
  to: { state: CommentState; removedBy?: Remover | null },
  now: Date,
): Promise<void> {
  const [moved] = await tx
    .update(comments)
    .set({
      state: to.state,
      removedBy: to.removedBy ?? null,
      ...(to.state === 'shown'
        ? { shownAt: sql`coalesce(${comments.shownAt}, ${now.toISOString()}::timestamptz)` }
        : {}),
    })
    .where(eq(comments.id, id))
    .returning({ parentId: comments.parentId })
  if (!moved) return
  await recount(tx, moved.parentId)
  if (to.state === 'shown') await noticeReplies(tx, id, now)
}

/** Counts a comment's visible answers anew, and, where that changes whether it has a place itself, its parent's too. */
export async function recount(tx: Db, commentId: number | null): Promise<void> {
  for (let at = commentId; at !== null; ) {
    const answers = sql`(select count(*)::int from ${comments} as below where below.parent_id = ${comments.id}
      and (below.state = 'shown' or below.replies > 0))`
    // Locked by a statement of its own: one that waits for a lock still counts what stood there before it waited.
    await lockComment(tx, at)
    const [row] = await tx
      .update(comments)
      .set({ replies: answers })
      .where(eq(comments.id, at))
      .returning({ parentId: comments.parentId, state: comments.state })
    // A shown comment has its place whatever is below it.
    at = row && row.state !== 'shown' ? row.parentId : null
  }
}

/** A comment as it is, held so until the transaction ends; always from the leaf to the root, so that nobody waits in a ring. */
export async function lockComment(tx: Db, id: number): Promise<typeof comments.$inferSelect | null> {
  const [row] = await tx.select().from(comments).where(eq(comments.id, id)).for('no key update')
  return row ?? null
}
