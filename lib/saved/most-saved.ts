import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, saves, sections, sources } from '#drizzle/schema/index.ts'
import type { Trail } from '#lib/articles/model.ts'
import { listed, type Scope, trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

const DAYS_MS = 14 * 24 * 60 * 60 * 1000
/** What somebody keeps is their own matter: fewer people than this are nowhere counted. */
export const FEWEST = 3

/**
 * What most people have saved in the last 14 days and keep, each story once: as the article that most of them saved. Nothing
 * that fewer than three people did.
 */
export async function mostSaved(db: Db, scope: Scope, limit: number): Promise<{ trail: Trail; people: number }[]> {
  const since = new Date(scope.at.getTime() - DAYS_MS)
  const found = await savedMost(db, listed(scope) ?? sql`true`, { since, until: scope.at, limit })
  if (!found.length) return []
  const trails = await db
    .select(trailColumns)
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(
      inArray(
        articles.id,
        found.map(({ id }) => id),
      ),
    )
  const rowOf = new Map(trails.map((row) => [row.id, row]))
  return found.flatMap(({ id, people }) => {
    const row = rowOf.get(id)
    return row ? [{ trail: trailOf(row), people }] : []
  })
}

/** Distinct people of a story, and its article that most of them keep. */
function savedMost(db: Db, mayStand: SQL, { since, until, limit }: { since: Date; until: Date; limit: number }) {
  const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`
  return rows(
    db,
    sql`with kept as materialized (
          select article_id, person_id from ${saves}
          where removed_at is null and article_id is not null
            and saved_at > ${instant(since)} and saved_at <= ${instant(until)}),
        told as (
          select ${articles.id} as id, coalesce(${articles.storyId}, -${articles.id}) as story, ${articles.publishedAt} as at,
            kept.person_id as person
          from kept join ${articles} on ${articles.id} = kept.article_id
          join ${sources} on ${sources.id} = ${articles.sourceId} where ${mayStand}),
        of_story as (select story, count(distinct person)::int as people from told group by story having count(distinct person) >= ${FEWEST}),
        of_article as (
          select id, story, at, row_number() over (partition by story order by count(*) desc, at desc, id desc) as place
          from told group by id, story, at)
        select of_article.id, of_story.people from of_story join of_article using (story) where place = 1
        order by people desc, at desc, id desc limit ${limit}`,
    z.object({ id: z.number(), people: z.number() }),
  )
}
