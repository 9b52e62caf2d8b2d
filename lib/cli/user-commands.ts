import { z } from 'zod'
import { createInvitation } from '#lib/accounts/invitations.ts'
import { ROLES } from '#lib/accounts/model.ts'
import { dropTokens, giveToken } from '#lib/accounts/one-time.ts'
import { findAccount, listPeople } from '#lib/accounts/queries.ts'
import { setRole } from '#lib/accounts/roles.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'

const words = messagesFor('en').cli
const RESET_SECONDS = 24 * 60 * 60

/** An invitation: whoever is meant chooses their own handle and password, also while the paper takes no new accounts. */
export async function addUser({ db, config, now }: Engine, { operands: [typed = ''], options }: CommandRequest) {
  const email = typed.trim().toLowerCase()
  if (!z.email().max(254).safeParse(email).success) throw new CommandRefusal(words.mailUnusable(typed))
  const known = await findAccount(db, email)
  if (known) throw new CommandRefusal(words.userKnown(email, known.handle))
  const role = ROLES.find((wanted) => wanted === options.role) ?? 'reader'
  const invitation = await createInvitation(db, { role, madeBy: null, email }, now())
  const link = `${config.publicUrl}/sign-up?invitation=${invitation}`
  return { lines: [words.userInvited(email, role), link], value: { email, role, link } }
}

export async function listUsers({ db }: Engine) {
  const list = await listPeople(db)
  const lines = list.map(({ handle, role, name }) => words.userLine(handle, role, name))
  return { lines: lines.length ? lines : [words.noUsers], value: list }
}

export async function setUserRole({ db }: Engine, { operands: [user = '', wanted = ''] }: CommandRequest) {
  const role = ROLES.find((known) => known === wanted)
  if (!role) throw new CommandRefusal(words.roleUnknown(wanted))
  const set = await setRole(db, user, role)
  if (!set.ok) throw new CommandRefusal(set.reason === 'last-owner' ? words.lastOwner : words.userUnknown(user))
  return { lines: [words.roleSet(set.value.handle, role)], value: set.value }
}

/** A new password for somebody who has lost every way in. A link of before is over. */
export async function giveResetLink({ db, config, now }: Engine, { operands: [user = ''] }: CommandRequest) {
  const account = await findAccount(db, user)
  if (!account) throw new CommandRefusal(words.userUnknown(user))
  const token = await db.transaction(async (tx) => {
    await dropTokens(tx, account.id, ['reset-password'])
    return giveToken(tx, { purpose: 'reset-password', seconds: RESET_SECONDS, personId: account.id }, now())
  })
  const link = `${config.publicUrl}/sign-in/reset?token=${token}`
  return { lines: [words.resetLink(account.handle), link], value: { handle: account.handle, link } }
}
