import { and, eq, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { articlePages, articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** Of one source so many pages are claimed at once: one with many does not keep the others waiting. */
const A_SOURCE = 8
const CLAIM_MS = 15 * 60 * 1_000

/** A page to be asked, with what its article has now. */
export type PageClaim = {
  articleId: number
  sourceId: number
  sourceTitle: string
  link: string
  attempts: number
  include: string | null
  exclude: string | null
  rawBody: string
}

/** Pages whose sources are read and whose text somebody may read. */
function wanted(now: Date, sourceId: number | null): SQL | undefined {
  return and(
    eq(articlePages.state, 'waiting'),
    lte(articlePages.nextTryAt, now),
    or(isNull(articlePages.claimedUntil), lte(articlePages.claimedUntil, now)),
    ofReadSources(),
    sourceId === null ? undefined : eq(articles.sourceId, sourceId),
  )
}

function ofReadSources(): SQL | undefined {
  return and(
    eq(sources.state, 'active'),
    eq(sources.fullText, true),
    ne(sources.reuse, 'excerpt'),
    isNull(articles.removedAt),
    sql`${articles.link} is not null`,
  )
}

/** Claims pages for this process, the newest of each source first. One that another has claimed is passed over. */
export async function claimPages(
  db: Db,
  now: Date,
  limit: number,
  sourceId: number | null = null,
): Promise<PageClaim[]> {
  const ranked = db
    .select({
      id: articlePages.articleId,
      place:
        sql<number>`row_number() over (partition by ${articles.sourceId} order by ${articles.publishedAt} desc, ${articles.id} desc)`.as(
          'place',
        ),
    })
    .from(articlePages)
    .innerJoin(articles, eq(articles.id, articlePages.articleId))
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(wanted(now, sourceId))
    .as('ranked')
  const first = db
    .select({ id: ranked.id })
    .from(ranked)
    .where(lte(ranked.place, A_SOURCE))
    .orderBy(ranked.place)
    .limit(limit)
  const free = db
    .select({ id: articlePages.articleId })
    .from(articlePages)
    .where(
      and(
        inArray(articlePages.articleId, first),
        // Asked again under the lock: another may have claimed it in between.
        or(isNull(articlePages.claimedUntil), lte(articlePages.claimedUntil, now)),
      ),
    )
    .for('update', { skipLocked: true })
  const claimed = await db
    .update(articlePages)
    .set({ claimedUntil: new Date(now.getTime() + CLAIM_MS) })
    .where(inArray(articlePages.articleId, free))
    .returning({ id: articlePages.articleId })
  if (claimed.length === 0) return []
  const rows = await db
    .select({
      articleId: articlePages.articleId,
      sourceId: articles.sourceId,
      sourceTitle: sources.title,
      link: articles.link,
      attempts: articlePages.attempts,
      include: sources.include,
      exclude: sources.exclude,
      rawBody: articles.rawBody,
    })
    .from(articlePages)
    .innerJoin(articles, eq(articles.id, articlePages.articleId))
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(
      inArray(
        articlePages.articleId,
        claimed.map(({ id }) => id),
      ),
    )
    .orderBy(sql`${articles.publishedAt} desc`, sql`${articles.id} desc`)
  return rows.flatMap(({ link, ...row }) => (link === null ? [] : [{ ...row, link }]))
}

export async function releasePages(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length)
    await db
      .update(articlePages)
      .set({ claimedUntil: null })
      .where(inArray(articlePages.articleId, [...ids]))
}

/** When the next page that nobody has claimed is due; null if there is none. */
export async function nextPageAt(db: Db, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: articlePages.nextTryAt })
    .from(articlePages)
    .innerJoin(articles, eq(articles.id, articlePages.articleId))
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(
      and(
        eq(articlePages.state, 'waiting'),
        or(isNull(articlePages.claimedUntil), lte(articlePages.claimedUntil, now)),
        ofReadSources(),
      ),
    )
    .orderBy(articlePages.nextTryAt)
    .limit(1)
  return row?.at ?? null
}
