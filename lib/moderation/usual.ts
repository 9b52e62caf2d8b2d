import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

/** How long a comment usually waits here: the median of 30 days, in whole minutes; null where nothing was decided. */
export async function usualMinutes(db: Db, now: Date): Promise<number | null> {
  const [row] = await rows(
    db,
    sql`select percentile_cont(0.5) within group (order by extract(epoch from decided.at - held.at) / 60)::float8 as usual
        from moderation_events held
        join lateral (select at from moderation_events e where e.comment_id = held.comment_id and e.id > held.id
          and e.act in ('approved', 'rejected') order by e.id limit 1) decided on true
        where held.act = 'held' and held.at > ${new Date(now.getTime() - 30 * 86_400_000).toISOString()}::timestamptz`,
    z.object({ usual: z.number().nullable() }),
  )
  return row?.usual === null || row?.usual === undefined ? null : Math.max(1, Math.round(row.usual))
}
