import { and, isNotNull, lt } from 'drizzle-orm'
import { comments, reports, voteSteps } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

const DAY_MS = 86_400_000
/** As the privacy page promises. */
const ADDRESSES_KEPT_MS = 30 * DAY_MS
/** Nobody reads one thread for longer than this from one page to the next. */
const STEPS_KEPT_MS = DAY_MS

/** Forgets which addresses comments and reports came from, and the steps of votes that no page needs any more. */
export async function tidyComments(db: Db, now: Date): Promise<void> {
  const old = new Date(now.getTime() - ADDRESSES_KEPT_MS)
  await db
    .update(comments)
    .set({ addressHash: null })
    .where(and(isNotNull(comments.addressHash), lt(comments.createdAt, old)))
  await db
    .update(reports)
    .set({ addressHash: null })
    .where(and(isNotNull(reports.addressHash), lt(reports.at, old)))
  await db.delete(voteSteps).where(lt(voteSteps.at, new Date(now.getTime() - STEPS_KEPT_MS)))
}
