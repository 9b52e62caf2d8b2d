import { eq } from 'drizzle-orm'
import { articlePages } from '#drizzle/schema/index.ts'
import type { PageAnswer } from '#lib/extract/model.ts'
import { log } from '#lib/log.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { storeTerms } from '#lib/stories/term-store.ts'
import type { Web } from '#lib/web/web.ts'
import type { IngestContext } from './ingest-bytes.ts'
import type { PageClaim } from './page-claims.ts'
import type { PageProblem } from './page-model.ts'
import { type PageFailure, retryOf } from './page-retry.ts'
import { readRaw } from './raw-article.ts'
import { rawOfPage, settleText } from './settle-text.ts'
import { storePage } from './store-page.ts'

export const PAGE_ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1'

/** A page of text is some hundred kilobytes; with more it is no article. After decompression. */
export const MAX_PAGE_BYTES = 4 * 1024 * 1024

export type PageOutcome =
  | { outcome: 'taken' | 'kept' | 'superseded' }
  | { outcome: 'failed' | 'later'; problem: PageProblem; detail: string | null }

/**
 * Reads one claimed page: fetch, extract, clean, keep the better text, store. What a server or a page does wrong, and
 * what we do wrong with it, is a value and a row.
 *
 * @throws an AbortError if the web is closed meanwhile; errors of a store that is down
 */
export async function readPage(context: IngestContext & { web: Web }, claim: PageClaim): Promise<PageOutcome> {
  const fetched = await context.web.fetch(claim.link, { accept: PAGE_ACCEPT, maxBytes: MAX_PAGE_BYTES })
  if (!fetched.ok) return failed(context, claim, fetched.failure)
  const { body, headers, url } = fetched.value
  const answer = { bytes: body, contentType: headers['content-type'] ?? null, url, asked: claim.link }
  try {
    const taken = await takePage(context, claim, answer, url)
    if (taken.ok) return { outcome: taken.value }
    return failed(context, claim, { problem: taken.reason, detail: null, retryAfterSeconds: 0 })
  } catch (error) {
    log('error', 'page could not be stored', { article: claim.articleId, error: String(error) })
    return failed(context, claim, { problem: 'internal', detail: null, retryAfterSeconds: 0 })
  }
}

/**
 * The part of a read after the fetch.
 *
 * @param fetchedFrom the address that answered; null where the page is one that we kept
 */
export async function takePage(
  context: IngestContext,
  claim: Pick<PageClaim, 'articleId' | 'rawBody' | 'include' | 'exclude'>,
  answer: PageAnswer,
  fetchedFrom: string | null,
): Promise<Result<'taken' | 'kept' | 'superseded', PageProblem>> {
  const { db, parser, now } = context
  const { articleId, rawBody, include, exclude } = claim
  const extracted = await parser.extract(answer, { include, exclude })
  if (!extracted.ok) return extracted
  const feed = readRaw(rawBody)
  if (!feed) return refused('internal')
  const raw = rawOfPage(extracted.value, feed)
  const settled = await settleText(parser, feed, raw)
  if (!settled.ok) return settled
  const page = { articleId, rawBody, extract: extracted.value, raw, settled: settled.value, fetchedFrom }
  const stored = await storePage(db, page, now)
  // By the whole text the article has other neighbours than by its summary.
  if (stored === 'taken') await storeTerms(db, [articleId])
  return done(stored)
}

async function failed(
  { db, now }: IngestContext,
  { articleId, attempts }: Pick<PageClaim, 'articleId' | 'attempts'>,
  { problem, detail, retryAfterSeconds }: PageFailure,
): Promise<PageOutcome> {
  const retry = retryOf({ problem, detail, retryAfterSeconds }, attempts, now)
  await db
    .update(articlePages)
    .set({
      claimedUntil: null,
      problem,
      problemDetail: detail,
      attempts: retry.attempts,
      ...(retry.nextTryAt ? { nextTryAt: retry.nextTryAt } : { state: 'failed' as const }),
    })
    .where(eq(articlePages.articleId, articleId))
  return { outcome: retry.nextTryAt ? 'later' : 'failed', problem, detail }
}
