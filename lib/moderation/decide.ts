import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { appeals, comments, moderationEvents, people, reports } from '#drizzle/schema/index.ts'
import type { CommentState } from '#lib/comments/model.ts'
import { moveComment } from '#lib/comments/visibility.ts'
import type { Db } from '#lib/db/model.ts'
import type { NoticeKind } from '#lib/notices/model.ts'
import { addNotice } from '#lib/notices/record.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { learn, scoreOf } from './classifier.ts'
import { lessonOf, standingVerdicts, versionsOf } from './lessons.ts'
import type { RejectionReason, Verdict } from './model.ts'
import { LESSONS, type VerdictAct } from './verdict-acts.ts'
import type { VerdictBefore } from './verdict-before.ts'

const RULES: Record<Verdict, { from: CommentState[]; to: CommentState; act: VerdictAct; notice: NoticeKind }> = {
  approve: { from: ['held'], to: 'shown', act: 'approved', notice: 'approved' },
  reject: { from: ['held'], to: 'rejected', act: 'rejected', notice: 'rejected' },
  remove: { from: ['shown'], to: 'removed', act: 'removed', notice: 'removed' },
  restore: { from: ['removed', 'rejected'], to: 'shown', act: 'restored', notice: 'restored' },
}

type Given = { verdict: Verdict; moderatorId: number; reason: RejectionReason | null; note: string | null }
type Comment = typeof comments.$inferSelect

/** Why a verdict does not count: nothing to decide; another was quicker; its author changed the text; it is one's own. */
export type NoVerdict = 'unknown' | 'decided' | 'changed' | 'own'
export type Decided = { commentId: number; articleId: number; eventId: number }

/**
 * Decides about a comment: its state, the event in the log, what its author is told, its open reports and appeal, and what
 * the classifier learns, in one transaction. Of two moderators at once the second is told that the first has decided.
 *
 * @param given.seen when the text that the moderator read was last changed ("" if never); a verdict about another text does
 *   not count. Unchecked if absent
 */
export async function decide(
  db: Db,
  given: Given & { commentId: number; seen?: string | undefined },
  now: Date,
): Promise<Result<Decided, NoVerdict>> {
  return db.transaction(async (tx) => {
    const [comment] = await lock(tx, [given.commentId])
    const why = comment ? await whyNot(tx, comment, given) : 'unknown'
    if (!comment || why) return refused(why ?? 'unknown')
    if (given.seen !== undefined && given.seen !== (comment.editedAt?.toISOString() ?? '')) return refused('changed')
    const [decided] = await carryOut(tx, [comment], given, now)
    if (!decided) throw new Error('the verdict was not stored')
    return done(decided)
  })
}

/** The same verdict about many comments at one stroke, to be taken back at one stroke; what others have decided stays so. */
export async function decideAll(db: Db, given: Given & { commentIds: number[] }, now: Date): Promise<Decided[]> {
  return db.transaction(async (tx) => {
    const open: Comment[] = []
    for (const comment of await lock(tx, given.commentIds)) {
      if ((await whyNot(tx, comment, given)) === null) open.push(comment)
    }
    return carryOut(tx, open, given, now)
  })
}

/** Answers before what they answer: the order in which counts go up the tree, so that two verdicts never wait crosswise. */
export const lock = (tx: Db, ids: number[]): Promise<Comment[]> =>
  tx.select().from(comments).where(inArray(comments.id, ids)).orderBy(sql`${comments.id} desc`).for('update')

async function whyNot(tx: Db, comment: Comment, { verdict, moderatorId }: Given): Promise<NoVerdict | null> {
  const rule = RULES[verdict]
  if (comment.removedBy === 'author') return 'unknown'
  if (!rule.from.includes(comment.state)) return 'decided'
  const inOwnFavour = comment.personId === moderatorId && rule.to === 'shown'
  return inOwnFavour && (await othersModerate(tx, moderatorId)) ? 'own' : null
}

/** Whether somebody else could decide as well. */
export async function othersModerate(db: Db, moderatorId: number): Promise<boolean> {
  const others = and(ne(people.role, 'reader'), ne(people.id, moderatorId), isNull(people.goneAt))
  return (await db.$count(people, and(others, eq(people.sample, false)))) > 0
}

async function carryOut(tx: Db, open: Comment[], given: Given, now: Date): Promise<Decided[]> {
  if (!open.length) return []
  const { verdict, moderatorId, reason, note } = given
  const rule = RULES[verdict]
  const ids = open.map(({ id }) => id)
  const removedBy = rule.to === 'removed' ? ('moderator' as const) : null
  for (const { id } of open) await moveComment(tx, id, { state: rule.to, removedBy }, now)

  // What is decided anew is no lesson any more when its score is asked: the score is of a text that is new to the classifier.
  const standing = await standingVerdicts(tx, ids)
  const former = []
  for (const event of standing.values()) former.push(...(await lessonOf(tx, event, -1)))
  await learn(tx, former)

  const appealed = new Set(await openAppeals(tx, ids))
  const batch = open.length > 1 ? { batch: randomUUID() } : {}
  const events: (typeof moderationEvents.$inferInsert)[] = []
  for (const { id, personId, body, state, removedBy: by, shownAt } of open) {
    const before: VerdictBefore = {
      ...{ state, removedBy: by, wasShown: shownAt !== null, version: await versionsOf(tx, id) },
      ...batch,
    }
    const act = rule.to === 'shown' && appealed.has(id) ? 'appeal-granted' : rule.act
    const score = await scoreOf(tx, body)
    events.push({ at: now, act, commentId: id, personId, moderatorId, reason, note, score, before })
  }
  const made = await tx
    .insert(moderationEvents)
    .values(events)
    .returning({ id: moderationEvents.id, commentId: moderationEvents.commentId, act: moderationEvents.act })
  await answerWith(
    tx,
    made.map(({ id }) => id),
  )
  await learn(
    tx,
    open.map(({ body }) => ({ text: body, verdict: LESSONS[rule.act], times: 1 })),
  )
  const decided: Decided[] = []
  for (const { id, personId, articleId } of open) {
    const event = made.find(({ commentId }) => commentId === id)
    if (!event) throw new Error('the event was not stored')
    const kind = event.act === 'appeal-granted' ? 'appeal-granted' : rule.notice
    if (personId !== null) await addNotice(tx, { personId, kind, commentId: id, text: note }, now)
    decided.push({ commentId: id, articleId, eventId: event.id })
  }
  return decided
}

async function openAppeals(tx: Db, ids: number[]): Promise<number[]> {
  const found = await tx
    .select({ id: appeals.commentId })
    .from(appeals)
    .where(and(inArray(appeals.commentId, ids), isNull(appeals.decidedBy)))
  return found.map(({ id }) => id)
}

/** Verdicts answer whatever is open about their comments: reports and appeals. */
async function answerWith(tx: Db, eventIds: number[]): Promise<void> {
  const answer = (commentId: unknown) =>
    sql<number>`(select e.id from ${moderationEvents} e where ${inArray(sql`e.id`, eventIds)} and e.comment_id = ${commentId})`
  const onReport = answer(sql`"reports"."comment_id"`)
  await tx
    .update(reports)
    .set({ closedBy: onReport })
    .where(and(isNull(reports.closedBy), sql`exists ${onReport}`))
  const onAppeal = answer(sql`"appeals"."comment_id"`)
  await tx
    .update(appeals)
    .set({ decidedBy: onAppeal })
    .where(and(isNull(appeals.decidedBy), sql`exists ${onAppeal}`))
}
