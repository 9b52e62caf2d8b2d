import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { savedPages, saves } from '#drizzle/schema/index.ts'
import { CLEANER_VERSION, type CleanArticle, type RawArticle } from '#lib/articles/clean-article.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import { readingMinutes } from '#lib/articles/reading-time.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { Extract } from '#lib/extract/model.ts'
import { log } from '#lib/log.ts'
import { storeCopy } from '#lib/saved/copies.ts'
import type { CopyText } from '#lib/saved/copy-text.ts'
import type { Web } from '#lib/web/web.ts'
import { type PageFailure, retryOf } from './page-retry.ts'
import type { Parser } from './parser.ts'
import { MAX_PAGE_BYTES, PAGE_ACCEPT } from './read-page.ts'

/** A saved address whose text is to be asked for. */
export type SavedPageClaim = { saveId: number; link: string; attempts: number; headline: string; sourceTitle: string }

const CLAIM_MS = 15 * 60 * 1_000

/** Claims addresses that are due: what was saved last comes first, so that an import keeps nobody waiting. */
export async function claimSavedPages(db: Db, now: Date, limit: number): Promise<SavedPageClaim[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const until = sql`${new Date(now.getTime() + CLAIM_MS).toISOString()}::timestamptz`
  return rows(
    db,
    sql`update saved_pages p set claimed_until = ${until} from (
          select d.save_id, s.link, s.headline, s.source_title from saved_pages d join saves s on s.id = d.save_id
          where d.state = 'waiting' and d.next_try_at <= ${at} and (d.claimed_until is null or d.claimed_until <= ${at})
            and s.removed_at is null and s.link is not null
          order by s.saved_at desc, s.id desc limit ${limit} for update of d skip locked) due
        where due.save_id = p.save_id
        returning p.save_id as "saveId", p.attempts, due.link, due.headline, due.source_title as "sourceTitle"`,
    z.object({
      saveId: z.number(),
      attempts: z.number(),
      link: z.string(),
      headline: z.string(),
      sourceTitle: z.string(),
    }),
  )
}

export async function releaseSavedPages(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length)
    await db
      .update(savedPages)
      .set({ claimedUntil: null })
      .where(inArray(savedPages.saveId, [...ids]))
}

/** When the next address that nobody has claimed is due; null if there is none. */
export async function nextSavedPageAt(db: Db, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: savedPages.nextTryAt })
    .from(savedPages)
    .innerJoin(saves, eq(saves.id, savedPages.saveId))
    .where(
      and(
        eq(savedPages.state, 'waiting'),
        isNull(saves.removedAt),
        or(isNull(savedPages.claimedUntil), lte(savedPages.claimedUntil, now)),
      ),
    )
    .orderBy(savedPages.nextTryAt)
    .limit(1)
  return row?.at ?? null
}

type Context = { db: Db; parser: Parser; web: Web; now: Date }

/**
 * Reads one claimed address: fetch, extract, clean, keep. What a server or a page does wrong, and what we do wrong with it, is
 * a row, and the address stays saved in any case.
 *
 * @throws an AbortError if the web is closed meanwhile; errors of a store that is down
 */
export async function readSavedPage(context: Context, claim: SavedPageClaim): Promise<'taken' | 'later' | 'failed'> {
  const { web, db, now } = context
  const fetched = await web.fetch(claim.link, { accept: PAGE_ACCEPT, maxBytes: MAX_PAGE_BYTES })
  if (!fetched.ok) return failed(db, claim, fetched.failure, now)
  const { body, headers, url } = fetched.value
  const answer = { bytes: body, contentType: headers['content-type'] ?? null, url, asked: claim.link }
  const passing = { detail: null, retryAfterSeconds: 0 }
  try {
    const extracted = await context.parser.extract(answer, { include: null, exclude: null })
    if (!extracted.ok) return failed(db, claim, { problem: extracted.reason, ...passing }, now)
    const text = await textOfPage(context.parser, extracted.value, claim)
    if (typeof text === 'string') return failed(db, claim, { problem: text, ...passing }, now)
    await keepText(db, claim, text, now)
    return 'taken'
  } catch (error) {
    log('error', 'saved page could not be stored', { save: claim.saveId, error: String(error) })
    return failed(db, claim, { problem: 'internal', ...passing }, now)
  }
}

