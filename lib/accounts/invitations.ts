import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { oneTimeTokens, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { ROLES, type Role } from './model.ts'
import { findToken, giveToken } from './one-time.ts'
import { hashOf } from './tokens.ts'

const INVITATION_SECONDS = 14 * 24 * 60 * 60

/**
 * Makes an invitation: good for one account, within 14 days. Who may give which role is the caller's to check.
 * One that the operator has made at the command line (`madeBy` null) is good also while the paper takes no new accounts.
 *
 * @param wish.email whom it is sent to; kept so that the desk can list it, and not trusted as confirmed
 * @returns the token of `/sign-up?invitation=TOKEN`
 */
export const createInvitation = (
  db: Db,
  wish: { role: Role; madeBy: number | null; email: string | null },
  now: Date,
): Promise<string> =>
  giveToken(
    db,
    {
      purpose: 'invitation',
      seconds: INVITATION_SECONDS,
      madeBy: wish.madeBy,
      payload: { role: wish.role, email: wish.email, byOperator: wish.madeBy === null },
    },
    now,
  )

/** What an invitation gives; one that says nothing we know makes a reader. */
export const invitedRole = (payload: Record<string, unknown>): Role =>
  ROLES.find((role) => role === payload.role) ?? 'reader'

/** Whether an invitation opens a paper that is closed to new accounts. */
export const opensClosed = (payload: Record<string, unknown>): boolean => payload.byOperator === true

/** What an invitation gives that can still be used; null for one that is over. */
export async function openInvitation(
  db: Db,
  token: string | null,
  now: Date,
): Promise<{ role: Role; opensClosed: boolean } | null> {
  const found = token ? await findToken(db, 'invitation', token, now) : null
  return found && { role: invitedRole(found.payload), opensClosed: opensClosed(found.payload) }
}

/** An invitation that waits for whoever it is for. */
export type InvitationView = {
  /** Names it at the desk and is good for nothing else: the token's SHA-256. */
  id: string
  role: Role
  email: string | null
  /** Handle or name; null for the operator at the command line. */
  madeBy: string | null
  until: string
}

const open = (now: Date) =>
  and(eq(oneTimeTokens.purpose, 'invitation'), isNull(oneTimeTokens.usedAt), gt(oneTimeTokens.expiresAt, now))

/** The invitations that can still be used, the newest first. */
export async function listInvitations(db: Db, now: Date): Promise<InvitationView[]> {
  const rows = await db
    .select({
      id: oneTimeTokens.tokenHash,
      payload: oneTimeTokens.payload,
      expiresAt: oneTimeTokens.expiresAt,
      madeBy: sql<string | null>`coalesce(${people.name}, ${people.handle})`,
    })
    .from(oneTimeTokens)
    .leftJoin(people, eq(people.id, oneTimeTokens.madeBy))
    .where(open(now))
    .orderBy(desc(oneTimeTokens.createdAt), desc(oneTimeTokens.tokenHash))
  return rows.map(({ id, payload, expiresAt, madeBy }) => ({
    id,
    role: invitedRole(payload),
    email: typeof payload.email === 'string' ? payload.email : null,
    madeBy,
    until: expiresAt.toISOString(),
  }))
}

/** Takes an invitation back. @returns whether there was such a one */
export async function withdrawInvitation(db: Db, id: string, now: Date): Promise<boolean> {
  const gone = await db
    .delete(oneTimeTokens)
    .where(and(open(now), eq(oneTimeTokens.tokenHash, id)))
    .returning({ id: oneTimeTokens.tokenHash })
  return gone.length > 0
}

/** Whether a token is an invitation that this person made and nobody has used: then its link may be shown to them. */
export async function ownInvitation(db: Db, personId: number, token: string | null, now: Date): Promise<boolean> {
  if (token === null) return false
  const own = and(open(now), eq(oneTimeTokens.tokenHash, hashOf(token)), eq(oneTimeTokens.madeBy, personId))
  return (await db.$count(oneTimeTokens, own)) > 0
}
