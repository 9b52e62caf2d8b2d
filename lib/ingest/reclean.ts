import { and, eq, ne, sql } from 'drizzle-orm'
import { articlePages, articles } from '#drizzle/schema/index.ts'
import { linkPictures } from '#lib/articles/article-pictures.ts'
import { CLEANER_VERSION } from '#lib/articles/clean-article.ts'
import type { StoredPicture } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import { indexArticles } from '#lib/search/commands.ts'
import type { Parser } from './parser.ts'
import { readRaw } from './raw-article.ts'

const BATCH = 20

/**
 * Cleans again what an older cleaner has stored (rules §4), twenty articles at a time, until all are of this version.
 * The words are the same, so nothing is marked changed. A text that cannot be cleaned keeps what it has.
 *
 * @returns how many articles were cleaned again
 */
export async function recleanOutdated(db: Db, parser: Parser, now: Date, signal?: AbortSignal): Promise<number> {
  let cleaned = 0
  for (;;) {
    const rows = await db
      // A text of its page is cleaned from what the page gave.
      .select({
        id: articles.id,
        rawBody: sql<string>`coalesce(${articlePages.raw}, ${articles.rawBody})`,
        picture: articles.picture,
      })
      .from(articles)
      .leftJoin(articlePages, and(eq(articlePages.articleId, articles.id), eq(articlePages.state, 'taken')))
      .where(ne(articles.cleaner, CLEANER_VERSION))
      .orderBy(articles.id)
      .limit(BATCH)
    for (const { id, rawBody, picture } of rows) {
      const outcome = await recleanOne(db, parser, now, id, rawBody, picture)
      if (outcome === 'stopped' || signal?.aborted) return cleaned
      if (outcome === 'cleaned') cleaned += 1
    }
    if (rows.length < BATCH) return cleaned
  }
}

/** `stopped`: the threads are closed or broken, which says nothing about the text. */
async function recleanOne(
  db: Db,
  parser: Parser,
  now: Date,
  id: number,
  rawBody: string,
  before: StoredPicture | null,
): Promise<'cleaned' | 'kept' | 'stopped'> {
  const raw = readRaw(rawBody)
  const answer = raw ? await parser.clean([raw]) : null
  if (answer?.ok === false && answer.reason === 'parser-failed') return 'stopped'
  const [clean] = answer?.ok ? answer.value : []
  const version = { cleaner: CLEANER_VERSION }
  if (!clean) {
    await db.update(articles).set(version).where(eq(articles.id, id))
    return 'kept'
  }
  const { body, excerpt, standfirst, words, cut, handling, contentHash } = clean
  // What the feed gave beside a text was not kept by the first cleaners: a picture of then stays.
  const picture = clean.picture ?? before
  await db.transaction(async (tx) => {
    await tx
      .update(articles)
      .set({ body, excerpt, standfirst, words, cut, handling, contentHash, picture, ...version })
      .where(eq(articles.id, id))
    await indexArticles(tx, [id])
    await linkPictures(tx, [{ id, body, picture }], now)
  })
  return 'cleaned'
}