type PageExtract = Pick<
  Extract,
  'html' | 'base' | 'title' | 'byline' | 'language' | 'published' | 'promos' | 'boxes' | 'cut'
>
export type PageGiven = { extract: PageExtract; claim: Pick<SavedPageClaim, 'link' | 'headline' | 'sourceTitle'> }
type PageText = CopyText | PageFailure['problem']

/** The text of a page, cleaned as every other is. */
export async function textOfPage(
  parser: Pick<Parser, 'clean'>,
  extract: PageExtract,
  claim: PageGiven['claim'],
): Promise<PageText> {
  const [text] = await textsOfPages(parser, [{ extract, claim }])
  return text ?? 'no-story'
}

/** Several at once, in their order: the thread that cleans them is asked once. One that ends it costs no other its text. */
export async function textsOfPages(parser: Pick<Parser, 'clean'>, pages: readonly PageGiven[]): Promise<PageText[]> {
  const cleaned = await parser.clean(pages.map(rawOf))
  if (cleaned.ok) return pages.map((page, index) => copyTextOf(page, cleaned.value[index]))
  if (pages.length <= 1) return pages.map(() => cleaned.reason)
  const texts: PageText[] = []
  for (const page of pages) texts.push(...(await textsOfPages(parser, [page])))
  return texts
}

const titleOf = ({ extract, claim }: PageGiven) => cleanText(extract.title ?? '') || claim.headline

const rawOf = (page: PageGiven): RawArticle => ({
  html: page.extract.html,
  base: page.extract.base,
  headline: titleOf(page),
  link: page.claim.link,
  language: page.extract.language,
  summaryHtml: null,
  licence: null,
  page: { promos: page.extract.promos, beside: page.extract.boxes, cut: page.extract.cut },
})

function copyTextOf(page: PageGiven, clean: CleanArticle | undefined): PageText {
  if (!clean || clean.words === 0) return 'no-story'
  const { extract, claim } = page
  const published = extract.published === null ? null : new Date(extract.published)
  return {
    link: claim.link,
    kicker: null,
    headline: titleOf(page),
    standfirst: clean.standfirst,
    byline: cleanText(extract.byline ?? '', 120) || null,
    sourceTitle: claim.sourceTitle,
    language: extract.language,
    body: clean.body,
    cleaner: CLEANER_VERSION,
    words: clean.words,
    cut: clean.cut,
    picture: clean.picture,
    licence: null,
    publishedAt: published && !Number.isNaN(published.getTime()) ? published : null,
  }
}

/** What a save with a text is called, and how long it takes to read. */
export const namesOf = (text: CopyText) => ({
  headline: text.headline,
  minutes: readingMinutes(text.words, text.language ?? null),
})

/** The text goes to its save, and nothing waits any more; what was taken off the list meanwhile gets it too, for the hour. */
export async function keepText(db: Db, { saveId }: { saveId: number }, text: CopyText, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [save] = await tx.select({ id: saves.id }).from(saves).where(eq(saves.id, saveId)).for('update')
    if (!save) return
    const copyId = await storeCopy(tx, text, now)
    await tx
      .update(saves)
      .set({ copyId, ...namesOf(text) })
      .where(eq(saves.id, saveId))
    await tx.delete(savedPages).where(eq(savedPages.saveId, saveId))
  })
}

async function failed(
  db: Db,
  { saveId, attempts }: SavedPageClaim,
  failure: PageFailure,
  now: Date,
): Promise<'later' | 'failed'> {
  const retry = retryOf(failure, attempts, now)
  await db
    .update(savedPages)
    .set({
      claimedUntil: null,
      problem: failure.problem,
      problemDetail: failure.detail,
      attempts: retry.attempts,
      ...(retry.nextTryAt ? { nextTryAt: retry.nextTryAt } : { state: 'failed' as const }),
    })
    .where(eq(savedPages.saveId, saveId))
  return retry.nextTryAt ? 'later' : 'failed'
}
