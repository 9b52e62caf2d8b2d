import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, comments, sections, sources } from '#drizzle/schema/index.ts'
import type { Trail } from '#lib/articles/model.ts'
import { listed, type Scope, trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

const DAYS_MS = 14 * 24 * 60 * 60 * 1000

/** How many comments stand in the conversation of each of these articles' stories; those without any are not named. */
export async function countComments(db: Db, articleIds: number[]): Promise<Map<number, number>> {
  if (!articleIds.length) return new Map()
  const ids = sql`array[${sql.join(articleIds, sql`, `)}]::int[]`
  const found = await rows(
    db,
    sql`select a.id, sum(said.shown)::int as shown from ${articles} a
        cross join lateral (
          select a.id as id union
          select t.id from ${articles} t
          where t.story_id = a.story_id and t.sample = a.sample and t.removed_at is null) telling
        cross join lateral (
          select count(*) as shown from ${comments} c where c.article_id = telling.id and c.state = 'shown') said
        where a.id = any(${ids}) group by a.id having sum(said.shown) > 0`,
    z.object({ id: z.number(), shown: z.number() }),
  )
  return new Map(found.map(({ id, shown }) => [id, shown]))
}

/**
 * The stories that are talked about most, by the comments of the last 14 days, each once: as the article under which most of
 * them stand. With each the number of all its comments, as its page says it.
 */
export async function mostDiscussed(
  db: Db,
  scope: Scope,
  limit: number,
): Promise<{ trail: Trail; comments: number }[]> {
  const ids = await discussedIds(db, listed(scope) ?? sql`true`, new Date(scope.at.getTime() - DAYS_MS), limit)
  if (!ids.length) return []
  const [found, counts] = await Promise.all([
    db
      .select(trailColumns)
      .from(articles)
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .leftJoin(sections, eq(sections.id, articles.sectionId))
      .where(inArray(articles.id, ids)),
    countComments(db, ids),
  ])
  const rowOf = new Map(found.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rowOf.get(id)
    return row ? [{ trail: trailOf(row), comments: counts.get(id) ?? 0 }] : []
  })
}

async function discussedIds(db: Db, mayStand: SQL, since: Date, limit: number): Promise<number[]> {
  const found = await rows(
    db,
    sql`with said as materialized (
          select article_id, count(*) as shown from ${comments}
          where state = 'shown' and created_at > ${since.toISOString()}::timestamptz group by article_id),
        told as (
          select ${articles.id} as id, ${articles.publishedAt} as at,
            sum(said.shown) over story as of_story,
            row_number() over (story order by said.shown desc, ${articles.publishedAt} desc, ${articles.id} desc) as place
          from said join ${articles} on ${articles.id} = said.article_id
          join ${sources} on ${sources.id} = ${articles.sourceId}
          where ${mayStand}
          window story as (partition by coalesce(${articles.storyId}, -${articles.id})))
        select id from told where place = 1 order by of_story desc, at desc, id desc limit ${limit}`,
    z.object({ id: z.number() }),
  )
  return found.map(({ id }) => id)
}
