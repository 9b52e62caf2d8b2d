import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { appeals, commentVersions, moderationEvents, reports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ReportReason } from './model.ts'

type Event = typeof moderationEvents.$inferSelect

/** By which rule each of these comments was sent to wait last, and what it scored. */
export async function lastHolds(db: Db, ids: number[]): Promise<Map<number, Event>> {
  if (!ids.length) return new Map()
  const found = await db
    .selectDistinctOn([moderationEvents.commentId])
    .from(moderationEvents)
    .where(
      and(
        inArray(moderationEvents.commentId, ids),
        eq(moderationEvents.act, 'held'),
        isNull(moderationEvents.undoneBy),
      ),
    )
    .orderBy(moderationEvents.commentId, desc(moderationEvents.id))
  return new Map(found.flatMap((event) => (event.commentId === null ? [] : [[event.commentId, event]])))
}

/** What each of these comments said before its author changed it last. */
export async function lastTexts(db: Db, ids: number[]): Promise<Map<number, string>> {
  if (!ids.length) return new Map()
  const found = await db
    .selectDistinctOn([commentVersions.commentId])
    .from(commentVersions)
    .where(inArray(commentVersions.commentId, ids))
    .orderBy(commentVersions.commentId, desc(commentVersions.number))
  return new Map(found.map(({ commentId, body }) => [commentId, body]))
}

type ReportLine = { reason: ReportReason; text: string | null; at: string }

/** What readers have reported of each and nobody has answered; never who. */
export async function openReportsOf(db: Db, ids: number[]): Promise<Map<number, ReportLine[]>> {
  if (!ids.length) return new Map()
  const found = await db
    .select()
    .from(reports)
    .where(and(inArray(reports.commentId, ids), isNull(reports.closedBy)))
    .orderBy(asc(reports.id))
  const lines = new Map<number, ReportLine[]>()
  for (const [id, own] of Map.groupBy(found, ({ commentId }) => commentId)) {
    lines.set(
      id,
      own.map(({ reason, text, at }) => ({ reason, text, at: at.toISOString() })),
    )
  }
  return lines
}

/** The authors' words of appeals that nobody has answered. */
export async function openAppealsOf(db: Db, ids: number[]): Promise<Map<number, string>> {
  if (!ids.length) return new Map()
  const found = await db
    .select({ id: appeals.commentId, text: appeals.text })
    .from(appeals)
    .where(and(inArray(appeals.commentId, ids), isNull(appeals.decidedBy)))
  return new Map(found.map(({ id, text }) => [id, text]))
}
