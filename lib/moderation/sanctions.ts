import { and, eq, isNull } from 'drizzle-orm'
import { moderationEvents, people, sanctions } from '#drizzle/schema/index.ts'
import { type Reader, ROLES } from '#lib/accounts/model.ts'
import { endSessionsOf } from '#lib/accounts/sessions.ts'
import type { Db } from '#lib/db/model.ts'
import type { NoticeKind } from '#lib/notices/model.ts'
import { addNotice } from '#lib/notices/record.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { SanctionKind } from './model.ts'

const NOTICES: Record<SanctionKind, NoticeKind> = { warning: 'warned', pause: 'paused', ban: 'banned' }

type Sanction = {
  personId: number
  kind: SanctionKind
  /** What the person is told. */
  reason: string
  /** Null: until it is lifted. A warning has no end. */
  until: Date | null
}
type Row = typeof sanctions.$inferSelect

/**
 * Warns, pauses or bans somebody: the sanction, the log, the notice, and with a ban the end of their sessions, in one
 * transaction. It runs out by itself, and can be lifted.
 *
 * @returns refused for whoever is unknown or gone, for oneself, and for staff of one's own role or above
 */
export async function sanction(
  db: Db,
  given: Sanction,
  moderator: Reader,
  now: Date,
): Promise<Result<{ eventId: number }, 'unknown' | 'too-high'>> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, given.personId), isNull(people.goneAt), eq(people.sample, false)))
      .for('update')
    if (!person) return refused('unknown')
    if (!(await mayJudge(tx, moderator, person.id))) return refused('too-high')
    const until = given.kind === 'warning' ? null : given.until
    const [row] = await tx
      .insert(sanctions)
      .values({ ...given, until, from: now, moderatorId: moderator.id })
      .returning()
    if (!row) throw new Error('the sanction was not stored')
    await tellAndEnd(tx, row, now)
    return done({ eventId: await record(tx, 'sanctioned', row, moderator.id, now) })
  })
}

/** Lifts a pause or a ban before its time. */
export async function lift(
  db: Db,
  sanctionId: number,
  moderator: Reader,
  now: Date,
): Promise<Result<{ personId: number; eventId: number }, 'unknown' | 'too-high'>> {
  return db.transaction(async (tx) => {
    const standing = and(eq(sanctions.id, sanctionId), isNull(sanctions.liftedAt))
    const [row] = await tx.select().from(sanctions).where(standing).for('update')
    if (!row) return refused('unknown')
    if (!(await mayJudge(tx, moderator, row.personId))) return refused('too-high')
    await tx.update(sanctions).set({ liftedAt: now }).where(eq(sanctions.id, row.id))
    const eventId = await record(tx, 'sanction-lifted', row, moderator.id, now)
    return done({ personId: row.personId, eventId })
  })
}

/** Nobody judges those of their own role or above, nor themselves. */
export async function mayJudge(db: Db, moderator: Pick<Reader, 'id' | 'role'>, personId: number): Promise<boolean> {
  const [person] = await db.select({ role: people.role }).from(people).where(eq(people.id, personId))
  return person !== undefined && ROLES.indexOf(person.role) < ROLES.indexOf(moderator.role)
}

/** Tells somebody of a sanction that is in force, and ends the sessions of whoever is banned. */
export async function tellAndEnd(tx: Db, row: Row, now: Date): Promise<void> {
  await addNotice(tx, { personId: row.personId, kind: NOTICES[row.kind], text: row.reason }, now)
  if (row.kind === 'ban') await endSessionsOf(tx, row.personId)
}

async function record(
  tx: Db,
  act: 'sanctioned' | 'sanction-lifted',
  row: Row,
  moderatorId: number,
  now: Date,
): Promise<number> {
  const { id, kind, personId, reason, until } = row
  const [event] = await tx
    .insert(moderationEvents)
    .values({
      ...{ at: now, act, personId, moderatorId, note: act === 'sanctioned' ? reason : null },
      before: { id, kind, until: until?.toISOString() ?? null },
    })
    .returning({ id: moderationEvents.id })
  if (!event) throw new Error('the event was not stored')
  return event.id
}
