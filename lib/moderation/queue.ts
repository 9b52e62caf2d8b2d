import { and, asc, eq, gt, min, ne, type SQL, sql } from 'drizzle-orm'
import { appeals, articles, comments, people, reports, sanctions } from '#drizzle/schema/index.ts'
import type { Role } from '#lib/accounts/model.ts'
import type { CommentState } from '#lib/comments/model.ts'
import type { Db } from '#lib/db/model.ts'
import { standingVerdicts } from './lessons.ts'
import type { HoldRule, RejectionReason, ReportReason } from './model.ts'
import { lastHolds, lastTexts, openAppealsOf, openReportsOf } from './queue-parts.ts'
import { turnedDown } from './verdict-acts.ts'

export const QUEUE_TABS = ['waiting', 'reported', 'appeals'] as const
export type QueueTab = (typeof QUEUE_TABS)[number]
const A_PAGE = 50

/** A comment that a moderator is to decide about, with what they need to know of it. Instants are ISO strings. */
export type Queued = {
  id: number
  body: string
  /** What it said before its author changed it last. */
  before: string | null
  state: CommentState
  createdAt: string
  /** When its text was last changed, "" if never: a verdict says which text it is about. */
  seen: string
  article: { id: number; slug: string; headline: string }
  author: {
    id: number
    name: string
    since: string
    role: Role
    sample: boolean
    shown: number
    turnedDown: number
    /** Warned, paused or banned so often. */
    sanctions: number
  } | null
  parent: { id: number; name: string | null; body: string } | null
  rule: HoldRule | null
  /** Likeness to rejected comments, in percent; null while unknown. */
  score: number | null
  reports: { reason: ReportReason; text: string | null; at: string }[]
  /** The author's words against a decision; `own` where whoever looks has taken it. */
  appeal: { text: string; reason: RejectionReason | null; note: string | null; own: boolean } | null
}

const openReports = sql`exists (select from ${reports} r where r.comment_id = ${comments.id} and r.closed_by is null)`
const openAppeal = sql`exists (select from ${appeals} a where a.comment_id = ${comments.id} and a.decided_by is null)`
const TABS: Record<QueueTab, SQL | undefined> = {
  waiting: eq(comments.state, 'held'),
  reported: and(openReports, eq(comments.state, 'shown')),
  appeals: and(openAppeal, ne(comments.state, 'shown')),
}

/** How many wait in each part of the queue. */
export async function queueCounts(db: Db): Promise<Record<QueueTab, number>> {
  const [waiting, reported, appealed] = await Promise.all(QUEUE_TABS.map((tab) => db.$count(comments, TABS[tab])))
  return { waiting: waiting ?? 0, reported: reported ?? 0, appeals: appealed ?? 0 }
}

const parentBody = sql<string | null>`(select p.body from ${comments} p where p.id = ${comments.parentId})`
const parentName = sql<string | null>`(select coalesce(a.name, a.handle) from ${comments} p
  join ${people} a on a.id = p.person_id where p.id = ${comments.parentId})`
const ofAuthor = sql`from ${comments} o where o.person_id = ${comments.personId}`
const record = {
  shown: sql<number>`(select count(*)::int ${ofAuthor} and o.state = 'shown')`,
  turnedDown: sql<number>`(select count(*)::int ${ofAuthor} and ${turnedDown(sql`o.id`)})`,
  sanctions: sql<number>`(select count(*)::int from ${sanctions} s where s.person_id = ${comments.personId})`,
}

/**
 * Fifty comments of a part of the queue, the oldest first.
 *
 * @param ask.after the last one of the page before; null for the first page
 * @param ask.moderatorId who looks
 * @returns `next`: the `after` of the next page; null on the last
 */
export async function readQueue(
  db: Db,
  ask: { tab: QueueTab; after: number | null; moderatorId: number },
): Promise<{ items: Queued[]; next: number | null }> {
  const found = await db
    .select({
      comment: comments,
      article: { id: articles.id, slug: articles.slug, headline: articles.headline },
      author: people,
      ...{ parentBody, parentName, record },
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .leftJoin(people, eq(people.id, comments.personId))
    .where(and(TABS[ask.tab], ask.after === null ? undefined : gt(comments.id, ask.after)))
    .orderBy(asc(comments.id))
    .limit(A_PAGE + 1)
  const page = found.slice(0, A_PAGE)
  const ids = page.map(({ comment }) => comment.id)
  const [holds, texts, verdicts, reported, appealed] = await Promise.all([
    lastHolds(db, ids),
    lastTexts(db, ids),
    standingVerdicts(db, ids),
    openReportsOf(db, ids),
    openAppealsOf(db, ids),
  ])
  const items = page.map(({ comment, article, author, record, ...parent }): Queued => {
    const { id, state, parentId } = comment
    const hold = state === 'held' ? holds.get(id) : undefined
    const verdict = verdicts.get(id)
    const appeal = appealed.get(id)
    const against = { reason: verdict?.reason ?? null, note: verdict?.note ?? null }
    return {
      ...{ id, state, article, body: comment.body, before: texts.get(id) ?? null },
      createdAt: comment.createdAt.toISOString(),
      seen: comment.editedAt?.toISOString() ?? '',
      author: author && {
        ...{ id: author.id, name: author.name ?? author.handle, role: author.role, sample: author.sample },
        since: author.createdAt.toISOString(),
        ...record,
      },
      parent:
        parentId === null || parent.parentBody === null
          ? null
          : { id: parentId, name: parent.parentName, body: parent.parentBody },
      rule: hold?.rule ?? null,
      score: hold?.score == null ? null : Math.round(hold.score * 100),
      reports: reported.get(id) ?? [],
      appeal: appeal === undefined ? null : { text: appeal, ...against, own: verdict?.moderatorId === ask.moderatorId },
    }
  })
  return { items, next: found.length > A_PAGE ? (ids.at(-1) ?? null) : null }
}

/** How long the oldest has waited, in hours; 0 where nothing waits. */
export async function longestWait(db: Db, now: Date): Promise<number> {
  const [row] = await db
    .select({ at: min(comments.createdAt) })
    .from(comments)
    // The sample's comment waits for ever.
    .where(and(eq(comments.state, 'held'), eq(comments.sample, false)))
  return row?.at ? Math.max(0, Math.floor((now.getTime() - row.at.getTime()) / 3_600_000)) : 0
}
