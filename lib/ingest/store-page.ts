import { eq } from 'drizzle-orm'
import { articlePages, articles, sources } from '#drizzle/schema/index.ts'
import { CLEANER_VERSION, type RawArticle } from '#lib/articles/clean-article.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import { type ChangedRow, storeArticles } from '#lib/articles/commands.ts'
import { type Alias, aliasesOf } from '#lib/articles/identity.ts'
import type { Db } from '#lib/db/model.ts'
import { EXTRACTOR_VERSION, type Extract } from '#lib/extract/model.ts'
import { peopleIn } from '#lib/labels/byline.ts'
import { labelArticles } from '#lib/labels/commands.ts'
import { widenCopies } from '#lib/saved/copies.ts'
import { indexArticles } from '#lib/search/commands.ts'
import { titleTerms } from '#lib/stories/title-terms.ts'
import { applyPageDate, ofThisStory } from './page-says.ts'
import type { Settled } from './settle-text.ts'

export type PageText = {
  articleId: number
  /** What the feed had given when the page was read. */
  rawBody: string
  extract: Extract
  raw: RawArticle
  settled: Settled
  /** The address that answered; null where the page was read again without a request. */
  fetchedFrom: string | null
}

/**
 * Stores the text of an article's page, or that the feed's is the better, in one transaction. A first whole text and one
 * that was only read again come silently; one that the page has changed since is a new version.
 *
 * @returns `superseded` where the feed has given something else meanwhile: then the page is asked again in its time
 */
export async function storePage(db: Db, text: PageText, now: Date): Promise<'taken' | 'kept' | 'superseded'> {
  return db.transaction(async (tx) => {
    const [article] = await tx.select().from(articles).where(eq(articles.id, text.articleId)).for('update')
    const page = eq(articlePages.articleId, text.articleId)
    if (!article || article.removedAt !== null || article.rawBody !== text.rawBody) {
      await tx.update(articlePages).set({ claimedUntil: null }).where(page)
      return 'superseded'
    }
    const { settled, extract, raw, fetchedFrom } = text
    const publishedAt = await applyPageDate(tx, article, extract.published)
    const row = { ...rowOf(article, text), picture: await ofThisStory(tx, article, pictureOf(article, settled)) }
    const versioned =
      fetchedFrom !== null &&
      settled.from === 'page' &&
      article.handling.from === 'page' &&
      settled.clean.contentHash !== article.contentHash
    const changed = [{ id: article.id, versioned, row, wantsPage: false }]
    const aliases = canonicalNames(extract, article.link).map((alias) => ({ ...alias, articleId: article.id }))
    await storeArticles(tx, { sourceId: article.sourceId, added: [], changed, aliases }, now)
    if (!versioned) await widenCopies(tx, article, now)
    await labelByPage(tx, { ...article, publishedAt }, row.byline ?? null)
    await indexArticles(
      tx,
      changed.map(({ id }) => id),
    )
    const state = settled.from === 'page' ? ('taken' as const) : ('kept' as const)
    await tx
      .update(articlePages)
      .set({
        state,
        claimedUntil: null,
        attempts: 0,
        problem: null,
        problemDetail: null,
        extractor: EXTRACTOR_VERSION,
        raw: JSON.stringify(raw),
        snapshot: extract.snapshot,
        ...(fetchedFrom !== null && { fetchedAt: now, url: fetchedFrom }),
      })
      .where(page)
    return state
  })
}

function rowOf(
  article: typeof articles.$inferSelect,
  { settled: { clean }, extract, raw }: PageText,
): Partial<ChangedRow> {
  const headline = article.headline || cleanText(raw.headline)
  return {
    headline,
    standfirst: clean.standfirst,
    byline: article.byline ?? (cleanText(extract.byline ?? '', 120) || null),
    body: clean.body,
    cleaner: CLEANER_VERSION,
    excerpt: clean.excerpt,
    words: clean.words,
    cut: clean.cut,
    handling: clean.handling,
    contentHash: clean.contentHash,
    titleTerms: titleTerms(headline, clean.standfirst),
  }
}

const pictureOf = ({ picture }: typeof articles.$inferSelect, { clean, from }: Settled) =>
  clean.picture ?? (from === 'page' ? picture : null)

/** Who wrote it is said by the page alone. */
async function labelByPage(db: Db, article: typeof articles.$inferSelect, byline: string | null): Promise<void> {
  if (article.byline !== null || byline === null) return
  const [source] = await db.select({ title: sources.title }).from(sources).where(eq(sources.id, article.sourceId))
  const { id, publishedAt } = article
  await labelArticles(db, [
    { articleId: id, publishedAt, kind: 'author', names: peopleIn(byline, source?.title ?? '') },
  ])
}

/** The page's own address is another name of its article. */
function canonicalNames({ canonical }: Extract, link: string | null): Alias[] {
  const named = { id: null, link, canonical, title: null, published: null, contentHash: null }
  return aliasesOf(named, { guidsRepeat: true }).filter(({ kind }) => kind === 'canonical')
}
