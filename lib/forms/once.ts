import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { takeTurn, wouldWait } from '#lib/limits/take-turn.ts'
import { AS_HEADER, ONCE_HEADER } from '#lib/offline/model.ts'
import type { Performed } from './perform.ts'

/** Longer than any browser keeps a session. */
const REMEMBERED_SECONDS = 40 * 24 * 60 * 60

/**
 * Does what has waited for a network in somebody's browser: for the account that it was made with and no other, and once,
 * although a browser that heard no answer sends it again.
 *
 * @param act does it; anything but `done` may be tried again
 */
export async function performOnce(
  { db, now, reader, back }: { db: Db; now: Date; reader: Reader | null; back: string },
  headers: Headers,
  signInFirst: string,
  act: () => Promise<Performed>,
): Promise<Performed> {
  const as = headers.get(AS_HEADER)
  if (as !== null && as !== String(reader?.id)) return { is: 'sign-in', sentence: signInFirst }
  const name = headers.get(ONCE_HEADER)
  if (!reader || name === null || !/^[\w-]{16,64}$/.test(name)) return act()
  const limit = { key: `once:${reader.id}:${name}`, times: 1, seconds: REMEMBERED_SECONDS }
  if ((await wouldWait(db, limit, now)) > 0) return { is: 'done', go: back }
  const performed = await act()
  // Noted after it is done: a program that dies in between does it twice, which changes nothing, rather than never.
  if (performed.is === 'done') await takeTurn(db, limit, now)
  return performed
}
