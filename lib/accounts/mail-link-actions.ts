import { z } from 'zod'
import type { Acting, Action } from '#lib/forms/model.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { queueMail } from '#lib/mail/queue.ts'
import type { Messages } from '#lib/messages/model.ts'
import { browserOf } from './browser.ts'
import { isTooCommon } from './common-passwords.ts'
import { comeIn } from './enter.ts'
import { mailField, newPasswordField, onward, toField, tokenField } from './fields.ts'
import { addressOf, letter } from './letters.ts'
import { dropTokens, findToken, fitsBrowser, giveToken, spendToken } from './one-time.ts'
import { hashPassword } from './passwords.ts'
import { accountOf, findAccount } from './queries.ts'
import { tooOften, unlessBusy } from './refusals.ts'
import { setPassword } from './set-password.ts'
import { byAddress, lettersTo } from './sign-in-limits.ts'

const LINK_SECONDS = 15 * 60
const RESET_SECONDS = 60 * 60
type Kind = 'sign-in' | 'reset-password'

const askFields = (words: Messages) =>
  z.strictObject({
    email: mailField(words).refine((email) => email !== '', words.accounts.mail.missing),
    to: toField(),
  })
type Ask = z.infer<ReturnType<typeof askFields>>

/**
 * Sends the link of a kind, if somebody has confirmed that address. For an address that nobody has, rows of the same
 * kind are written and lead nowhere, so that neither the answer nor its time tells.
 *
 * @returns seconds to wait, the same for known and unknown addresses; 0 if the letter is on its way
 */
async function sendLink(
  acting: Acting & { input: Ask },
  kind: Kind,
  link: { path: string; seconds: number; browser: string | null },
): Promise<number> {
  const { db, now, input, words, paper } = acting
  const wait = await takeTurn(db, lettersTo(acting, input.email), now)
  if (wait > 0) return wait
  const account = await findAccount(db, input.email)
  await db.transaction(async (tx) => {
    await dropTokens(tx, account?.id ?? 0, [kind])
    const payload = input.to ? { to: onward(acting, input.to) } : {}
    const wish = { purpose: kind, seconds: link.seconds, browser: link.browser, payload }
    const token = await giveToken(tx, { ...wish, personId: account?.id ?? null }, now)
    if (!account?.email) {
      await giveToken(tx, { ...wish, personId: null }, now)
      return
    }
    const address = addressOf(acting, `${link.path}?token=${token}`)
    const { letters } = words.accounts
    const text =
      kind === 'sign-in' ? letters.signIn(paper.name, address) : letters.reset(paper.name, account.handle, address)
    await queueMail(tx, letter(kind, account.email, text, address), account.id, now)
  })
  return 0
}

/** Fields: `email`, optional `to` (where to go on). Says the same whether or not anybody has that address. */
export const askForLink: Action<Ask> = {
  name: 'accounts.mail-link',
  fields: askFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  limits: byAddress(30),
  async run(acting) {
    const { browser, cookies } = browserOf(acting)
    const wait = await sendLink(acting, 'sign-in', { path: '/sign-in/link', seconds: LINK_SECONDS, browser })
    if (wait > 0) return tooOften(acting, wait)
    const back = acting.input.to ? `?${new URLSearchParams({ back: onward(acting, acting.input.to) })}` : ''
    return { is: 'done', go: `/sign-in${back}`, sentence: acting.words.accounts.link.sent, cookies }
  },
}

/** Fields: `token`. Signs in, once, in the browser that asked. */
export const useLink: Action<{ token: string }> = {
  name: 'accounts.mail-link-use',
  fields: () => z.strictObject({ token: tokenField() }),
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['token'],
  limits: byAddress(100),
  async run(acting) {
    const { db, now, input, browser, words } = acting
    const spent = await spendToken(db, 'sign-in', input.token, browser, now)
    if (!spent?.personId) {
      const found = await findToken(db, 'sign-in', input.token, now)
      const { elsewhere, over } = words.accounts.link
      return {
        is: 'refused',
        status: 403,
        sentence: found && !fitsBrowser(found, browser) ? elsewhere : over,
      }
    }
    const to = typeof spent.payload.to === 'string' ? spent.payload.to : undefined
    return { is: 'done', go: onward(acting, to), cookies: await comeIn(acting, spent.personId, 'mail-link') }
  },
}

/** Fields: `email`. Says the same whether or not anybody has that address. */
export const askForReset: Action<Ask> = {
  name: 'accounts.forgot',
  fields: askFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  limits: byAddress(30),
  async run(acting) {
    const link = { path: '/sign-in/reset', seconds: RESET_SECONDS, browser: null }
    const wait = await sendLink(acting, 'reset-password', link)
    if (wait > 0) return tooOften(acting, wait)
    return { is: 'done', go: '/sign-in/forgot', sentence: acting.words.accounts.forgot.sent }
  },
}

const resetFields = (words: Messages) => z.strictObject({ token: tokenField(), password: newPasswordField(words) })
type Reset = z.infer<ReturnType<typeof resetFields>>

/** Fields: `token`, `password`. All sessions of the account end; a new one begins here. */
export const resetPassword: Action<Reset> = {
  name: 'accounts.reset',
  fields: resetFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['token', 'password'],
  limits: byAddress(30),
  run: (acting) =>
    unlessBusy(acting, async () => {
      const { db, now, input, words, paper } = acting
      const over = { is: 'refused', status: 403, sentence: words.accounts.forgot.over } as const
      const found = await findToken(db, 'reset-password', input.token, now)
      if (!found?.personId) return over
      const account = await accountOf(db, found.personId)
      const about = { handle: account.handle, paper: paper.name, email: account.email ?? '' }
      if (isTooCommon(input.password, about)) {
        return { is: 'mend', errors: { password: words.accounts.password.common } }
      }
      const passwordHash = await hashPassword(input.password)
      const spent = await db.transaction(async (tx) => {
        if (!(await spendToken(tx, 'reset-password', input.token, null, now))) return false
        await setPassword({ ...acting, db: tx }, account, passwordHash, null)
        return true
      })
      if (!spent) return over
      const cookies = await comeIn(acting, account.id, 'mail-link')
      return { is: 'done', go: '/account', sentence: words.accounts.forgot.done, cookies }
    }),
}
