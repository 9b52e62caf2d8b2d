import type { Acting } from '#lib/forms/model.ts'
import type { Limit } from '#lib/limits/model.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { keyedHash } from './tokens.ts'

const HOUR = 3_600

/** The wait grows: four at once, then every 15 seconds, from the seventh every two minutes, from the tenth every six. */
const TRIES = [
  { times: 4, seconds: 60 },
  { times: 7, seconds: 15 * 60 },
  { times: 10, seconds: HOUR },
]

/** How often one account may be tried (rules §9), whoever tries; the same for a name that nobody has. */
export const triesOf = (account: string): Limit[] =>
  TRIES.map((limit) => ({ ...limit, key: `try:${account}:${limit.times}` }))

export const byAddress =
  (times: number) =>
  (acting: Acting): Limit[] => [{ key: `address:${acting.addressKey}`, times, seconds: HOUR }]

/**
 * Takes a turn of each.
 *
 * @returns seconds to wait; 0 if all were granted
 */
export async function takeTurns({ db, now }: Acting, limits: readonly Limit[]): Promise<number> {
  for (const limit of limits) {
    const wait = await takeTurn(db, limit, now)
    if (wait > 0) return wait
  }
  return 0
}

/** Five letters an hour to one address, whatever for and whoever asks. No row names the address. */
export const lettersTo = ({ secret }: Pick<Acting, 'secret'>, email: string): Limit => ({
  key: `letters:${keyedHash(secret, 'letters', email)}`,
  times: 5,
  seconds: HOUR,
})
