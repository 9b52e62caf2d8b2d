import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '#lib/accounts/tokens.ts'

const FORM = /^([0-9a-z]{1,7})\.[\w-]{43}$/

/** What stops somebody's letters about replies, whoever holds it, for ever, and does nothing else. No row stands behind it. */
export const stopToken = (secret: string, personId: number): string => {
  const who = personId.toString(36)
  return `${who}.${keyedHash(secret, 'stop-reply-letters', who)}`
}

/** Whose letters a token stops; null for one that the paper has not made. */
export function readStopToken(secret: string, token: string): number | null {
  const personId = Number.parseInt(FORM.exec(token)?.[1] ?? '', 36)
  if (!Number.isSafeInteger(personId)) return null
  const own = Buffer.from(stopToken(secret, personId))
  const given = Buffer.from(token)
  return own.length === given.length && timingSafeEqual(own, given) ? personId : null
}
