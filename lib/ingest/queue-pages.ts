import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { articlePages, articles } from '#drizzle/schema/index.ts'
import type { CleanArticle } from '#lib/articles/clean-article.ts'
import type { ChangedRow, Harvest } from '#lib/articles/commands.ts'
import type { Db } from '#lib/db/model.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import type { Item } from './read-entries.ts'

/** A text with fewer words is a summary, unless the feed gives it as the content. */
const SUMMARY_WORDS = 250
/** What a feed gives as content may still be the first lines only. */
const CONTENT_WORDS = 60

/** Of one read, or one wish of the operator, so many pages are asked for, the newest: a backlog is not fetched whole. */
export const MOST_PAGES = 40

/** An entry that changes at every read (a counter in its summary) does not have its page fetched each time. In hours. */
const REFETCH_HOURS = 6

/** Whether a feed gives too little of an entry, so that its page should be asked. */
export function wantsPage(
  { entry, link }: Pick<Item, 'entry' | 'link'>,
  clean: Pick<CleanArticle, 'cut' | 'words'>,
  source: Pick<SourceRow, 'kind' | 'sample' | 'fullText' | 'reuse'>,
): boolean {
  // Nobody may read the whole of an `excerpt` source here: then its pages are left alone.
  if (source.kind !== 'feed' || source.sample || !source.fullText || source.reuse === 'excerpt') return false
  if (link === null || !/^https?:/i.test(link)) return false
  if (clean.cut) return true
  const given = entry.contentHtml?.trim() ? CONTENT_WORDS : SUMMARY_WORDS
  // A note without a title is short because it is a note.
  return clean.words < given && Boolean(entry.title?.trim())
}

/** What follows the feed while the text is the page's. */
export function withoutText(row: ChangedRow): Partial<ChangedRow> {
  const { headline, byline, link, rawBody, licence, excerpt, titleTerms } = row
  return { headline, link, rawBody, licence, excerpt, titleTerms, ...(byline !== null && { byline }) }
}

/**
 * Puts the pages of new and changed articles into the queue, the newest. Nothing is asked for an entry that has not
 * changed: it is not among them.
 *
 * @param added the ids of the harvest's new articles, in its order
 */
export async function queuePages(db: Db, harvest: Harvest, added: readonly number[], now: Date): Promise<void> {
  const fresh = harvest.added.flatMap(({ row, wantsPage }, index) => {
    const id = added[index]
    return wantsPage && id !== undefined ? [{ id, at: row.publishedAt.getTime() }] : []
  })
  fresh.sort((a, b) => b.at - a.at || b.id - a.id)
  const changed = harvest.changed.flatMap(({ id, wantsPage }) => (wantsPage ? [id] : []))
  await wantPages(db, [...changed, ...fresh.map(({ id }) => id)].slice(0, MOST_PAGES), now)
}

/** From now on their pages are wanted; one that was fetched in the last hours waits until those are over. */
export async function wantPages(db: Db, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const soon = sql`${now.toISOString()}::timestamptz`
  await db
    .insert(articlePages)
    .values(ids.map((articleId) => ({ articleId, nextTryAt: now })))
    .onConflictDoUpdate({
      target: articlePages.articleId,
      set: {
        state: 'waiting',
        attempts: 0,
        nextTryAt: sql`greatest(${soon}, ${articlePages.fetchedAt} + ${`${REFETCH_HOURS} hours`}::interval)`,
      },
    })
}

/** The newest articles of a source that hold a summary or a text of their page: what the operator's word is about. */
export async function pagesOfSource(db: Db, sourceId: number): Promise<{ id: number; snapshot: boolean }[]> {
  return db
    .select({ id: articles.id, snapshot: sql<boolean>`${articlePages.snapshot} is not null` })
    .from(articles)
    .leftJoin(articlePages, eq(articlePages.articleId, articles.id))
    .where(
      and(
        eq(articles.sourceId, sourceId),
        isNull(articles.removedAt),
        sql`(${articlePages.articleId} is not null or ${articles.cut} or ${articles.words} < ${SUMMARY_WORDS})`,
      ),
    )
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(MOST_PAGES)
}

/** Pages that are kept are read again without a request. */
export async function rereadPages(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length)
    await db
      .update(articlePages)
      .set({ extractor: 0 })
      .where(inArray(articlePages.articleId, [...ids]))
}
