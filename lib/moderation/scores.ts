import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { wordCounts } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { LEAST_DECISIONS } from './classifier.ts'

export type Scores = {
  /** Comments that it would have held at this threshold … */
  held: number
  /** … of which moderators turned down so many … */
  right: number
  /** … of all that they turned down while it could tell. */
  rejected: number
  /** Decisions of the rarer kind that are still missing before it can tell; 0 when it can. */
  missing: number
}

/**
 * How good the paper's own scoring is. Each score was stored before its verdict, and by what was known before: the
 * classifier is never asked about what it has learned from. Of each comment the last verdict that stands counts.
 */
export async function scoresAt(db: Db, threshold: number): Promise<Scores> {
  const [[row], [all]] = await Promise.all([
    rows(
      db,
      sql`select count(*) filter (where score >= ${threshold}::real)::int as held,
            count(*) filter (where score >= ${threshold}::real and down)::int as right,
            count(*) filter (where down)::int as rejected
          from (select distinct on (comment_id) score, act in ('rejected', 'removed') as down from moderation_events
            where act in ('approved', 'restored', 'appeal-granted', 'rejected', 'removed') and undone_by is null
            order by comment_id, id desc) last
          where score is not null`,
      z.object({ held: z.number(), right: z.number(), rejected: z.number() }),
    ),
    db.select().from(wordCounts).where(eq(wordCounts.word, '')),
  ])
  const least = Math.min(all?.shown ?? 0, all?.rejected ?? 0)
  return { ...(row ?? { held: 0, right: 0, rejected: 0 }), missing: Math.max(0, LEAST_DECISIONS - least) }
}
