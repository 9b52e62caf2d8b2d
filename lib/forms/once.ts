import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { claim, release, settle } from '#lib/limits/claim.ts'
import { AS_HEADER, ONCE_HEADER } from '#lib/offline/model.ts'
import type { Performed } from './perform.ts'

/** Longer than any browser keeps a session. */
const REMEMBERED_SECONDS = 40 * 24 * 60 * 60
/** What is under way elsewhere is asked about again by then. */
const SOON_SECONDS = 5

/** What is under way in this process, by its key. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * Does what came from somebody's own worker: for the account that it was made with and no other, and once, although a browser
 * that heard no answer sends it again, also while the first is still under way.
 *
 * @param act does it; anything but `done` may be tried again
 * @param say words for whoever has to sign in first, and for what another process is doing just now
 */
export async function performOnce(
  { db, now, reader, back }: { db: Db; now: Date; reader: Reader | null; back: string },
  headers: Headers,
  say: { signInFirst: string; underWay: string },
  act: () => Promise<Performed>,
): Promise<Performed> {
  const as = headers.get(AS_HEADER)
  if (as !== null && as !== String(reader?.id)) return { is: 'sign-in', sentence: say.signInFirst }
  const name = headers.get(ONCE_HEADER)
  if (!reader || name === null || !/^[\w-]{16,64}$/.test(name)) return act()
  const key = `once:${reader.id}:${name}`
  for (let other = underWay.get(key); other; other = underWay.get(key)) await other
  const mine = performClaimed({ db, key, now, back }, say.underWay, act)
  const ended = mine.then(
    () => underWay.delete(key),
    () => underWay.delete(key),
  )
  underWay.set(key, ended)
  return mine
}

async function performClaimed(
  { db, key, now, back }: { db: Db; key: string; now: Date; back: string },
  sentence: string,
  act: () => Promise<Performed>,
): Promise<Performed> {
  const held = await claim(db, key, now)
  if (held === 'done') return { is: 'done', go: back }
  if (held === 'under-way') return { is: 'refused', status: 503, sentence, retryAfter: SOON_SECONDS }
  let performed: Performed
  try {
    performed = await act()
  } catch (problem) {
    await release(db, key)
    throw problem
  }
  // A program that dies in between does it again when the claim has run out: twice rather than never.
  if (performed.is === 'done') await settle(db, key, REMEMBERED_SECONDS, now)
  else await release(db, key)
  return performed
}
