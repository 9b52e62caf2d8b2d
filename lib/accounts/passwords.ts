import { hash, parseOptions, verify } from '@node-rs/argon2'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './model.ts'

/** argon2id, the library's default kind (rules §9: 19 MiB, t=2). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** The library's work, by one name: tests count it here and hold it back, whatever was loaded before them. */
export const argon2 = { hash, verify }

/** So many are worked on at a time, so that a flood of sign-ins leaves the machine to readers. */
const AT_WORK = 2
/** So many wait behind them: about two seconds of work. More are sent away and may try again. */
const IN_QUEUE = 60

/** Too many passwords are being worked on right now. */
export class BusyError extends Error {
  override name = 'BusyError'
}

type Pool = { atWork: number; queue: (() => void)[] }
const KEY = Symbol.for('broadsheet.passwords')
// Next bundles `app/` apart and may load this module twice; the machine's cores exist once.
const holder = globalThis as typeof globalThis & { [KEY]?: Pool }

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  holder[KEY] ??= { atWork: 0, queue: [] }
  const pool = holder[KEY]
  if (pool.atWork < AT_WORK) pool.atWork += 1
  else if (pool.queue.length >= IN_QUEUE) throw new BusyError('too many passwords at once')
  else await new Promise<void>((go) => pool.queue.push(go))
  try {
    return await work()
  } finally {
    // The place is handed on, never free for a moment.
    const next = pool.queue.shift()
    if (next) next()
    else pool.atWork -= 1
  }
}

/** The same letters are the same password, however a keyboard composes them. */
const normal = (password: string) => password.normalize('NFKC')

/**
 * The PHC string to store.
 *
 * @throws BusyError
 */
export const hashPassword = (password: string): Promise<string> => inTurn(() => argon2.hash(normal(password), COST))

let nobodys: Promise<string> | undefined

/**
 * Whether a password is somebody's. Without a stored one the same work is done for nothing, so that the time does not
 * tell who has an account.
 *
 * @throws BusyError
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= argon2.hash('nobody’s password', COST)
  const against = stored ?? (await nobodys)
  const right = await inTurn(() => argon2.verify(against, normal(password)))
  return right && stored !== null
}

/** A stored one of another cost than today's: it is made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored)
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism
}

/** What is wrong with its length, counted in characters as people see them on keys; null if nothing. */
export function lengthFault(password: string): 'short' | 'long' | null {
  const { length } = [...normal(password)]
  if (length < SHORTEST_PASSWORD) return 'short'
  return length > LONGEST_PASSWORD ? 'long' : null
}
