import { z } from 'zod'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { enter } from './enter.ts'
import { handleField, nameField, onward, tokenField } from './fields.ts'
import { isReserved } from './handles.ts'
import { linkIdentity } from './identities.ts'
import { invitedRole } from './invitations.ts'
import { spendToken } from './one-time.ts'
import { openAccount } from './open-account.ts'
import { type Arrived, findArrived, spendArrived } from './provider-journeys.ts'
import { providersOf } from './providers.ts'
import { passesForStaff } from './queries.ts'
import { registrationOf } from './registration.ts'
import { byAddress } from './sign-in-limits.ts'

const signUpFields = (words: Messages) =>
  z.strictObject({
    token: tokenField(),
    handle: handleField(words),
    name: nameField(words).optional(),
    mail: z.literal('take').optional(),
    invitation: tokenField().optional(),
  })
type SignUp = z.infer<ReturnType<typeof signUpFields>>

/** What fails once something was spent undoes all of it. */
class Undone extends Error {
  readonly why: 'handle-taken' | 'email-taken' | 'invitation-over' | 'over'
  constructor(why: Undone['why']) {
    super(why)
    this.why = why
  }
}

/**
 * Fields: `token`, `handle`; optional `name`, `mail` (`take`: the address that the provider has verified becomes the
 * account's), `invitation`. Opens an account for somebody whom a provider has sent, and signs them in.
 */
export const signUpByProvider: Action<SignUp> = {
  name: 'provider.sign-up',
  fields: signUpFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['token', 'invitation'],
  limits: byAddress(30),
  run,
}

async function run(acting: Acting & { input: SignUp }): Promise<Outcome> {
  const { db, now, browser, input, paper, words } = acting
  const say = words.accounts
  const over: Outcome = { is: 'refused', status: 403, sentence: say.providers.over, go: '/sign-in' }
  const arrived = await findArrived(db, input.token, browser, now)
  if (!arrived) return over
  // One that was brought along may be over by now: then another can be given.
  const invitation = input.invitation ?? arrived.invitation
  const registration = await registrationOf(acting, invitation)
  if (registration.is === 'closed') return { is: 'refused', status: 403, sentence: registration.sentence }
  const errors: Record<string, string> = {}
  if (registration.is === 'uninvited') errors.invitation = registration.sentence
  if (isReserved(input.handle, paper.name)) errors.handle = say.handle.reserved
  if (input.name && (await passesForStaff(db, input.name, paper.name, 0))) errors.name = say.name.reserved
  if (Object.keys(errors).length > 0) return { is: 'mend', errors }
  try {
    const personId = await open(acting, arrived, invitation || null)
    return { is: 'done', go: onward(acting, arrived.to), cookies: [await enter(acting, personId, 'provider')] }
  } catch (problem) {
    if (!(problem instanceof Undone)) throw problem
    if (problem.why === 'over') return over
    if (problem.why === 'handle-taken') return { is: 'mend', errors: { handle: say.handle.taken } }
    return { is: 'mend', errors: { invitation: say.signUp.invitationOver } }
  }
}

async function open(acting: Acting & { input: SignUp }, arrived: Arrived, invitation: string | null): Promise<number> {
  const email = acting.input.mail === 'take' ? arrived.person.email : null
  try {
    return await openOnce(acting, arrived, invitation, email)
  } catch (problem) {
    if (!(problem instanceof Undone) || problem.why !== 'email-taken') throw problem
    // An address that is somebody's already is left out without a word: whose it is, nobody is told (rules §9).
    return await openOnce(acting, arrived, invitation, null)
  }
}

function openOnce(
  { db, now, browser, input, config }: Acting & { input: SignUp },
  { provider, person }: Arrived,
  invitation: string | null,
  email: string | null,
): Promise<number> {
  return db.transaction(async (tx) => {
    if (browser === null || !(await spendArrived(tx, input.token, browser, now))) throw new Undone('over')
    const spent = invitation === null ? null : await spendToken(tx, 'invitation', invitation, null, now)
    if (invitation !== null && !spent) throw new Undone('invitation-over')
    const role = spent ? invitedRole(spent.payload) : 'reader'
    const opened = await openAccount(tx, { handle: input.handle, name: input.name ?? null, email, role }, now)
    if (!opened.ok) throw new Undone(opened.reason)
    const label = providersOf(config).find(({ id }) => id === provider)?.name ?? provider
    const owner = await linkIdentity(tx, person, opened.value.personId, label, now)
    // Somebody else has come with the same account in the meantime.
    if (owner !== opened.value.personId) throw new Undone('over')
    return opened.value.personId
  })
}
