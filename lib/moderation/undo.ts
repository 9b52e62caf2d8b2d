import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { appeals, comments, moderationEvents, notices, reports, sanctions, switches } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { CommentState } from '#lib/comments/model.ts'
import { moveComment } from '#lib/comments/visibility.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { learn } from './classifier.ts'
import { lock } from './decide.ts'
import { lessonOf, standingVerdicts } from './lessons.ts'
import type { ModerationAct } from './model.ts'
import { mayJudge, tellAndEnd } from './sanctions.ts'
import { isVerdict, type VerdictAct } from './verdict-acts.ts'
import { verdictBefore } from './verdict-before.ts'

type Event = typeof moderationEvents.$inferSelect
/** `articleIds` are those whose threads change; null among them is the whole paper. */
export type Undone = { count: number; commentIds: number[]; articleIds: (number | null)[] }

/** Acts that can be taken back. A role is simply given anew. */
const UNDOABLE: readonly ModerationAct[] = [
  ...([
    'approved',
    'restored',
    'appeal-granted',
    'rejected',
    'removed',
    'appeal-refused',
    'reports-dismissed',
  ] as const),
  ...(['sanctioned', 'sanction-lifted', 'switched-on', 'switched-off'] as const),
]

/** Whether an act can still be taken back, as far as its row knows. */
export const canUndo = ({ act, undoneBy }: Pick<Event, 'act' | 'undoneBy'>): boolean =>
  undoneBy === null && UNDOABLE.includes(act)

const AFTER: Record<VerdictAct, CommentState> = {
  ...{ approved: 'shown', restored: 'shown', 'appeal-granted': 'shown' },
  ...{ rejected: 'rejected', removed: 'removed' },
}

/**
 * Takes an act back: all is as it was, the classifier forgets, the log keeps both.
 *
 * @param given.all with it all verdicts of the same stroke; those that others have overtaken stay
 * @returns refused if there is no such act, or it was taken back or overtaken already
 */
export async function undo(
  db: Db,
  given: { eventId: number; all: boolean; moderator: Reader },
  now: Date,
): Promise<Result<Undone, 'unknown' | 'overtaken'>> {
  const { eventId, all, moderator } = given
  return db.transaction(async (tx) => {
    const [event] = await tx.select().from(moderationEvents).where(eq(moderationEvents.id, eventId))
    if (!event || !UNDOABLE.includes(event.act)) return refused('unknown')
    if (isVerdict(event.act)) {
      return undoVerdicts(tx, all ? await strokeOf(tx, event) : [event], moderator.id, now)
    }
    const [row] = await tx.select().from(moderationEvents).where(eq(moderationEvents.id, event.id)).for('update')
    const articleIds = row && row.undoneBy === null ? await undoOther(tx, row, moderator, now) : null
    if (!row || !articleIds) return refused('overtaken')
    await note(tx, row, moderator.id, now)
    return done({ count: 1, commentIds: row.commentId === null ? [] : [row.commentId], articleIds })
  })
}

async function strokeOf(tx: Db, event: Event): Promise<Event[]> {
  const { batch } = verdictBefore(event)
  if (!batch) return [event]
  const same = sql`${moderationEvents.before} ->> 'batch' = ${batch}`
  return tx
    .select()
    .from(moderationEvents)
    .where(and(eq(moderationEvents.at, event.at), same, isNull(moderationEvents.undoneBy)))
}

