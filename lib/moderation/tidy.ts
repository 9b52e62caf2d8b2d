import { and, isNotNull, lt } from 'drizzle-orm'
import { reports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

const DAYS_MS = 30 * 86_400_000

/** Takes out what told one nameless reader from another once a report is 30 days old. */
export async function tidyReports(db: Db, now: Date): Promise<void> {
  await db
    .update(reports)
    .set({ addressHash: null })
    .where(and(isNotNull(reports.addressHash), lt(reports.at, new Date(now.getTime() - DAYS_MS))))
}
