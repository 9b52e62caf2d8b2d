import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { agrees, comments, commentVersions, voteSteps } from '#drizzle/schema/index.ts'
import type { LeavingComments } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { moveComment } from './visibility.ts'

/**
 * Parts a leaving person from their comments: kept ones lose their author, the others their words too. What never was shown
 * goes either way, and so do their votes.
 */
export async function partWithComments(tx: Db, personId: number, wish: LeavingComments, now: Date): Promise<void> {
  const voted = tx.select({ id: agrees.commentId }).from(agrees).where(eq(agrees.personId, personId))
  await tx
    .update(comments)
    .set({ agrees: sql`greatest(0, ${comments.agrees} - 1)` })
    .where(inArray(comments.id, voted))
  await tx.execute(
    sql`insert into ${voteSteps} (comment_id, step, at)
        select comment_id, -1, ${now.toISOString()}::timestamptz from ${agrees} where person_id = ${personId}`,
  )
  await tx.delete(agrees).where(eq(agrees.personId, personId))

  const own = eq(comments.personId, personId)
  const going = await tx
    .select({ id: comments.id, state: comments.state })
    .from(comments)
    .where(wish === 'remove' ? own : and(own, ne(comments.state, 'shown')))
  for (const { id, state } of going) {
    if (state !== 'removed') await moveComment(tx, id, { state: 'removed', removedBy: 'author' }, now)
    await tx
      .update(comments)
      .set({ body: '', bodyHash: `gone-${id}` })
      .where(eq(comments.id, id))
  }
  const theirs = tx.select({ id: comments.id }).from(comments).where(own)
  await tx.delete(commentVersions).where(inArray(commentVersions.commentId, theirs))
  await tx.update(comments).set({ personId: null, addressHash: null }).where(own)
}
