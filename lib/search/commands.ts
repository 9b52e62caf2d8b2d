import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { articleSearch, articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { documentOf } from './document.ts'
import { keepWords } from './words.ts'

/** Articles whose words are in memory at a time. */
const BATCH = 25

/**
 * Makes articles findable by the words that they have now, and stores those that mutes are held against. Called within the
 * transaction that stores them and their labels; whoever forgets it leaves them to `fillSearch` and `fillWords`. Removed
 * articles are left out.
 */
export async function indexArticles(db: Db, ids: readonly number[]): Promise<void> {
  await keepWords(db, ids)
  for (let start = 0; start < ids.length; start += BATCH) await indexBatch(db, ids.slice(start, start + BATCH))
}

async function indexBatch(db: Db, ids: readonly number[]): Promise<void> {
  const found = await db
    .select({
      articleId: articles.id,
      sample: articles.sample,
      sourceId: articles.sourceId,
      sectionId: articles.sectionId,
      publishedAt: articles.publishedAt,
      headline: articles.headline,
      kicker: articles.kicker,
      standfirst: articles.standfirst,
      byline: articles.byline,
      body: articles.body,
      excerpt: articles.excerpt,
      language: articles.language,
      sourceLanguage: sources.language,
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(and(inArray(articles.id, [...ids]), isNull(articles.removedAt)))
    // Whoever changes the words meanwhile waits, and then takes the new row away.
    .for('share', { of: articles })
  const rows: (typeof articleSearch.$inferInsert)[] = []
  for (const { articleId, sample, sourceId, sectionId, publishedAt, ...article } of found) {
    const languages = [article.language, article.sourceLanguage]
    rows.push({
      articleId,
      sample,
      sourceId,
      sectionId,
      publishedAt,
      ...(await documentOf(db, { ...article, languages })),
    })
  }
  if (!rows.length) return
  await db
    .insert(articleSearch)
    .values(rows)
    .onConflictDoUpdate({
      target: articleSearch.articleId,
      set: {
        sample: sql`excluded.sample`,
        sourceId: sql`excluded.source_id`,
        sectionId: sql`excluded.section_id`,
        publishedAt: sql`excluded.published_at`,
        language: sql`excluded.language`,
        doc: sql`excluded.doc`,
      },
    })
}

/**
 * Makes the rows that are missing: after the migration that brought the search, after a restore, and where an article's
 * words were changed without one. Newest first, each batch in a transaction of its own, so that pages wait for none.
 *
 * @returns how many were made
 */
export async function fillSearch(db: Db, signal?: AbortSignal): Promise<number> {
  let made = 0
  for (;;) {
    const missing = await db
      .select({ id: articles.id })
      .from(articles)
      .leftJoin(articleSearch, eq(articleSearch.articleId, articles.id))
      .where(and(isNull(articles.removedAt), isNull(articleSearch.articleId)))
      .orderBy(sql`${articles.id} desc`)
      .limit(40 * BATCH)
    for (let start = 0; start < missing.length; start += BATCH) {
      if (signal?.aborted) return made
      const ids = missing.slice(start, start + BATCH).map(({ id }) => id)
      await db.transaction((tx) => indexBatch(tx, ids))
      made += ids.length
    }
    if (missing.length < 40 * BATCH) return made
  }
}
