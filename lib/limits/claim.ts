import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { limits } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

/** Somebody does it now; whoever dies while at it leaves it to others after so long. */
const CLAIMED_SECONDS = 60

const seconds = (instant: Date) => instant.getTime() / 1000

/**
 * Takes something that is to be done once, in one statement: of several who would at the same instant, in whatever process,
 * one gets it.
 *
 * @param key names it among the limits
 * @returns `done`: it was done before; `under-way`: another does it now
 */
export async function claim(db: Db, key: string, now: Date): Promise<'claimed' | 'under-way' | 'done'> {
  const at = seconds(now)
  const until = at + CLAIMED_SECONDS
  const [claimed] = await rows(
    db,
    sql`insert into ${limits} as l (key, rests_at) values (${key}, ${until}::float8)
        on conflict (key) do update set rests_at = ${until}::float8 where l.rests_at <= ${at}::float8
        returning key`,
    z.object({ key: z.string() }),
  )
  if (claimed) return 'claimed'
  const [held] = await rows(
    db,
    sql`select rests_at from ${limits} where key = ${key}`,
    z.object({ rests_at: z.number() }),
  )
  return held && held.rests_at > until ? 'done' : 'under-way'
}

/** It is done, and known for so long. @param known longer than a claim, in seconds */
export async function settle(db: Db, key: string, known: number, now: Date): Promise<void> {
  await db.execute(sql`update ${limits} set rests_at = ${seconds(now) + known}::float8 where key = ${key}`)
}

/** It was not done: whoever comes next may. */
export async function release(db: Db, key: string): Promise<void> {
  await db.execute(sql`delete from ${limits} where key = ${key}`)
}
