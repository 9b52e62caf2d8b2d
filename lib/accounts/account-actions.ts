import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { people, sessions } from '#drizzle/schema/index.ts'
import { isTaken } from '#lib/db/taken.ts'
import type { Acting, Action } from '#lib/forms/model.ts'
import { queueMail } from '#lib/mail/queue.ts'
import type { Messages } from '#lib/messages/model.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { isTooCommon } from './common-passwords.ts'
import { cookieLine, isSecure } from './cookies.ts'
import { currentFault } from './current-password.ts'
import { mailField, nameField, newPasswordField, tokenField } from './fields.ts'
import { addressOf, letter } from './letters.ts'
import type { Reader } from './model.ts'
import { dropTokens, spendToken } from './one-time.ts'
import { hashPassword } from './passwords.ts'
import { accountOf, passesForStaff } from './queries.ts'
import { CODES_SECONDS, codesOf, makeRecoveryCodes } from './recovery-codes.ts'
import { tooOften, unlessBusy } from './refusals.ts'
import { endSessionsOf } from './sessions.ts'
import { setPassword } from './set-password.ts'
import { byAddress } from './sign-in-limits.ts'
import { hasOtherWay } from './ways-in.ts'

/** Actions for readers are performed for readers only. */
function ownerOf({ reader }: Acting): Reader {
  if (!reader) throw new Error('performed for nobody')
  return reader
}

const byPerson =
  (times: number) =>
  ({ reader }: Acting) => [{ key: `person:${reader?.id}`, times, seconds: 3_600 }]

const nameFields = (words: Messages) => z.strictObject({ name: nameField(words) })

/** Fields: `name` (empty: none, the handle stands at comments). */
export const changeName: Action<z.infer<ReturnType<typeof nameFields>>> = {
  name: 'account.name',
  fields: nameFields,
  who: 'reader',
  limits: byPerson(20),
  async run(acting) {
    const { db, input, words, paper } = acting
    const { id, role } = ownerOf(acting)
    if (input.name && role === 'reader' && (await passesForStaff(db, input.name, paper.name, id))) {
      return { is: 'mend', errors: { name: words.accounts.name.reserved } }
    }
    await db.update(people).set({ name: input.name }).where(eq(people.id, id))
    // The name stands at comments on any held page.
    acting.recall('all')
    return { is: 'done', go: '/account#name', sentence: words.accounts.account.nameSaved }
  },
}

const mailFields = (words: Messages) =>
  z.strictObject({ email: mailField(words), current: z.string().max(4_000).optional() })

/**
 * Fields: `email` (empty: the address is removed), `current` (the current password, where the account has one). A new
 * address waits for its link; `pendingMail` says which.
 */
export const changeMail: Action<z.infer<ReturnType<typeof mailFields>>> = {
  name: 'account.mail',
  fields: mailFields,
  who: 'reader',
  barredMay: true,
  secret: ['current'],
  limits: byPerson(20),
  run: (acting) =>
    unlessBusy(acting, async () => {
      const { db, input, words } = acting
      const { id } = ownerOf(acting)
      const account = await accountOf(db, id)
      const wrong = await currentFault(acting, account.passwordHash, input.current)
      if (wrong) return wrong
      if (input.email === '') {
        if (account.email && !(await hasOtherWay(db, id, { email: true }))) {
          return { is: 'refused', status: 409, sentence: words.accounts.account.lastWay }
        }
        await db.transaction(async (tx) => {
          await tx.update(people).set({ email: null }).where(eq(people.id, id))
          await dropTokens(tx, id, ['confirm-mail', 'sign-in', 'reset-password'])
          if (account.email) await tellOldAddress({ ...acting, db: tx }, account, account.email)
        })
        return { is: 'done', go: '/account#mail', sentence: words.accounts.account.mailRemoved }
      }
      if (input.email === account.email)
        return { is: 'done', go: '/account#mail', sentence: words.accounts.confirm.done }
      const wait = await askToConfirm(acting, account, input.email)
      if (wait > 0) return tooOften(acting, wait)
      return { is: 'done', go: '/account#mail', sentence: words.accounts.account.mailAsked }
    }),
}

async function tellOldAddress(acting: Acting, account: { id: number; handle: string }, old: string): Promise<void> {
  const link = addressOf(acting, '/account')
  const text = acting.words.accounts.letters.mailChanged(acting.paper.name, account.handle, link)
  await queueMail(acting.db, letter('security', old, text, link), account.id, acting.now)
}

