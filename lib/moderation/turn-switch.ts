import { and, eq, isNull, sql } from 'drizzle-orm'
import { moderationEvents, switches } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { SwitchKind } from './model.ts'

type Switch = {
  kind: SwitchKind
  /** Null: the whole paper. */
  articleId: number | null
  /** Seconds for slow mode, days for older accounts. */
  amount: number | null
  /** Null: until it is turned off. */
  until: Date | null
}
type Row = typeof switches.$inferSelect

/** Turns a switch on, and the one of the same kind and place off that it replaces. */
export async function switchOn(db: Db, given: Switch, moderatorId: number, now: Date): Promise<{ eventId: number }> {
  return db.transaction(async (tx) => {
    const place = sql`${switches.articleId} is not distinct from ${given.articleId}::int`
    const [replaced] = await tx
      .update(switches)
      .set({ liftedAt: now })
      .where(and(eq(switches.kind, given.kind), place, isNull(switches.liftedAt)))
      .returning({ id: switches.id })
    const [row] = await tx
      .insert(switches)
      .values({ ...given, from: now, moderatorId })
      .returning()
    if (!row) throw new Error('the switch was not stored')
    return { eventId: await record(tx, 'switched-on', row, moderatorId, now, replaced?.id) }
  })
}

/** @returns the article whose thread it was for, null for the paper; refused if it is off already */
export async function switchOff(
  db: Db,
  switchId: number,
  moderatorId: number,
  now: Date,
): Promise<Result<{ articleId: number | null; eventId: number }, 'unknown'>> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(switches)
      .set({ liftedAt: now })
      .where(and(eq(switches.id, switchId), isNull(switches.liftedAt)))
      .returning()
    if (!row) return refused('unknown')
    return done({ articleId: row.articleId, eventId: await record(tx, 'switched-off', row, moderatorId, now) })
  })
}

async function record(
  tx: Db,
  act: 'switched-on' | 'switched-off',
  row: Row,
  moderatorId: number,
  now: Date,
  replaced?: number,
): Promise<number> {
  const { id, kind, articleId, amount, until } = row
  const before = { id, kind, articleId, amount, until: until?.toISOString() ?? null }
  const [event] = await tx
    .insert(moderationEvents)
    .values({ at: now, act, moderatorId, before: replaced === undefined ? before : { ...before, replaced } })
    .returning({ id: moderationEvents.id })
  if (!event) throw new Error('the event was not stored')
  return event.id
}
