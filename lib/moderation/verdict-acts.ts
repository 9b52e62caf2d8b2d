import { type SQL, sql } from 'drizzle-orm'
import { moderationEvents } from '#drizzle/schema/index.ts'
import type { ModerationAct } from './model.ts'

/** Acts that decide about a comment, and what the classifier learns of each. */
export const LESSONS = {
  approved: 'shown',
  restored: 'shown',
  'appeal-granted': 'shown',
  rejected: 'rejected',
  removed: 'rejected',
} as const satisfies Partial<Record<ModerationAct, 'shown' | 'rejected'>>

export type VerdictAct = keyof typeof LESSONS
export const VERDICT_ACTS = [
  'approved',
  'restored',
  'appeal-granted',
  'rejected',
  'removed',
] as const satisfies VerdictAct[]

export const isVerdict = (act: ModerationAct): act is VerdictAct => act in LESSONS

/** The act of the last verdict about a comment that stands; null where nobody has decided. */
export const lastVerdictAct = (commentId: SQL | { name: string }) =>
  sql<VerdictAct | null>`(select e.act from ${moderationEvents} e where e.comment_id = ${commentId} and e.undone_by is null
    and e.act in ('approved', 'restored', 'appeal-granted', 'rejected', 'removed') order by e.id desc limit 1)`

/** Whether a moderator has turned a comment down and nobody has taken that back. */
export const turnedDown = (commentId: SQL | { name: string }) =>
  sql<boolean>`coalesce(${lastVerdictAct(commentId)} in ('rejected', 'removed'), false)`
