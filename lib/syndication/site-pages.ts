import { and, asc, count, desc, eq, gt, gte, isNotNull, lt, max, ne, type SQL, sql } from 'drizzle-orm'
import { articles, lists, sections, sources } from '#drizzle/schema/index.ts'
import { indexable } from '#lib/articles/indexing.ts'
import type { Db } from '#lib/db/model.ts'
import { listBackNumbers } from '#lib/editions/back-numbers.ts'
import { mayShow } from '#lib/saved/list-access.ts'
import type { FeedPaper } from './feed-of.ts'

/** A page that search engines may keep: its path, and when what it shows last changed, if that is known. */
export type SitePage = { path: string; changed: Date | null }
export type NewsPage = SitePage & { title: string; published: Date; language: string | null }

const MOST_PAGES = 5_000
const DAYS_MS = 24 * 60 * 60 * 1000
/** By the makers of news sitemaps. */
const NEWS_DAYS = 2
const MOST_NEWS = 1_000

/**
 * Every page but those of articles. A new kind of page that may be found has its lines here; one that says `noindex` has not.
 */
export async function sitePages({ db, scope }: Pick<FeedPaper, 'db' | 'scope'>): Promise<SitePage[]> {
  const plain = ['/', '/latest', '/about', '/colophon', '/privacy'].map((path) => ({ path, changed: null }))
  const newest = max(articles.publishedAt)
  const listed = and(
    eq(articles.sample, scope.sample),
    ne(sources.state, 'removed'),
    sql`${articles.removedAt} is null`,
  )
  const [filed, delivering, shared, editions] = await Promise.all([
    db
      .select({ slug: sections.slug, changed: newest })
      .from(articles)
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .innerJoin(sections, eq(sections.id, articles.sectionId))
      .where(listed)
      .groupBy(sections.id)
      .orderBy(asc(sections.position)),
    db
      .select({ slug: sources.slug, changed: newest })
      .from(articles)
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .where(listed)
      .groupBy(sources.id)
      .orderBy(asc(sources.id))
      .limit(MOST_PAGES),
    db
      .select({ id: lists.id, changed: lists.changedAt })
      .from(lists)
      .where(and(eq(lists.visibility, 'public'), eq(lists.sample, scope.sample), mayShow(scope.at)))
      .orderBy(desc(lists.changedAt))
      .limit(MOST_PAGES),
    listBackNumbers(db, MOST_PAGES),
  ])
  return [
    ...plain,
    ...filed.map(({ slug, changed }) => ({ path: `/section/${slug}`, changed })),
    ...delivering.map(({ slug, changed }) => ({ path: `/source/${slug}`, changed })),
    ...shared.map(({ id, changed }) => ({ path: `/list/${id}`, changed })),
    ...editions.filter(({ sample }) => !sample).map(({ day, at }) => ({ path: `/edition/${day}`, changed: at })),
  ]
}

const changed = sql<Date>`greatest(${articles.publishedAt}, ${articles.changedAt})`.mapWith(articles.publishedAt)

function articleRows(db: Db, where: SQL | undefined) {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      changed,
      title: articles.headline,
      published: articles.publishedAt,
      language: articles.language,
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(where)
    .$dynamic()
}

/** Articles that may be found, by their ids from `from` to before `until`. */
export async function articlePages(db: Db, now: Date, [from, until]: readonly [number, number]): Promise<SitePage[]> {
  const inRange = and(gte(articles.id, from), lt(articles.id, until))
  const rows = await articleRows(db, and(indexable(now), inRange)).orderBy(asc(articles.id))
  return rows.map(({ id, slug, changed }) => ({ path: `/article/${slug}-${id}`, changed }))
}

/** How many there are in each range of so many ids. */
export async function countPages(
  db: Db,
  now: Date,
  range: number,
): Promise<{ part: number; pages: number; changed: Date | null }[]> {
  const part = sql<number>`(${articles.id} / ${sql.raw(String(range))})::int`
  return db
    .select({ part, pages: count(), changed: max(changed).mapWith(articles.publishedAt) })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(and(indexable(now), isNotNull(articles.id)))
    .groupBy(part)
    .orderBy(part)
}

/** The articles of the last two days that may be found, newest first. */
export async function newsPages(db: Db, now: Date): Promise<NewsPage[]> {
  const since = new Date(now.getTime() - NEWS_DAYS * DAYS_MS)
  const rows = await articleRows(db, and(indexable(now), gt(articles.publishedAt, since)))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(MOST_NEWS)
  return rows.map(({ id, slug, ...row }) => ({ path: `/article/${slug}-${id}`, ...row }))
}
