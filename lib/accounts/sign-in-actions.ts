import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { people, sessions } from '#drizzle/schema/index.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { giveBack } from '#lib/limits/give-back.ts'
import type { Messages } from '#lib/messages/model.ts'
import { cookieLine, isSecure } from './cookies.ts'
import { comeIn } from './enter.ts'
import { onward, passwordField, toField } from './fields.ts'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'
import { findAccount } from './queries.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { tooOften, unlessBusy } from './refusals.ts'
import { byAddress, takeTurns, triesOf } from './sign-in-limits.ts'
import { keyedHash } from './tokens.ts'

const whoField = (words: Messages) =>
  z
    .string(words.accounts.signIn.missing)
    .trim()
    .min(1, words.accounts.signIn.missing)
    .max(254, words.accounts.wrong)
    .toLowerCase()

const signInFields = (words: Messages) =>
  z.strictObject({ handle: whoField(words), password: passwordField(words), to: toField() })
type SignIn = z.infer<ReturnType<typeof signInFields>>

/**
 * Fields: `handle` (or the confirmed mail address), `password`, optional `to` (where to go on). Says the same, in the same
 * time, for a name that nobody has.
 */
export const signIn: Action<SignIn> = {
  name: 'accounts.sign-in',
  fields: signInFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['password'],
  limits: byAddress(100),
  run: (acting) => unlessBusy(acting, () => run(acting)),
}

// Counted is what was typed, whether or not somebody is called so: handle and address apart. Were they counted as one,
// a full count under a handle would tell at once which address is the same person's.
const counted = (acting: Acting, typed: string) => keyedHash(acting.secret, 'try', typed)

async function run(acting: Acting & { input: SignIn }): Promise<Outcome> {
  const { db, input, words } = acting
  const account = await findAccount(db, input.handle)
  const tries = triesOf(counted(acting, input.handle))
  const wait = await takeTurns(acting, tries)
  if (wait > 0) return tooOften(acting, wait)
  const right = await isPassword(account?.passwordHash ?? null, input.password)
  if (!right || !account?.passwordHash) return { is: 'mend', errors: {}, sentence: words.accounts.wrong }
  await giveBack(
    db,
    tries.map(({ key }) => key),
  )
  if (isOutdated(account.passwordHash)) {
    const passwordHash = await hashPassword(input.password)
    await db
      .update(people)
      .set({ passwordHash })
      .where(and(eq(people.id, account.id), eq(people.passwordHash, account.passwordHash)))
  }
  return { is: 'done', go: onward(acting, input.to), cookies: await comeIn(acting, account.id, 'password') }
}

const recoveryFields = (words: Messages) =>
  z.strictObject({
    handle: whoField(words),
    code: z.string().trim().min(1, words.accounts.recovery.missing).max(100, words.accounts.recovery.wrong),
    to: toField(),
  })
type Recovery = z.infer<ReturnType<typeof recoveryFields>>

/** Fields: `handle` (or the confirmed mail address), `code`, optional `to`. A code is spent by it. */
export const signInByCode: Action<Recovery> = {
  name: 'accounts.recovery',
  fields: recoveryFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['code'],
  limits: byAddress(30),
  async run(acting) {
    const { db, now, input, words } = acting
    const account = await findAccount(db, input.handle)
    // Codes are too long to be guessed: counted only so that nobody tries for ever.
    const key = `code:${counted(acting, input.handle)}`
    const wait = await takeTurns(acting, [{ key, times: 20, seconds: 3_600 }])
    if (wait > 0) return tooOften(acting, wait)
    const spent = await spendRecoveryCode(db, account?.id ?? 0, input.code, now)
    if (!spent || !account) return { is: 'mend', errors: {}, sentence: words.accounts.recovery.wrong }
    const cookies = await comeIn(acting, account.id, 'recovery-code')
    if (input.to) return { is: 'done', go: onward(acting, input.to), cookies }
    return { is: 'done', go: '/account#password', sentence: words.accounts.recovery.signedIn, cookies }
  },
}

/** Fields: none. The session is over on the server, and the cookie is taken away. */
export const signOut: Action<Record<string, never>> = {
  name: 'accounts.sign-out',
  fields: () => z.strictObject({}),
  who: 'anyone',
  barredMay: true,
  async run({ db, reader, config }) {
    if (reader)
      await db.delete(sessions).where(and(eq(sessions.id, reader.sessionId), eq(sessions.personId, reader.id)))
    const secure = isSecure(config.publicUrl)
    return { is: 'done', go: '/', cookies: [cookieLine('session', '', 0, secure), cookieLine('codes', '', 0, secure)] }
  },
}
