import { and, asc, eq, inArray } from 'drizzle-orm'
import { appeals, comments, moderationEvents, reports } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { standingVerdicts } from './lessons.ts'
import type { HoldRule, RejectionReason, ReportReason } from './model.ts'
import { lastHolds } from './queue-parts.ts'

/** Why a comment was rejected or removed, in full, for its author (DSA Art. 17). Instants are ISO strings. */
export type Statement = {
  decided: 'rejected' | 'removed'
  at: string
  reason: RejectionReason | null
  note: string | null
  /** What led a moderator to it: a rule that made it wait, what readers reported of it, or neither. */
  rule: HoldRule | null
  reports: ReportReason[]
  appeal: { text: string; at: string; answer: 'refused' | null; note: string | null } | null
}

/** @returns null if nothing was decided against this comment, or it is not this reader's */
export async function statementOf(db: Db, commentId: number, reader: Reader): Promise<Statement | null> {
  const [comment] = await db
    .select({ state: comments.state, removedBy: comments.removedBy })
    .from(comments)
    .where(and(eq(comments.id, commentId), eq(comments.personId, reader.id)))
  if (comment?.state !== 'rejected' && comment?.removedBy !== 'moderator') return null
  const verdict = (await standingVerdicts(db, [commentId])).get(commentId)
  if (verdict?.act !== 'rejected' && verdict?.act !== 'removed') return null
  const hold = verdict.act === 'rejected' ? (await lastHolds(db, [commentId])).get(commentId) : undefined
  const reported = await db
    .selectDistinct({ reason: reports.reason })
    .from(reports)
    .where(eq(reports.closedBy, verdict.id))
    .orderBy(asc(reports.reason))
  return {
    ...{ decided: verdict.act, reason: verdict.reason, note: verdict.note, rule: hold?.rule ?? null },
    at: verdict.at.toISOString(),
    reports: reported.map(({ reason }) => reason),
    appeal: await appealOf(db, commentId),
  }
}

async function appealOf(db: Db, commentId: number): Promise<Statement['appeal']> {
  const [row] = await db
    .select({ appeal: appeals, answer: { act: moderationEvents.act, note: moderationEvents.note } })
    .from(appeals)
    .leftJoin(
      moderationEvents,
      and(eq(moderationEvents.id, appeals.decidedBy), inArray(moderationEvents.act, ['appeal-refused'])),
    )
    .where(eq(appeals.commentId, commentId))
  if (!row) return null
  const { text, at } = row.appeal
  return { text, at: at.toISOString(), answer: row.answer ? 'refused' : null, note: row.answer?.note ?? null }
}
