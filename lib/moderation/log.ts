import { and, desc, eq, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import { moderationEvents, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ModerationAct, RejectionReason } from './model.ts'
import { canUndo } from './undo.ts'
import { VERDICT_ACTS } from './verdict-acts.ts'

/** A line of the log. */
export type Logged = {
  id: number
  at: string
  act: ModerationAct
  commentId: number | null
  moderator: string | null
  person: { id: number; name: string } | null
  reason: RejectionReason | null
  note: string | null
  /** What was before, as it was stored: which switch, which role. */
  before: Record<string, unknown>
  undone: boolean
  canUndo: boolean
  /** How many verdicts of the same stroke still stand, this one among them. */
  stroke: number
}

const A_PAGE = 100
const DECISIONS: ModerationAct[] = [...VERDICT_ACTS, 'appeal-refused', 'reports-dismissed']

type Ask = {
  /** The last line of the page before. */
  before?: number | null
  /** Decisions about comments only. */
  decisions?: boolean
  moderatorId?: number
  personId?: number
  limit?: number
}

const nameOf = (id: SQL) => sql<string | null>`(select coalesce(a.name, a.handle) from ${people} a where a.id = ${id})`
const stroke = sql<number>`case when ${moderationEvents.before} ->> 'batch' is null then 1 else
  (select count(*)::int from ${moderationEvents} o where o.at = ${moderationEvents.at} and o.undone_by is null
    and o.before ->> 'batch' = ${moderationEvents.before} ->> 'batch') end`

/** What moderators did, newest first. */
export async function readLog(db: Db, ask: Ask = {}): Promise<{ lines: Logged[]; next: number | null }> {
  const { before = null, decisions = false, moderatorId, personId, limit = A_PAGE } = ask
  const found = await db
    .select({
      event: moderationEvents,
      moderator: nameOf(sql`${moderationEvents.moderatorId}`),
      person: nameOf(sql`${moderationEvents.personId}`),
      stroke,
    })
    .from(moderationEvents)
    .where(
      and(
        isNotNull(moderationEvents.moderatorId),
        moderatorId === undefined ? undefined : eq(moderationEvents.moderatorId, moderatorId),
        personId === undefined ? undefined : eq(moderationEvents.personId, personId),
        decisions ? inArray(moderationEvents.act, DECISIONS) : undefined,
        before === null ? undefined : lt(moderationEvents.id, before),
      ),
    )
    .orderBy(desc(moderationEvents.id))
    .limit(limit + 1)
  const lines = found.slice(0, limit).map(({ event, person, ...row }): Logged => {
    const { id, act, commentId, reason, note } = event
    return {
      ...{ id, act, commentId, reason, note, ...row, before: event.before },
      at: event.at.toISOString(),
      person: event.personId === null || person === null ? null : { id: event.personId, name: person },
      undone: event.undoneBy !== null,
      canUndo: canUndo(event),
    }
  })
  return { lines, next: found.length > limit ? (lines.at(-1)?.id ?? null) : null }
}
