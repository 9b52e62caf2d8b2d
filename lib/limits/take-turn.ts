import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { limits } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { Limit } from './model.ts'

/**
 * Counts one turn against a limit, in one statement, so that turns at the same instant cannot share a place. The generic
 * cell rate algorithm: a row holds when its key would be at rest; a turn that would push that too far ahead is not counted.
 *
 * @returns 0 if the turn was granted, else in how many seconds the next will be
 * @see ITU-T I.371 (GCRA); rules §8: limits are kept in the database
 */
export async function takeTurn(db: Db, limit: Limit, now: Date): Promise<number> {
  const at = now.getTime() / 1000
  const step = limit.seconds / limit.times
  const [granted] = await rows(
    db,
    sql`insert into ${limits} as l (key, rests_at) values (${limit.key}, ${at + step}::float8)
        on conflict (key) do update set rests_at = greatest(l.rests_at, ${at}::float8) + ${step}::float8
        where greatest(l.rests_at, ${at}::float8) + ${step}::float8 <= ${at + limit.seconds}::float8 + 0.001
        returning rests_at`,
    z.object({ rests_at: z.number() }),
  )
  if (granted) return 0
  const [busy] = await rows(
    db,
    sql`select rests_at from ${limits} where key = ${limit.key}`,
    z.object({ rests_at: z.number() }),
  )
  return Math.max(1, Math.ceil((busy?.rests_at ?? at) + step - at - limit.seconds))
}

/** Seconds until a turn would be granted, without taking one: 0 if now. */
export async function wouldWait(db: Db, limit: Limit, now: Date): Promise<number> {
  const at = now.getTime() / 1000
  const [row] = await rows(
    db,
    sql`select rests_at from ${limits} where key = ${limit.key}`,
    z.object({ rests_at: z.number() }),
  )
  const ahead = Math.max(row?.rests_at ?? at, at) + limit.seconds / limit.times - at - limit.seconds
  return ahead <= 0.001 ? 0 : Math.ceil(ahead)
}

/** Takes out the keys that are at rest. */
export async function tidyLimits(db: Db, now: Date): Promise<void> {
  await db.execute(sql`delete from ${limits} where rests_at < ${now.getTime() / 1000}`)
}
