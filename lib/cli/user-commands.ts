import { ROLES } from '#lib/accounts/model.ts'
import { listPeople } from '#lib/accounts/queries.ts'
import { setRole } from '#lib/accounts/roles.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'

const words = messagesFor('en').cli

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
