import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { mutes } from '#drizzle/schema/index.ts'
import { listed, type Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { PUT_BACK_MS } from './commands.ts'
import { announced } from './condition.ts'
import type { Mute, Muted, MuteKind } from './model.ts'
import { selectMutes } from './queries.ts'

/** A mute in the list of them. `ended`: by itself. `removed`: taken back within the hour. */
export type ListedMute = Mute & { ended: boolean; removed: boolean; personId: number | null }

/** All mutes of somebody, the newest first: those that hold, those that have ended, and those that can be put back. */
export async function listMutes(db: Db, personId: number, now: Date): Promise<ListedMute[]> {
  const since = new Date(now.getTime() - PUT_BACK_MS)
  const found = await selectMutes(db).where(
    and(eq(mutes.personId, personId), or(isNull(mutes.removedAt), gt(mutes.removedAt, since))),
  )
  return found.reverse().map(({ id, kind, name, slug, until, mutedId, removedAt }) => ({
    ...{ id, kind, name, slug, until, personId: mutedId },
    ended: until !== null && until <= now,
    removed: removedAt !== null,
  }))
}

/** One of somebody's own mutes; null for anybody else's. */
export async function findMute(
  db: Db,
  personId: number,
  id: number,
): Promise<{ kind: MuteKind; name: string; until: Date | null } | null> {
  const [found] = await selectMutes(db).where(and(eq(mutes.personId, personId), eq(mutes.id, id)))
  return found ?? null
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000
/** More than these are said as "more than 999". */
export const MOST_COUNTED = 999

/**
 * How many stories of the last seven days each mute holds back; one that holds back none is not named. A story may be held
 * back by several.
 */
export async function countHeld(db: Db, scope: Scope, muted: Muted | null): Promise<Map<number, number>> {
  if (!muted?.targets.length) return new Map()
  const since = new Date(scope.at.getTime() - WEEK_MS)
  const column = (name: 'id' | 'sourceId' | 'labelId' | 'query') =>
    sql.param(muted.targets.map((target) => target[name]))
  const found = await rows(
    db,
    sql`with week as materialized (
          select articles.id, articles.source_id, ${muted.query === null ? sql`null::tsvector` : announced(sql`articles.id`)} as doc
          from articles join sources on sources.id = articles.source_id
          where ${listed({ ...scope, without: null })} and articles.published_at > ${since.toISOString()}::timestamptz),
        target as materialized (
          select t.id, t.source_id, t.label_id, t.query::tsquery as query from unnest(${column('id')}::int[], ${column('sourceId')}::int[], ${column('labelId')}::int[], ${column('query')}::text[])
            as t (id, source_id, label_id, query))
        select t.id, count(*)::int as held from target t join week on week.source_id = t.source_id group by t.id
        union all
        select t.id, count(*)::int from target t join article_labels l on l.label_id = t.label_id join week on week.id = l.article_id
        group by t.id
        union all
        select t.id, count(*)::int from target t join week on week.doc @@ t.query group by t.id`,
    z.object({ id: z.number(), held: z.number() }),
  )
  return new Map(found.map(({ id, held }) => [id, held]))
}
