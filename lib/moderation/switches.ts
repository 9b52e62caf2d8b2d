import { and, asc, gt, inArray, isNull, or } from 'drizzle-orm'
import { switches } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

export type SwitchRow = typeof switches.$inferSelect

/** The switches in force now for a thread: the paper's, and those of its own articles. */
export async function switchesOn(db: Db, articleIds: number[], now: Date): Promise<SwitchRow[]> {
  return db
    .select()
    .from(switches)
    .where(
      and(
        isNull(switches.liftedAt),
        or(isNull(switches.until), gt(switches.until, now)),
        or(isNull(switches.articleId), inArray(switches.articleId, articleIds)),
      ),
    )
    .orderBy(asc(switches.id))
}
