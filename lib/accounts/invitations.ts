import type { Db } from '#lib/db/model.ts'
import { ROLES, type Role } from './model.ts'
import { findToken, giveToken } from './one-time.ts'

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
