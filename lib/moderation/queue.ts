import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { appeals, articles, comments, moderationEvents, people, reports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { HoldRule, ModerationAct, RejectionReason, ReportReason } from './model.ts'

export const QUEUE_TABS = ['waiting', 'reported', 'appeals'] as const
export type QueueTab = (typeof QUEUE_TABS)[number]
const A_PAGE = 50

/** A comment that a moderator is to decide about, with what they need to know of it. */
export type Queued = {
  id: number
  body: string
  state: 'shown' | 'held' | 'rejected' | 'removed'
  createdAt: string
  article: { id: number; slug: string; headline: string }
  author: { name: string; since: string; shown: number; turnedDown: number } | null
  parent: { name: string | null; body: string } | null
  rule: HoldRule | null
  /** Likeness to rejected comments, in percent; null while unknown. */
  score: number | null
  reports: { reason: ReportReason; text: string | null }[]
  appeal: string | null
}

const openReports = sql`exists (select from ${reports} where ${reports.commentId} = ${comments.id} and ${reports.closedBy} is null)`
const openAppeal = sql`exists (select from ${appeals} where ${appeals.commentId} = ${comments.id} and ${appeals.decidedBy} is null)`
const TABS: Record<QueueTab, SQL | undefined> = {
  waiting: eq(comments.state, 'held'),
  reported: and(openReports, eq(comments.state, 'shown')),
  appeals: openAppeal,
}

/** How many wait in each part of the queue. */
export async function queueCounts(db: Db): Promise<Record<QueueTab, number>> {
  const [waiting, reported, appealed] = await Promise.all(QUEUE_TABS.map((tab) => db.$count(comments, TABS[tab])))
  return { waiting: waiting ?? 0, reported: reported ?? 0, appeals: appealed ?? 0 }
}

/** The first fifty of a part of the queue, whoever has waited longest first. */
export async function readQueue(db: Db, tab: QueueTab): Promise<Queued[]> {
  const found = await db
    .select({
      comment: comments,
      article: { id: articles.id, slug: articles.slug, headline: articles.headline },
      author: people,
      parentBody: sql<string | null>`(select p.body from ${comments} p where p.id = ${comments.parentId})`,
      parentName: sql<
        string | null
      >`(select coalesce(a.name, a.handle) from ${comments} p join ${people} a on a.id = p.person_id where p.id = ${comments.parentId})`,
      shown: sql<number>`(select count(*)::int from ${comments} o where o.person_id = ${comments.personId} and o.state = 'shown')`,
      turnedDown: sql<number>`(select count(*)::int from ${comments} o where o.person_id = ${comments.personId} and (o.state = 'rejected' or o.removed_by = 'moderator'))`,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .leftJoin(people, eq(people.id, comments.personId))
    .where(TABS[tab])
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(A_PAGE)
  const ids = found.map(({ comment }) => comment.id)
  const [held, reported, appealed] = ids.length
    ? await Promise.all([
        db
          .select({ id: moderationEvents.commentId, rule: moderationEvents.rule, score: moderationEvents.score })
          .from(moderationEvents)
          .where(and(inArray(moderationEvents.commentId, ids), eq(moderationEvents.act, 'held')))
          .orderBy(desc(moderationEvents.id)),
        db
          .select()
          .from(reports)
          .where(and(inArray(reports.commentId, ids), isNull(reports.closedBy)))
          .orderBy(asc(reports.id)),
        db
          .select()
          .from(appeals)
          .where(and(inArray(appeals.commentId, ids), isNull(appeals.decidedBy))),
      ])
    : [[], [], []]
  return found.map(({ comment, article, author, parentBody, parentName, shown, turnedDown }) => {
    const why = held.find(({ id }) => id === comment.id)
    return {
      id: comment.id,
      body: comment.body,
      state: comment.state,
      createdAt: comment.createdAt.toISOString(),
      article,
      author: author && {
        name: author.name ?? author.handle,
        since: author.createdAt.toISOString(),
        shown,
        turnedDown,
      },
      parent: parentBody === null ? null : { name: parentName, body: parentBody },
      rule: why?.rule ?? null,
      score: why?.score == null ? null : Math.round(why.score * 100),
      reports: reported
        .filter(({ commentId }) => commentId === comment.id)
        .map(({ reason, text }) => ({ reason, text })),
      appeal: appealed.find(({ commentId }) => commentId === comment.id)?.text ?? null,
    }
  })
}

/** A line of the log. */
export type Logged = {
  id: number
  at: string
  act: ModerationAct
  commentId: number | null
  moderator: string | null
  person: string | null
  reason: RejectionReason | null
  note: string | null
  undone: boolean
  canUndo: boolean
}

const VERDICTS: readonly ModerationAct[] = ['approved', 'rejected', 'removed', 'restored']

/** The last decisions, newest first. */
export async function readLog(db: Db): Promise<Logged[]> {
  const name = (column: SQL) =>
    sql<string | null>`(select coalesce(a.name, a.handle) from ${people} a where a.id = ${column})`
  const found = await db
    .select({
      event: moderationEvents,
      moderator: name(sql`${moderationEvents.moderatorId}`),
      person: name(sql`${moderationEvents.personId}`),
    })
    .from(moderationEvents)
    .where(isNotNull(moderationEvents.moderatorId))
    .orderBy(desc(moderationEvents.id))
    .limit(100)
  return found.map(({ event, moderator, person }) => ({
    id: event.id,
    at: event.at.toISOString(),
    act: event.act,
    commentId: event.commentId,
    moderator,
    person,
    reason: event.reason,
    note: event.note,
    undone: event.undoneBy !== null,
    canUndo: event.undoneBy === null && VERDICTS.includes(event.act) && !('undoes' in event.before),
  }))
}

/** How long the oldest has waited, in hours; 0 where nothing waits. */
export async function longestWait(db: Db, now: Date): Promise<number> {
  const [row] = await db
    .select({
      at: sql<Date | null>`min(${comments.createdAt})`.mapWith((value: string | null) => value && new Date(value)),
      waiting: count(),
    })
    .from(comments)
    // The sample's comment waits for ever.
    .where(and(eq(comments.state, 'held'), eq(comments.sample, false)))
  return row?.at ? Math.floor((now.getTime() - new Date(row.at).getTime()) / 3_600_000) : 0
}
