import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

const DAYS_MS = 30 * 86_400_000

/**
 * How long a comment usually waits here: the median of what was decided in the last 30 days, in whole minutes; null where
 * nothing was.
 */
export async function usualMinutes(db: Db, now: Date): Promise<number | null> {
  const since = new Date(now.getTime() - DAYS_MS).toISOString()
  const [row] = await rows(
    db,
    sql`select percentile_cont(0.5) within group (order by extract(epoch from decided.at - held.at) / 60)::float8 as usual
        from moderation_events decided
        join lateral (select e.at from moderation_events e where e.comment_id = decided.comment_id and e.id < decided.id
          and e.act = 'held' order by e.id desc limit 1) held on true
        where decided.at > ${since}::timestamptz and decided.at <= ${now.toISOString()}::timestamptz
          and decided.act in ('approved', 'rejected') and decided.undone_by is null`,
    z.object({ usual: z.number().nullable() }),
  )
  return row?.usual === null || row?.usual === undefined ? null : Math.max(1, Math.round(row.usual))
}
