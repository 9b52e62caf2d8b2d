import { and, asc, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { oneTimeTokens, people, sessions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { isReserved, lookOf } from './handles.ts'
import type { WayIn } from './model.ts'

/** Whether somebody owns this paper. */
export const hasOwner = async (db: Db): Promise<boolean> =>
  (await db.$count(people, and(eq(people.role, 'owner'), isNull(people.goneAt)))) > 0

/** Whoever may sign in, found by handle or by confirmed address; null for those who are gone, and invented people. */
export async function findAccount(db: Db, handleOrMail: string) {
  const typed = handleOrMail.trim().toLowerCase()
  const by = typed.includes('@') ? sql`lower(${people.email}) = ${typed}` : eq(people.handle, typed)
  const { id, handle, email, passwordHash } = people
  const [row] = await db
    .select({ id, handle, email, passwordHash })
    .from(people)
    .where(and(by, isNull(people.goneAt), eq(people.sample, false)))
  return row ?? null
}

/** What an account's own actions need to know of it. */
export async function accountOf(db: Db, personId: number) {
  const { id, handle, email, passwordHash, name } = people
  const [row] = await db.select({ id, handle, email, passwordHash, name }).from(people).where(eq(people.id, personId))
  if (!row) throw new Error('no such person')
  return row
}

/** Whether a name looks like the paper's own, or like that of somebody of its staff other than oneself. */
export async function passesForStaff(db: Db, name: string, paperName: string, personId: number): Promise<boolean> {
  if (isReserved(name, paperName)) return true
  const staff = await db
    .select({ name: people.name, handle: people.handle })
    .from(people)
    .where(and(ne(people.role, 'reader'), ne(people.id, personId), isNull(people.goneAt)))
  const look = lookOf(name)
  return staff.some(
    (person) => look === lookOf(person.handle) || (person.name !== null && look === lookOf(person.name)),
  )
}

/** The address that somebody gave and has not confirmed yet. */
export async function pendingMail(db: Db, personId: number, now: Date): Promise<string | null> {
  const [row] = await db
    .select({ payload: oneTimeTokens.payload })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.personId, personId),
        eq(oneTimeTokens.purpose, 'confirm-mail'),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, now),
      ),
    )
    .orderBy(desc(oneTimeTokens.createdAt))
    .limit(1)
  const email = row?.payload.email
  return typeof email === 'string' ? email : null
}

export type SessionView = { id: string; device: string; way: WayIn; createdAt: string; seenAt: string }

/** Somebody's sessions, the latest seen first. */
export async function listSessions(db: Db, personId: number, now: Date): Promise<SessionView[]> {
  const { id, device, way, createdAt, seenAt } = sessions
  const rows = await db
    .select({ id, device, way, createdAt, seenAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.seenAt), desc(sessions.createdAt))
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), seenAt: row.seenAt.toISOString() }))
}

/** Everybody with an account, oldest first, for the operator. */
export async function listPeople(db: Db) {
  return db
    .select({ handle: people.handle, name: people.name, role: people.role, createdAt: people.createdAt })
    .from(people)
    .where(and(isNull(people.goneAt), eq(people.sample, false)))
    .orderBy(asc(people.id))
}
