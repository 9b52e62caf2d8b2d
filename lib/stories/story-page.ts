import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { articles, sections, sources, stories } from '#drizzle/schema/index.ts'
import type { Trail } from '#lib/articles/model.ts'
import { trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { notMuted } from '#lib/mutes/condition.ts'
import type { Muted } from '#lib/mutes/model.ts'

/** All tellings of a story, the first one first. */
export type StoryPage = { id: number; sample: boolean; parts: Trail[]; sources: number }

/** `moved`: the desk has joined it with another story, whose number this is. */
export type FoundStory = { is: 'story'; story: StoryPage } | { is: 'moved'; to: number } | { is: 'unknown' }

/** So many tellings fit on a page that anybody reads; a story of more is a long one. */
const MOST = 200

/**
 * A story with what is told of it: neither what was deleted nor what a removed source has told.
 *
 * @param without what its reader mutes; a story of which nothing is left has no parts
 */
export async function getStory(db: Db, id: number, without: Muted | null): Promise<FoundStory> {
  const [story] = await db.select({ joinedTo: stories.joinedTo }).from(stories).where(eq(stories.id, id))
  if (!story) return { is: 'unknown' }
  if (story.joinedTo !== null) return { is: 'moved', to: story.joinedTo }
  const rows = await db
    .select({ ...trailColumns, sample: articles.sample })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(eq(articles.storyId, id), isNull(articles.removedAt), ne(sources.state, 'removed'), notMuted(without)))
    .orderBy(asc(articles.publishedAt), asc(articles.id))
    .limit(MOST)
  const [first] = rows
  if (!first && !without) return { is: 'unknown' }
  const told = new Set(rows.map(({ sourceSlug }) => sourceSlug))
  return { is: 'story', story: { id, sample: first?.sample ?? false, parts: rows.map(trailOf), sources: told.size } }
}