async function undoVerdicts(
  tx: Db,
  events: Event[],
  moderatorId: number,
  now: Date,
): Promise<Result<Undone, 'overtaken'>> {
  const ids = events.flatMap(({ commentId }) => (commentId === null ? [] : [commentId]))
  const locked = await lock(tx, ids)
  const standing = await standingVerdicts(tx, ids)
  const open = locked.flatMap((comment) => {
    const event = standing.get(comment.id)
    if (!event || !events.some(({ id }) => id === event.id) || !isVerdict(event.act)) return []
    if (comment.removedBy === 'author' || comment.state !== AFTER[event.act]) return []
    return [{ comment, event, before: verdictBefore(event) }]
  })
  if (!open.length) return refused('overtaken')
  for (const { comment, before } of open) {
    await moveComment(tx, comment.id, { state: before.state, removedBy: before.removedBy }, now)
    if (!before.wasShown) await tx.update(comments).set({ shownAt: null }).where(eq(comments.id, comment.id))
  }
  for (const { comment, event } of open) {
    const prior = (await standingVerdicts(tx, [comment.id], event.id)).get(comment.id)
    await learn(tx, [...(await lessonOf(tx, event, -1)), ...(prior ? await lessonOf(tx, prior, 1) : [])])
    await note(tx, event, moderatorId, now)
  }
  await reopen(
    tx,
    open.map(({ event }) => event.id),
  )
  const commentIds = open.map(({ comment }) => comment.id)
  // What their authors were told is no longer so.
  for (const at of new Set(open.map(({ event }) => event.at))) {
    await tx
      .delete(notices)
      .where(and(inArray(notices.commentId, commentIds), eq(notices.at, at), ne(notices.kind, 'reply')))
  }
  return done({
    count: open.length,
    commentIds,
    articleIds: [...new Set(open.map(({ comment }) => comment.articleId))],
  })
}

async function reopen(tx: Db, eventIds: number[]): Promise<void> {
  await tx.update(reports).set({ closedBy: null }).where(inArray(reports.closedBy, eventIds))
  await tx.update(appeals).set({ decidedBy: null }).where(inArray(appeals.decidedBy, eventIds))
}

/** The log keeps who took it back. */
async function note(tx: Db, event: Event, moderatorId: number, now: Date): Promise<void> {
  const { commentId, personId } = event
  const [taken] = await tx
    .insert(moderationEvents)
    .values({ at: now, act: 'undone', commentId, personId, moderatorId, before: { undoes: event.id, act: event.act } })
    .returning({ id: moderationEvents.id })
  if (!taken) throw new Error('the event was not stored')
  await tx.update(moderationEvents).set({ undoneBy: taken.id }).where(eq(moderationEvents.id, event.id))
}

/** @returns null if it is too late, or not theirs */
async function undoOther(tx: Db, event: Event, moderator: Reader, now: Date): Promise<Undone['articleIds'] | null> {
  switch (event.act) {
    case 'reports-dismissed':
      await reopen(tx, [event.id])
      return []
    case 'appeal-refused':
      return (await reopenAppeal(tx, event)) ? [] : null
    case 'sanctioned':
    case 'sanction-lifted':
      return (await turnSanction(tx, event, moderator, now)) ? [] : null
    default:
      return turnSwitch(tx, event, now)
  }
}

async function reopenAppeal(tx: Db, event: Event): Promise<boolean> {
  const [comment] = event.commentId === null ? [] : await lock(tx, [event.commentId])
  if (!comment || comment.state === 'shown' || comment.removedBy === 'author') return false
  await reopen(tx, [event.id])
  const told = and(eq(notices.commentId, comment.id), eq(notices.kind, 'appeal-refused'), eq(notices.at, event.at))
  await tx.delete(notices).where(told)
  return true
}

async function turnSanction(tx: Db, event: Event, moderator: Reader, now: Date): Promise<boolean> {
  const { personId, act, at, before } = event
  if (personId === null || !(await mayJudge(tx, moderator, personId))) return false
  const lifts = act === 'sanctioned'
  const { id, liftedAt } = sanctions
  const [row] = await tx
    .update(sanctions)
    .set({ liftedAt: lifts ? now : null })
    .where(and(eq(id, Number(before.id)), lifts ? isNull(liftedAt) : isNotNull(liftedAt)))
    .returning()
  if (!row) return false
  if (!lifts) await tellAndEnd(tx, row, now)
  else {
    const told = and(eq(notices.personId, personId), eq(notices.at, at), isNull(notices.commentId))
    await tx.delete(notices).where(told)
  }
  return true
}

async function turnSwitch(tx: Db, { act, before }: Event, now: Date): Promise<Undone['articleIds'] | null> {
  const off = act === 'switched-on'
  const { id, liftedAt } = switches
  const [row] = await tx
    .update(switches)
    .set({ liftedAt: off ? now : null })
    .where(and(eq(id, Number(before.id)), off ? isNull(liftedAt) : isNotNull(liftedAt)))
    .returning()
  if (row && off && typeof before.replaced === 'number') {
    await tx.update(switches).set({ liftedAt: null }).where(eq(id, before.replaced))
  }
  return row ? [row.articleId] : null
}
