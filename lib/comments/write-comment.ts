import { and, eq, gt, sql } from 'drizzle-orm'
import { comments, commentVersions, moderationEvents, people } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { judgeComment } from '#lib/moderation/judge.ts'
import { noticeReplies } from '#lib/notices/record.ts'
import type { CommentState } from './model.ts'
import { bodyHash } from './text.ts'
import type { ThreadOf } from './thread-articles.ts'
import { moveComment, recount } from './visibility.ts'

/** The same words by the same person in the same thread within this are the same form, sent twice. */
const TWICE_MS = 10 * 60_000

type NewComment = {
  thread: ThreadOf
  reader: Reader
  parent: { id: number; rootId: number | null; depth: number } | null
  body: string
  /** Taken on with the first comment of somebody who had no name. */
  name: string | null
  addressHash: string
}

/** Stores a comment and the event that says whether it waits, in one transaction; a form sent twice is one comment. */
export async function postComment(db: Db, given: NewComment, now: Date): Promise<{ id: number; state: CommentState }> {
  const { thread, reader, parent, body } = given
  const hash = bodyHash(body)
  const [before] = await db
    .select({ id: comments.id, state: comments.state })
    .from(comments)
    .where(
      and(
        eq(comments.personId, reader.id),
        eq(comments.articleId, thread.id),
        eq(comments.body, body),
        sql`${comments.parentId} is not distinct from ${parent?.id ?? null}::int`,
        gt(comments.createdAt, new Date(now.getTime() - TWICE_MS)),
      ),
    )
  if (before && before.state !== 'removed') return before
  const ask = { person: reader, articleIds: thread.articleIds, text: body, commentId: null }
  const judged = await judgeComment(db, ask, now)
  return db.transaction(async (tx) => {
    if (given.name !== null) await tx.update(people).set({ name: given.name }).where(eq(people.id, reader.id))
    const [made] = await tx
      .insert(comments)
      .values({
        articleId: thread.id,
        personId: reader.id,
        parentId: parent?.id ?? null,
        rootId: parent ? (parent.rootId ?? parent.id) : null,
        depth: parent ? parent.depth + 1 : 0,
        body,
        bodyHash: hash,
        state: judged.state,
        createdAt: now,
        shownAt: judged.state === 'shown' ? now : null,
        addressHash: given.addressHash,
      })
      .returning({ id: comments.id, state: comments.state })
    if (!made) throw new Error('the comment was not stored')
    if (judged.state === 'held') await writeHeld(tx, made.id, reader.id, judged, now)
    else {
      await recount(tx, parent?.id ?? null)
      await noticeReplies(tx, made.id, now)
    }
    return made
  })
}

/**
 * Changes a comment's words and judges it anew: no change carries in what would have waited. What it said before is kept for
 * the moderators.
 */
export async function editComment(
  db: Db,
  given: { comment: typeof comments.$inferSelect; thread: ThreadOf; reader: Reader; body: string },
  now: Date,
): Promise<CommentState> {
  const { comment, thread, reader, body } = given
  const ask = { person: reader, articleIds: thread.articleIds, text: body, commentId: comment.id }
  const judged = await judgeComment(db, ask, now)
  const waits = comment.state === 'held' || judged.state === 'held'
  await db.transaction(async (tx) => {
    const number = sql`(select count(*)::int + 1 from ${commentVersions} v where v.comment_id = ${comment.id})`
    await tx.insert(commentVersions).values({ commentId: comment.id, number, body: comment.body, replacedAt: now })
    await tx
      .update(comments)
      .set({ body, bodyHash: bodyHash(body), editedAt: now })
      .where(eq(comments.id, comment.id))
    if (!waits || comment.state === 'held') return
    await moveComment(tx, comment.id, { state: 'held' }, now)
    await writeHeld(tx, comment.id, reader.id, judged, now)
  })
  return waits ? 'held' : 'shown'
}

async function writeHeld(
  tx: Db,
  commentId: number,
  personId: number,
  judged: Awaited<ReturnType<typeof judgeComment>>,
  now: Date,
): Promise<void> {
  const { rule, score } = judged
  await tx.insert(moderationEvents).values({ at: now, act: 'held', commentId, personId, rule, score })
}