/** Fields: `token`. Confirms the address that its letter went to, for the account that asked, in any browser. */
export const confirmMail: Action<{ token: string }> = {
  name: 'account.mail-confirm',
  fields: () => z.strictObject({ token: tokenField() }),
  who: 'anyone',
  barredMay: true,
  secret: ['token'],
  limits: byAddress(100),
  async run(acting) {
    const { db, now, input, words, reader } = acting
    const { confirm } = words.accounts
    try {
      const personId = await db.transaction(async (tx) => {
        const spent = await spendToken(tx, 'confirm-mail', input.token, null, now)
        const email = spent?.payload.email
        if (!spent?.personId || typeof email !== 'string') return null
        const account = await accountOf(tx, spent.personId)
        await tx.update(people).set({ email }).where(eq(people.id, account.id))
        await dropTokens(tx, account.id, ['sign-in', 'reset-password'])
        if (account.email && account.email !== email)
          await tellOldAddress({ ...acting, db: tx }, account, account.email)
        return account.id
      })
      if (personId === null) return { is: 'refused', status: 403, sentence: confirm.over }
      return { is: 'done', go: reader?.id === personId ? '/account#mail' : '/sign-in', sentence: confirm.done }
    } catch (problem) {
      if (!isTaken(problem, 'people_email')) throw problem
      return { is: 'refused', status: 409, sentence: confirm.taken }
    }
  },
}

const passwordFields = (words: Messages) =>
  z.strictObject({ current: z.string().max(4_000).optional(), password: newPasswordField(words) })

/** Fields: `password` (the new one), `current` (needed where the account has one, but not after a recovery code). */
export const changePassword: Action<z.infer<ReturnType<typeof passwordFields>>> = {
  name: 'account.password',
  fields: passwordFields,
  who: 'reader',
  barredMay: true,
  secret: ['current', 'password'],
  limits: byPerson(30),
  run: (acting) =>
    unlessBusy(acting, async () => {
      const { db, input, words, paper } = acting
      const { id, sessionId } = ownerOf(acting)
      const account = await accountOf(db, id)
      // Whoever came in by a recovery code has lost the password: that is what the code was for.
      const [session] = await db.select({ way: sessions.way }).from(sessions).where(eq(sessions.id, sessionId))
      const wrong =
        session?.way === 'recovery-code' ? null : await currentFault(acting, account.passwordHash, input.current)
      if (wrong) return wrong
      const about = { handle: account.handle, paper: paper.name, email: account.email ?? '' }
      if (isTooCommon(input.password, about))
        return { is: 'mend', errors: { password: words.accounts.password.common } }
      const passwordHash = await hashPassword(input.password)
      await db.transaction(async (tx) => {
        await setPassword({ ...acting, db: tx }, account, passwordHash, sessionId)
        // One password by one code; from now on the new one is asked for.
        await tx.update(sessions).set({ way: 'password' }).where(eq(sessions.id, sessionId))
      })
      return { is: 'done', go: '/account#password', sentence: words.accounts.account.passwordSaved }
    }),
}

/** Fields: `session`, its id as `listSessions` gives it. Another's is not there. */
export const endOneSession: Action<{ session: string }> = {
  name: 'account.session-end',
  fields: () => z.strictObject({ session: z.string().max(100) }),
  who: 'reader',
  barredMay: true,
  async run(acting) {
    const { db, input, words, config } = acting
    const { id, sessionId } = ownerOf(acting)
    const ended = await db
      .delete(sessions)
      .where(and(eq(sessions.id, input.session), eq(sessions.personId, id)))
      .returning({ id: sessions.id })
    if (ended.length === 0) return { is: 'refused', status: 404, sentence: words.forms.notYours }
    if (input.session !== sessionId) {
      return { is: 'done', go: '/account#sessions', sentence: words.accounts.account.sessionEnded }
    }
    return { is: 'done', go: '/', cookies: [cookieLine('session', '', 0, isSecure(config.publicUrl))] }
  },
}

/** Fields: none. This session goes on. */
export const endOtherSessions: Action<Record<string, never>> = {
  name: 'account.sessions-end-others',
  fields: () => z.strictObject({}),
  who: 'reader',
  barredMay: true,
  async run(acting) {
    const { id, sessionId } = ownerOf(acting)
    await endSessionsOf(acting.db, id, sessionId)
    return { is: 'done', go: '/account#sessions', sentence: acting.words.accounts.account.sessionsEnded }
  },
}

const CODES_PAGES = { 'sign-up': '/sign-up/done', account: '/account/recovery-codes' } as const
const codesFields = () =>
  z.strictObject({ from: z.enum(['sign-up', 'account']).optional(), to: z.string().max(2_000).optional() })

/**
 * Fields: none needed; `from` says which page shows them. Ten new codes, in place of those before. Value: `codes`. A
 * browser sees them on `/account/recovery-codes` for five minutes.
 */
export const newRecoveryCodes: Action<z.infer<ReturnType<typeof codesFields>>> = {
  name: 'account.recovery-codes',
  fields: codesFields,
  who: 'reader',
  barredMay: true,
  limits: byPerson(20),
  async run(acting) {
    const { db, input, config } = acting
    const seed = await makeRecoveryCodes(db, ownerOf(acting).id)
    const page = CODES_PAGES[input.from ?? 'account']
    const back = input.to ? `?${new URLSearchParams({ back: input.to })}` : ''
    return {
      is: 'done',
      go: `${page}${back}`,
      value: { codes: codesOf(seed) },
      cookies: [cookieLine('codes', seed, CODES_SECONDS, isSecure(config.publicUrl))],
    }
  },
}
