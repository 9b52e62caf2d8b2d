import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { oneTimeTokens, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { isTooCommon } from './common-passwords.ts'
import { enter } from './enter.ts'
import { handleField, mailField, nameField, newPasswordField, tokenField } from './fields.ts'
import { giveToken, spendToken } from './one-time.ts'
import { openAccount } from './open-account.ts'
import { hashPassword } from './passwords.ts'
import { hasOwner } from './queries.ts'
import { unlessBusy } from './refusals.ts'
import { byAddress } from './sign-in-limits.ts'

const DAY_SECONDS = 24 * 60 * 60

/** A new link for the first owner, in place of all before; null once there is one (rules §9: no default account). */
export async function newSetupToken(db: Db, now: Date): Promise<string | null> {
  if (await hasOwner(db)) return null
  await db.delete(oneTimeTokens).where(eq(oneTimeTokens.purpose, 'setup'))
  return giveToken(db, { purpose: 'setup', seconds: DAY_SECONDS }, now)
}

const setupFields = (words: Messages) =>
  z.strictObject({
    token: tokenField(),
    handle: handleField(words),
    password: newPasswordField(words),
    name: nameField(words).optional(),
    email: mailField(words).optional(),
  })
type Setup = z.infer<ReturnType<typeof setupFields>>

class Over extends Error {}
class HandleTaken extends Error {}

/** Fields: `token`, `handle`, `password`; optional `name`, `email`. Makes the one first owner and signs them in. */
export const setUp: Action<Setup> = {
  name: 'accounts.setup',
  fields: setupFields,
  who: 'anyone',
  barredMay: true,
  secret: ['password', 'token'],
  limits: byAddress(60),
  run: (acting) => unlessBusy(acting, () => run(acting)),
}

async function run(acting: Acting & { input: Setup }): Promise<Outcome> {
  const { db, now, input, paper, words } = acting
  const about = { handle: input.handle, paper: paper.name, email: input.email ?? '' }
  if (isTooCommon(input.password, about)) return { is: 'mend', errors: { password: words.accounts.password.common } }
  const passwordHash = await hashPassword(input.password)
  try {
    const personId = await db.transaction(async (tx) => {
      const spent = await spendToken(tx, 'setup', input.token, null, now)
      // Two links of two starts could be spent at once: the second waits here and then sees the first one's owner.
      await tx.execute(sql`lock table ${people} in share row exclusive mode`)
      if (!spent || (await hasOwner(tx))) throw new Over()
      const account = { handle: input.handle, name: input.name ?? null, passwordHash, role: 'owner' as const }
      const opened = await openAccount(tx, account, now)
      if (!opened.ok) throw new HandleTaken()
      return opened.value.personId
    })
    if (input.email) await askToConfirm(acting, { id: personId, handle: input.handle }, input.email)
    acting.recall('all')
    return {
      is: 'done',
      go: '/setup/paper',
      sentence: words.setup.owned,
      cookies: [await enter(acting, personId, 'setup')],
    }
  } catch (problem) {
    if (problem instanceof Over) return { is: 'refused', status: 403, sentence: words.setup.over }
    if (problem instanceof HandleTaken) return { is: 'mend', errors: { handle: words.accounts.handle.taken } }
    throw problem
  }
}
