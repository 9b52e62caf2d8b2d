import { and, count, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { articles, comments, picks, saves, sections, sources } from '#drizzle/schema/index.ts'
import { listed, newestFirst, type Scope, trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { notMuted } from '#lib/mutes/condition.ts'
import type { Candidate, Pick } from './model.ts'

/** Enough for any front to be edited from; what is older than these has lost against them anyway. */
const NEWEST = 300
/** So many of each section besides, so that a loud source does not drown a quiet section. */
const OF_EACH_SECTION = 12

/**
 * What may stand on a front: the newest articles that are listed, and the newest of each section, with what the editing
 * weighs.
 */
export async function listCandidates(db: Db, scope: Scope): Promise<Candidate[]> {
  const rows = await db
    .select({ ...trailColumns, storyId: articles.storyId, sourceId: articles.sourceId })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(listed({ ...scope, without: null }), amongNewest(scope)))
    .orderBy(...newestFirst)
  const tellers = new Map<number, Set<number>>()
  for (const { storyId, sourceId } of rows) {
    if (storyId === null) continue
    tellers.set(storyId, (tellers.get(storyId) ?? new Set()).add(sourceId))
  }
  const ids = rows.map(({ id }) => id)
  const [saved, said] = await Promise.all([countSaves(db, ids), countShown(db, ids)])
  const talkOf = (story: number) =>
    rows.reduce((sum, { id, storyId }) => sum + (storyId === story ? (said.get(id) ?? 0) : 0), 0)
  return rows.map((row) => ({
    ...trailOf(row),
    saves: saved.get(row.id) ?? 0,
    comments: row.storyId === null ? (said.get(row.id) ?? 0) : talkOf(row.storyId),
    storyId: row.storyId,
    tellings: row.storyId === null ? 1 : (tellers.get(row.storyId)?.size ?? 1),
    words: row.words,
  }))
}

/** How many people keep each of these for later; those that nobody does are not named. */
async function countSaves(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: saves.articleId, people: count() })
    .from(saves)
    .where(and(sql`${saves.articleId} = any(${sql.param([...ids])}::int[])`, isNull(saves.removedAt)))
    .groupBy(saves.articleId)
  return new Map(rows.flatMap(({ id, people }) => (id === null ? [] : [[id, people] as const])))
}

/** How many comments are shown under each of these. A conversation is one of a story: the caller adds them up. */
async function countShown(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: comments.articleId, shown: count() })
    .from(comments)
    .where(and(sql`${comments.articleId} = any(${sql.param([...ids])}::int[])`, eq(comments.state, 'shown')))
    .groupBy(comments.articleId)
  return new Map(rows.map(({ id, shown }) => [id, shown]))
}

/** The desk's picks for Must read, in its order. */
export async function listPicks(db: Db, scope: Scope): Promise<Pick[]> {
  return db
    .select({ articleId: picks.articleId, reason: picks.reason })
    .from(picks)
    .innerJoin(articles, eq(articles.id, picks.articleId))
    .where(sql`${articles.sample} = ${scope.sample} and ${articles.removedAt} is null`)
    .orderBy(picks.position)
}

/**
 * A union, not an `or`: of that the store makes a look at every article. As an array, so that it is found first and then
 * looked up by id, whatever the store believes about its tables.
 */
function amongNewest({ sample, at, without }: Scope): SQL {
  // Before the newest are counted: what is held back leaves its place to the next.
  const mayStand = notMuted(without, { id: sql`a.id`, sourceId: sql`a.source_id` })
  const newest = (which: SQL, limit: number) => sql`
    select a.id from articles a join sources s on s.id = a.source_id and s.state <> 'removed'
    where a.sample = ${sample} and a.removed_at is null and a.published_at <= ${at.toISOString()}::timestamptz and ${which}${mayStand ? sql` and ${mayStand}` : sql``}
    order by a.published_at desc, a.id desc limit ${limit}::int`
  return sql`${articles.id} = any(array(
    select n.id from (${newest(sql`true`, NEWEST)}) n
    union
    select n.id from sections cross join lateral (${newest(sql`a.section_id = sections.id`, OF_EACH_SECTION)}) n))`
}
