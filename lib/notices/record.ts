import { and, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { comments, mutes, notices, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { NoticeKind } from './model.ts'

type NewNotice = { personId: number; kind: NoticeKind; commentId?: number | null; text?: string | null }

/** Tells somebody something in the page. Part of the transaction that it tells of. */
export async function addNotice(tx: Db, { personId, kind, commentId = null, text = null }: NewNotice, now: Date) {
  await tx.insert(notices).values({ personId, kind, commentId, text, at: now })
}

const answered = alias(comments, 'answered')

/**
 * Tells the author of a comment that it was answered, once, and only when the answer can be seen (rules §8). Nobody is told
 * of their own answers, or of what somebody wrote whom they have muted.
 */
export async function noticeReplies(tx: Db, replyId: number, now: Date): Promise<void> {
  const [reply] = await tx
    .select({ to: answered.personId, by: comments.personId })
    .from(comments)
    .innerJoin(answered, eq(answered.id, comments.parentId))
    .innerJoin(people, eq(people.id, answered.personId))
    .where(and(eq(comments.id, replyId), eq(comments.state, 'shown'), isNull(people.goneAt), eq(people.sample, false)))
  if (!reply || reply.to === null || reply.to === reply.by) return
  const told = sql`exists (select from ${notices} where ${notices.kind} = 'reply' and ${notices.commentId} = ${replyId}
    and ${notices.personId} = ${reply.to})`
  const muted = sql`exists (select from ${mutes} where ${mutes.personId} = ${reply.to} and ${mutes.mutedId} = ${reply.by})`
  const [spared] = await tx
    .select({ spared: sql<boolean>`${told} or ${muted}` })
    .from(people)
    .limit(1)
  if (!spared?.spared) await addNotice(tx, { personId: reply.to, kind: 'reply', commentId: replyId }, now)
}
