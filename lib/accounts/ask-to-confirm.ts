import type { Acting } from '#lib/forms/model.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { queueMail } from '#lib/mail/queue.ts'
import { addressOf, letter } from './letters.ts'
import { dropTokens, giveToken } from './one-time.ts'
import { findAccount } from './queries.ts'
import { lettersTo } from './sign-in-limits.ts'

const CONFIRM_SECONDS = 24 * 60 * 60

/**
 * Sends the letter that confirms an address. If the address is another account's, its owner is told instead; whoever
 * asks hears the same and waits as long.
 *
 * @returns seconds to wait, where that address had five letters within the hour; else 0
 */
export async function askToConfirm(
  acting: Acting,
  person: { id: number; handle: string },
  email: string,
): Promise<number> {
  const { db, now, words, paper } = acting
  const wait = await takeTurn(db, lettersTo(acting, email), now)
  if (wait > 0) return wait
  const owner = await findAccount(db, email)
  await db.transaction(async (tx) => {
    await dropTokens(tx, person.id, ['confirm-mail'])
    const wish = { purpose: 'confirm-mail' as const, personId: person.id, seconds: CONFIRM_SECONDS, payload: { email } }
    const token = await giveToken(tx, wish, now)
    const link = addressOf(acting, `/account/confirm?token=${token}`)
    const signIn = addressOf(acting, '/sign-in')
    const { letters } = words.accounts
    const mail = owner
      ? letter('security', email, letters.known(paper.name, owner.handle, signIn), signIn)
      : letter('confirm-mail', email, letters.confirm(paper.name, person.handle, link), link)
    await queueMail(tx, mail, owner ? owner.id : person.id, now)
  })
  return 0
}
