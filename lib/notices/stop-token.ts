import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '#lib/accounts/tokens.ts'

const FORM = /^([0-9a-z]{1,7})\.[\w-]{43}$/

/** The letters that somebody may have asked for; each is stopped by links of its own. */
const PURPOSES = { replies: 'stop-reply-letters', week: 'stop-week-letters' } as const
export type Letters = keyof typeof PURPOSES
const ALL: readonly Letters[] = ['replies', 'week']

/** What stops somebody's letters of one kind, whoever holds it, for ever, and does nothing else. No row stands behind it. */
export const stopToken = (secret: string, personId: number, letters: Letters): string => {
  const who = personId.toString(36)
  return `${who}.${keyedHash(secret, PURPOSES[letters], who)}`
}

/** Whose letters a token stops, and which; null for one that the paper has not made. */
export function readStopToken(secret: string, token: string): { personId: number; letters: Letters } | null {
  const personId = Number.parseInt(FORM.exec(token)?.[1] ?? '', 36)
  if (!Number.isSafeInteger(personId)) return null
  const letters = ALL.find((one) => isSame(stopToken(secret, personId, one), token))
  return letters ? { personId, letters } : null
}

function isSame(own: string, given: string): boolean {
  const [one, other] = [Buffer.from(own), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}
