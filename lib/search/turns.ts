import { sql } from 'drizzle-orm'
import { addressKey } from '#lib/forms/address-key.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import type { Runtime } from '#lib/runtime.ts'

/** A person who reads results asks for far fewer; letters typed ahead are many. In a minute, from one address. */
const TIMES = { search: 40, suggest: 150 } as const

/**
 * Counts a search against its address.
 *
 * @param address as the press says it
 * @returns 0 if it may go on, else in how many seconds the next may
 */
export async function searchTurn(
  { db, now, secret, hasRoom }: Pick<Runtime, 'db' | 'now' | 'secret' | 'hasRoom'>,
  what: keyof typeof TIMES,
  address: string | null,
): Promise<number> {
  // Where nothing can be written, people may still read and search.
  if (!(await hasRoom())) return 0
  const key = `${what}:address:${addressKey(address, secret, now())}`
  return db.transaction(async (tx) => {
    // A count that a crash may forget is worth no wait for the disk.
    await tx.execute(sql`set local synchronous_commit = off`)
    return takeTurn(tx, { key, times: TIMES[what], seconds: 60 }, now())
  })
}
