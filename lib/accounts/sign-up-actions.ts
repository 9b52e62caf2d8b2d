import { z } from 'zod'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { isTooCommon } from './common-passwords.ts'
import { enter } from './enter.ts'
import { handleField, mailField, nameField, newPasswordField, onward, toField, tokenField } from './fields.ts'
import { isReserved } from './handles.ts'
import { invitedRole } from './invitations.ts'
import { spendToken } from './one-time.ts'
import { openAccount } from './open-account.ts'
import { hashPassword } from './passwords.ts'
import { passesForStaff } from './queries.ts'
import { unlessBusy } from './refusals.ts'
import { registrationOf } from './registration.ts'
import { byAddress } from './sign-in-limits.ts'

const signUpFields = (words: Messages) =>
  z.strictObject({
    handle: handleField(words),
    password: newPasswordField(words),
    name: nameField(words).optional(),
    email: mailField(words).optional(),
    invitation: tokenField().optional(),
    to: toField(),
  })
type SignUp = z.infer<ReturnType<typeof signUpFields>>

/** Nobody may be made twice of one invitation, so what fails after it was spent must undo that. */
class HandleTaken extends Error {}
class InvitationSpent extends Error {}

/**
 * Fields: `handle`, `password`; optional `name`, `email`, `invitation` (a token or its whole link), `to` (where to go on).
 * The session begins at once.
 */
export const signUp: Action<SignUp> = {
  name: 'accounts.sign-up',
  fields: signUpFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['password', 'invitation'],
  limits: byAddress(30),
  run: (acting) => unlessBusy(acting, () => run(acting)),
}

async function run(acting: Acting & { input: SignUp }): Promise<Outcome> {
  const { db, now, input, paper, words } = acting
  const { accounts } = words
  const errors: Record<string, string> = {}
  const invitation = input.invitation || null
  const registration = await registrationOf(acting, input.invitation)
  if (registration.is === 'closed') return { is: 'refused', status: 403, sentence: registration.sentence }
  if (registration.is === 'uninvited') errors.invitation = registration.sentence
  if (isReserved(input.handle, paper.name)) errors.handle = accounts.handle.reserved
  if (input.name && (await passesForStaff(db, input.name, paper.name, 0))) errors.name = accounts.name.reserved
  const about = { handle: input.handle, paper: paper.name, email: input.email ?? '' }
  if (isTooCommon(input.password, about)) errors.password = accounts.password.common
  if (Object.keys(errors).length > 0) return { is: 'mend', errors }

  const passwordHash = await hashPassword(input.password)
  try {
    const personId = await db.transaction(async (tx) => {
      const spent = invitation && (await spendToken(tx, 'invitation', invitation, null, now))
      if (invitation && !spent) throw new InvitationSpent()
      const account = { handle: input.handle, name: input.name ?? null, passwordHash }
      const role = spent ? invitedRole(spent.payload) : 'reader'
      const opened = await openAccount(tx, { ...account, role }, now)
      if (!opened.ok) throw new HandleTaken()
      return opened.value.personId
    })
    if (input.email) await askToConfirm(acting, { id: personId, handle: input.handle }, input.email)
    const cookies = [await enter(acting, personId, 'password')]
    const to = onward(acting, input.to)
    return { is: 'done', go: `/sign-up/done?${new URLSearchParams({ back: to })}`, value: { to }, cookies }
  } catch (problem) {
    if (problem instanceof HandleTaken) return { is: 'mend', errors: { handle: accounts.handle.taken } }
    if (problem instanceof InvitationSpent) {
      return { is: 'mend', errors: { invitation: accounts.signUp.invitationOver } }
    }
    throw problem
  }
}
