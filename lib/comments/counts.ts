import { and, count, desc, eq, gt, inArray } from 'drizzle-orm'
import { articles, comments, sections, sources } from '#drizzle/schema/index.ts'
import type { Trail } from '#lib/articles/model.ts'
import { listed, type Scope, trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'

const DAYS_MS = 14 * 24 * 60 * 60 * 1000

/** How many comments stand under each of these articles; those without any are not named. */
export async function countComments(db: Db, articleIds: number[]): Promise<Map<number, number>> {
  if (!articleIds.length) return new Map()
  const found = await db
    .select({ id: comments.articleId, shown: count() })
    .from(comments)
    .where(and(inArray(comments.articleId, articleIds), eq(comments.state, 'shown')))
    .groupBy(comments.articleId)
  return new Map(found.map(({ id, shown }) => [id, shown]))
}

/** The stories with most comments of the last 14 days, the most first. */
export async function mostDiscussed(
  db: Db,
  scope: Scope,
  limit: number,
): Promise<{ trail: Trail; comments: number }[]> {
  const since = new Date(scope.at.getTime() - DAYS_MS)
  const shown = count(comments.id)
  const found = await db
    .select({ ...trailColumns, shown })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(listed(scope), eq(comments.state, 'shown'), gt(comments.createdAt, since)))
    .groupBy(articles.id, sources.id, sections.id)
    .orderBy(desc(shown), desc(articles.publishedAt))
    .limit(limit)
  return found.map((row) => ({ trail: trailOf(row), comments: row.shown }))
}
