import { and, eq, gt, isNull, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { comments, mutes, notices, people, sanctions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { inForce } from '#lib/mutes/queries.ts'
import type { NoticeKind } from './model.ts'

type NewNotice = {
  personId: number
  kind: NoticeKind
  commentId?: number | null
  listId?: string | null
  text?: string | null
}

/** Tells somebody something in the page. Part of the transaction that it tells of. */
export async function addNotice(
  tx: Db,
  { personId, kind, commentId = null, listId = null, text = null }: NewNotice,
  now: Date,
) {
  await tx.insert(notices).values({ personId, kind, commentId, listId, text, at: now })
}

/** Tells somebody that they are asked to share a list; of several such, the last. Part of the transaction that asks. */
export async function noticeInvitation(tx: Db, personId: number, listId: string, now: Date): Promise<void> {
  await forgetInvitation(tx, personId, listId)
  await addNotice(tx, { personId, kind: 'list-invitation', listId }, now)
}

/** What is answered, or asked no longer, is no news. Part of the transaction that ends it. */
export async function forgetInvitation(tx: Db, personId: number, listId: string): Promise<void> {
  await tx
    .delete(notices)
    .where(and(eq(notices.personId, personId), eq(notices.kind, 'list-invitation'), eq(notices.listId, listId)))
}

const answered = alias(comments, 'answered')

/**
 * Tells the author of a comment that it was answered, once, and only when the answer can be seen (rules §8). Nobody is told
 * of their own answers, or of what somebody wrote whom they have muted; nor are those who have left or are banned. Part of the
 * transaction that shows the answer.
 */
export async function noticeReplies(tx: Db, replyId: number, now: Date): Promise<void> {
  const banned = tx
    .select({ id: sanctions.id })
    .from(sanctions)
    .where(
      and(
        eq(sanctions.personId, people.id),
        eq(sanctions.kind, 'ban'),
        isNull(sanctions.liftedAt),
        or(isNull(sanctions.until), gt(sanctions.until, now)),
      ),
    )
  const muted = tx
    .select({ id: mutes.mutedId })
    .from(mutes)
    .where(and(eq(mutes.personId, people.id), eq(mutes.mutedId, comments.personId), inForce(now)))
  const told = tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.personId, people.id), eq(notices.kind, 'reply'), eq(notices.commentId, replyId)))
  const [owed] = await tx
    .select({ to: people.id })
    .from(comments)
    .innerJoin(answered, eq(answered.id, comments.parentId))
    .innerJoin(people, eq(people.id, answered.personId))
    .where(
      and(
        eq(comments.id, replyId),
        eq(comments.state, 'shown'),
        sql`${comments.personId} is distinct from ${people.id}`,
        isNull(people.goneAt),
        eq(people.sample, false),
        notExists(banned),
        notExists(muted),
        notExists(told),
      ),
    )
  if (owed) await addNotice(tx, { personId: owed.to, kind: 'reply', commentId: replyId }, now)
}
