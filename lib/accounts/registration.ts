import type { Acting } from '#lib/forms/model.ts'
import { opensClosed } from './invitations.ts'
import { findToken } from './one-time.ts'

/** Whether the paper takes a new account now: yes, not at all, or not with this invitation, and the sentence for it. */
export type Registration = { is: 'open' } | { is: 'closed'; sentence: string } | { is: 'uninvited'; sentence: string }

/**
 * Asks `REGISTRATION` and the invitation, before either is spent.
 *
 * @param invitation a token, "" for what was none, or undefined where nothing was given at all
 */
export async function registrationOf(
  acting: Pick<Acting, 'db' | 'now' | 'config' | 'words'>,
  invitation: string | undefined,
): Promise<Registration> {
  const { db, now, config, words } = acting
  const say = words.accounts.signUp
  const found = invitation ? await findToken(db, 'invitation', invitation, now) : null
  if (config.registration === 'closed' && !(found && opensClosed(found.payload))) {
    return { is: 'closed', sentence: say.closed }
  }
  if (config.registration === 'invite' && invitation === undefined) {
    return { is: 'uninvited', sentence: say.invitationMissing }
  }
  if ((config.registration === 'invite' || invitation) && !found) {
    return { is: 'uninvited', sentence: say.invitationOver }
  }
  return { is: 'open' }
}
