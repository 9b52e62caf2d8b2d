import { and, eq, sql } from 'drizzle-orm'
import { agrees, comments, voteSteps } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** Sets or takes back a person's one vote; doing it again changes nothing. */
export async function setAgree(db: Db, commentId: number, personId: number, agree: boolean, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const changed = agree
      ? await tx
          .insert(agrees)
          .values({ commentId, personId, at: now })
          .onConflictDoNothing()
          .returning({ id: agrees.commentId })
      : await tx
          .delete(agrees)
          .where(and(eq(agrees.commentId, commentId), eq(agrees.personId, personId)))
          .returning({ id: agrees.commentId })
    if (!changed.length) return
    const step = agree ? 1 : -1
    await tx
      .update(comments)
      .set({ agrees: sql`greatest(0, ${comments.agrees} + ${step}::int)` })
      .where(eq(comments.id, commentId))
    await tx.insert(voteSteps).values({ commentId, step, at: now })
  })
}
