import type { Acting } from '#lib/forms/model.ts'
import { isPassword } from './passwords.ts'
import { tooOften } from './refusals.ts'
import { takeTurns, triesOf } from './sign-in-limits.ts'

/**
 * The current password, where there is one, asked again before what could lock the owner out; as often as at a sign-in.
 *
 * @returns null if it is right, or there is none
 */
export async function currentFault(acting: Acting, stored: string | null, current: string | undefined) {
  if (stored === null) return null
  if (!acting.reader) throw new Error('performed for nobody')
  const wait = await takeTurns(acting, triesOf(`own:${acting.reader.id}`))
  if (wait > 0) return tooOften(acting, wait)
  if (await isPassword(stored, current ?? '')) return null
  return { is: 'mend', errors: { current: acting.words.accounts.account.passwordWrong } } as const
}
