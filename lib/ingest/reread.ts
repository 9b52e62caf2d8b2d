import { and, asc, eq, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { articlePages, articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { EXTRACTOR_VERSION } from '#lib/extract/model.ts'
import { log } from '#lib/log.ts'
import type { Parser } from './parser.ts'
import { takePage } from './read-page.ts'

const BATCH = 20
/** So long a page is kept to be read again; its text stays. */
const KEPT_DAYS = 30

/**
 * Reads again the pages that we keep and an older extractor has read, or other selectors, without a request. Comes
 * silently: the page is the same. One that now gives nothing leaves its article as it is.
 *
 * @returns the articles that were read again
 */
export async function rereadOutdated(
  { db, parser, now }: { db: Db; parser: Parser; now(): Date },
  signal?: AbortSignal,
): Promise<number[]> {
  const reread: number[] = []
  for (;;) {
    const rows = await db
      .select({
        articleId: articlePages.articleId,
        snapshot: articlePages.snapshot,
        url: articlePages.url,
        link: articles.link,
        rawBody: articles.rawBody,
        include: sources.include,
        exclude: sources.exclude,
      })
      .from(articlePages)
      .innerJoin(articles, eq(articles.id, articlePages.articleId))
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .where(
        and(
          isNotNull(articlePages.snapshot),
          ne(articlePages.extractor, EXTRACTOR_VERSION),
          ne(articlePages.state, 'waiting'),
        ),
      )
      .orderBy(asc(articlePages.articleId))
      .limit(BATCH)
    for (const { snapshot, url, link, ...claim } of rows) {
      if (signal?.aborted) return reread
      const from = url ?? link ?? ''
      const answer = {
        bytes: new TextEncoder().encode(snapshot ?? ''),
        contentType: 'text/html; charset=utf-8',
        url: from,
        asked: from,
      }
      const outcome = await takePage({ db, parser, now: now() }, claim, answer, null)
      if (!outcome.ok && outcome.reason === 'parser-failed') return reread
      if (outcome.ok && outcome.value !== 'superseded') reread.push(claim.articleId)
      else {
        log('info', 'page not read again', {
          article: claim.articleId,
          why: outcome.ok ? outcome.value : outcome.reason,
        })
        await db
          .update(articlePages)
          .set({ extractor: EXTRACTOR_VERSION })
          .where(eq(articlePages.articleId, claim.articleId))
      }
    }
    if (rows.length < BATCH) return reread
  }
}

/** Lets go of pages that are kept for long enough. */
export async function tidyPages(db: Db, now: Date): Promise<void> {
  await db
    .update(articlePages)
    .set({ snapshot: null })
    .where(
      and(
        isNotNull(articlePages.snapshot),
        lt(articlePages.fetchedAt, sql`${now.toISOString()}::timestamptz - ${`${KEPT_DAYS} days`}::interval`),
      ),
    )
}
