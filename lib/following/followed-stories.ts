import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articleLabels, articles, follows, sections, sources } from '#drizzle/schema/index.ts'
import type { Cursor } from '#lib/articles/cursor.ts'
import { cursorText } from '#lib/articles/cursor.ts'
import { NONE, type TrailPage } from '#lib/articles/queries.ts'
import { listed, newestFirst, olderThan, type Scope, trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

/**
 * The newest stories of what somebody follows, each once. Every follow is asked for its own newest by an index, so that a
 * rare topic costs no look at the whole paper.
 */
export async function listFollowedStories(
  db: Db,
  scope: Scope,
  personId: number,
  { before, limit }: { before: Cursor | null; limit: number },
): Promise<TrailPage> {
  const shown = and(listed(scope), before ? olderThan(before) : undefined)
  const newest = (from: SQL, order: SQL) => sql`
    select one.id from ${follows} f cross join lateral (
      select ${articles.id} as id from ${from} join ${sources} on ${sources.id} = ${articles.sourceId}
      where ${shown} order by ${order} limit ${limit + 1}) one
    where f.person_id = ${personId}`
  const byArticle = sql`${articles.publishedAt} desc, ${articles.id} desc`
  const byLabel = sql`${articleLabels.publishedAt} desc, ${articleLabels.articleId} desc`
  const found = await rows(
    db,
    sql`select distinct id from (
      ${newest(ofFollow(sql`${articles.sectionId} = f.section_id`), byArticle)} union all
      ${newest(ofFollow(sql`${articles.sourceId} = f.source_id`), byArticle)} union all
      ${newest(
        sql`(select * from ${articleLabels} where ${articleLabels.labelId} = f.label_id) ${articleLabels} join ${articles} on ${articles.id} = ${articleLabels.articleId}`,
        byLabel,
      )}) found`,
    z.object({ id: z.number() }),
  )
  if (!found.length) return NONE
  const ids = found.map(({ id }) => id)
  const page = await db
    .select(trailColumns)
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(inArray(articles.id, ids))
    .orderBy(...newestFirst)
    .limit(limit + 1)
  const last = page.length > limit ? page[limit - 1] : undefined
  return {
    trails: page.slice(0, limit).map(trailOf),
    next: last ? cursorText({ at: last.publishedAt, id: last.id }) : null,
    // A feed says nothing of what it leaves out.
    held: [],
  }
}

const ofFollow = (is: SQL) => sql`(select * from ${articles} where ${is}) ${articles}`
