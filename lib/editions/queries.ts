import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { articles, editions, sources } from '#drizzle/schema/index.ts'
import { newestFirst } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import type { CurrentEdition } from './model.ts'
import { dayOf } from './times.ts'

/** From so many answered sources and stored articles on, the paper's own front stands at `/`. */
const ENOUGH_SOURCES = 5
const ENOUGH_ARTICLES = 30

/**
 * Which paper stands at `/`: the sample edition, if it is up, until five sources have answered and thirty articles
 * are stored, or a source that the operator added has delivered one. One statement.
 *
 * @param timeZone of the paper's own days
 */
export async function currentEdition(db: Db, now: Date, timeZone = 'Europe/Berlin'): Promise<CurrentEdition> {
  const own = { sample: false, at: now, day: dayOf(now, timeZone), weather: null }
  const [sample] = await db
    .select({
      day: editions.day,
      at: editions.at,
      weather: editions.weather,
      delivered: sql<boolean>`(${ownArticles(db, 1, eq(sources.starter, false))}) is not null`,
      enough: sql<boolean>`(${answered(db)}) >= ${ENOUGH_SOURCES} and
        (select count(*) from (${ownArticles(db, ENOUGH_ARTICLES)}) own) >= ${ENOUGH_ARTICLES}`,
    })
    .from(editions)
    .where(eq(editions.sample, true))
    .limit(1)
  if (!sample || sample.delivered || sample.enough) return own
  return { sample: true, at: sample.at, day: sample.day, weather: sample.weather }
}

/**
 * At most `limit` of the paper's own articles. Source by source, newest first: asked for any at all, the store would look
 * through every article until it met one.
 */
function ownArticles(db: Db, limit: number, which = sql`true`) {
  const ofSource = db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.sourceId, sources.id), eq(articles.sample, false), isNull(articles.removedAt)))
    .orderBy(...newestFirst)
    .limit(limit)
    .as('of_source')
  return db
    .select({ id: ofSource.id })
    .from(sources)
    .crossJoinLateral(ofSource)
    .where(and(ne(sources.state, 'removed'), which))
    .limit(limit)
}

function answered(db: Db) {
  return db
    .select({ count: sql`count(*)` })
    .from(sources)
    .where(and(eq(sources.kind, 'feed'), ne(sources.state, 'removed'), isNotNull(sources.lastSuccessAt)))
}
