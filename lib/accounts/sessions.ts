import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { people, sanctions, sessions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { deviceOf } from './device.ts'
import type { Bar, Reader, WayIn } from './model.ts'
import { hashOf, newToken } from './tokens.ts'

/** Whatever happens, a session ends 30 days after it began, and sooner after 14 days without a visit. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60
const IDLE_MS = 14 * 24 * 60 * 60 * 1000
/** A visit is noted once in this time, not at each page. */
const SEEN_EVERY_MS = 5 * 60 * 1000

/**
 * Begins a session: always a new token, never one that a browser brought (fixation).
 *
 * @returns the token for the cookie; only its hash is stored
 */
export async function beginSession(
  db: Db,
  session: { personId: number; way: WayIn; agent: string },
  now: Date,
): Promise<string> {
  const token = newToken()
  await db.insert(sessions).values({
    id: randomUUID(),
    tokenHash: hashOf(token),
    personId: session.personId,
    way: session.way,
    device: deviceOf(session.agent),
    createdAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
  })
  return token
}

/** The row of a session that lives, for queries that join its person. */
const standsFor = (token: string, now: Date) =>
  and(
    eq(sessions.tokenHash, hashOf(token)),
    gt(sessions.expiresAt, now),
    gt(sessions.seenAt, new Date(now.getTime() - IDLE_MS)),
    isNull(people.goneAt),
  )

/** Whether a session lives, at the cost of a look into two indexes. */
export async function isSession(db: Db, token: string, now: Date): Promise<boolean> {
  const found = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(standsFor(token, now))
  return found.length > 0
}

/**
 * Who a session belongs to. The row decides, so one that was ended anywhere is over at once.
 *
 * @returns null for a session that is over or never was, and for people who are gone
 */
export async function readerOf(db: Db, token: string | null, now: Date): Promise<Reader | null> {
  if (token === null) return null
  const [row] = await db
    .select({ person: people, session: sessions })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(standsFor(token, now))
  if (!row) return null
  const { person, session } = row
  if (now.getTime() - session.seenAt.getTime() > SEEN_EVERY_MS) {
    await db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, session.id))
  }
  return {
    id: person.id,
    handle: person.handle,
    name: person.name,
    role: person.role,
    email: person.email,
    preferences: person.preferences,
    sessionId: session.id,
    bar: await barOf(db, person.id, now),
    leavesAt: person.leavesAt?.toISOString() ?? null,
  }
}

/** What keeps somebody from writing now: the heaviest sanction in force, a ban before a pause. */
export async function barOf(db: Db, personId: number, now: Date): Promise<Bar | null> {
  const inForce = await db
    .select({ kind: sanctions.kind, reason: sanctions.reason, until: sanctions.until })
    .from(sanctions)
    .where(
      and(
        eq(sanctions.personId, personId),
        ne(sanctions.kind, 'warning'),
        isNull(sanctions.liftedAt),
        or(isNull(sanctions.until), gt(sanctions.until, now)),
      ),
    )
    .orderBy(sql`${sanctions.kind} = 'ban' desc`, sql`${sanctions.until} desc nulls first`)
    .limit(1)
  const [bar] = inForce
  if (!bar || bar.kind === 'warning') return null
  return { kind: bar.kind, reason: bar.reason, until: bar.until?.toISOString() ?? null }
}

/** Ends all of a person's sessions, but for the one named: at a new password, a ban, a change of role, a farewell. */
export async function endSessionsOf(db: Db, personId: number, but: string | null = null): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.personId, personId), but === null ? undefined : ne(sessions.id, but)))
}

export async function tidySessions(db: Db, now: Date): Promise<void> {
  await db
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, now), lt(sessions.seenAt, new Date(now.getTime() - IDLE_MS))))
}
