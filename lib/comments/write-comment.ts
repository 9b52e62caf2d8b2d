import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { comments, commentVersions, moderationEvents, people } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { type Judgement, judgeComment } from '#lib/moderation/judge.ts'
import { mayWrite, type NotNow } from '#lib/moderation/may-write.ts'
import type { ModerationAct } from '#lib/moderation/model.ts'
import { noticeReplies } from '#lib/notices/record.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { CommentState } from './model.ts'
import { bodyHash } from './text.ts'
import type { ThreadOf } from './thread-articles.ts'
import { editableUntil } from './views-of.ts'
import { lockComment, moveComment, recount } from './visibility.ts'

/** The same words by the same person in the same place within this are the same form, sent twice. */
const TWICE_MS = 10 * 60_000

type NewComment = {
  thread: ThreadOf
  reader: Reader
  /** The comment that it answers. */
  parentId: number | null
  body: string
  /** Taken on with the first comment of somebody who had no name. */
  name: string | null
  addressHash: string
}
type Posted =
  /** `again`: a form sent twice. */
  | { is: 'stored'; id: number; state: CommentState; again: boolean }
  /** What it answers is not shown in this thread. */
  | { is: 'parent-gone' }
  | { is: 'not-now'; shut: NotNow }

/**
 * Stores a comment and the event that says whether it waits, in one transaction. One person's comments are stored one after
 * another, so that a form sent twice is one comment and slow mode holds for two windows as well.
 */
export async function postComment(db: Db, given: NewComment, now: Date): Promise<Posted> {
  const { thread, reader, body } = given
  const judged = await judgeComment(
    db,
    { person: reader, articleIds: thread.articleIds, text: body, commentId: null },
    now,
  )
  return db.transaction(async (tx) => {
    await tx.select({ id: people.id }).from(people).where(eq(people.id, reader.id)).for('no key update')
    const before = await sentBefore(tx, given, now)
    if (before) return { is: 'stored', ...before, again: true }
    const shut = await mayWrite(tx, thread, reader, now)
    if (shut) return { is: 'not-now', shut }
    const parent = given.parentId === null ? null : await lockComment(tx, given.parentId)
    const answerable = parent && parent.state === 'shown' && thread.articleIds.includes(parent.articleId)
    if (given.parentId !== null && !answerable) return { is: 'parent-gone' }
    if (given.name !== null) {
      await tx
        .update(people)
        .set({ name: given.name })
        .where(and(eq(people.id, reader.id), isNull(people.name)))
    }
    const [made] = await tx
      .insert(comments)
      .values({
        articleId: thread.id,
        personId: reader.id,
        parentId: parent?.id ?? null,
        rootId: parent ? (parent.rootId ?? parent.id) : null,
        depth: parent ? parent.depth + 1 : 0,
        body,
        bodyHash: bodyHash(body),
        state: judged.state,
        createdAt: now,
        shownAt: judged.state === 'shown' ? now : null,
        addressHash: given.addressHash,
      })
      .returning({ id: comments.id, state: comments.state })
    if (!made) throw new Error('the comment was not stored')
    if (judged.state === 'held') await logAct(tx, 'held', made.id, reader.id, judged, now)
    else {
      await recount(tx, parent?.id ?? null)
      await noticeReplies(tx, made.id, now)
    }
    return { is: 'stored', ...made, again: false }
  })
}

async function sentBefore(tx: Db, { thread, reader, parentId, body }: NewComment, now: Date) {
  const [before] = await tx
    .select({ id: comments.id, state: comments.state })
    .from(comments)
    .where(
      and(
        eq(comments.personId, reader.id),
        eq(comments.articleId, thread.id),
        eq(comments.body, body),
        sql`${comments.parentId} is not distinct from ${parentId}::int`,
        ne(comments.state, 'removed'),
        gt(comments.createdAt, new Date(now.getTime() - TWICE_MS)),
      ),
    )
    .limit(1)
  return before ?? null
}

/**
 * Changes a comment's words and judges it anew: no change carries in what would have waited. What it said before is kept for
 * the moderators. The same words again change nothing.
 *
 * @returns what it was and what it is now; refused where it can no longer be changed
 */
export async function editComment(
  db: Db,
  given: { commentId: number; thread: ThreadOf; reader: Reader; body: string },
  now: Date,
): Promise<Result<{ was: CommentState; state: CommentState }, 'too-late'>> {
  const { commentId, thread, reader, body } = given
  const judged = await judgeComment(db, { person: reader, articleIds: thread.articleIds, text: body, commentId }, now)
  return db.transaction(async (tx) => {
    // A moderator may have decided since it was read.
    const comment = await lockComment(tx, commentId)
    if (!comment || editableUntil({ comment }, now) === null) return refused('too-late')
    const was = comment.state
    if (comment.body === body) return done({ was, state: was })
    const number = sql`(select coalesce(max(v.number), 0) + 1 from ${commentVersions} v where v.comment_id = ${commentId})`
    await tx.insert(commentVersions).values({ commentId, number, body: comment.body, replacedAt: now })
    await tx
      .update(comments)
      .set({ body, bodyHash: bodyHash(body), editedAt: now })
      .where(eq(comments.id, commentId))
    if (was === 'held') {
      await logAct(tx, 'edited-while-held', commentId, reader.id, judged, now)
      return done({ was, state: was })
    }
    if (judged.state === 'held') {
      await moveComment(tx, commentId, { state: 'held' }, now)
      await logAct(tx, 'held', commentId, reader.id, judged, now)
    }
    return done({ was, state: judged.state })
  })
}

async function logAct(
  tx: Db,
  act: ModerationAct,
  commentId: number,
  personId: number,
  { rule, score }: Judgement,
  now: Date,
): Promise<void> {
  await tx.insert(moderationEvents).values({ at: now, act, commentId, personId, rule, score })
}
