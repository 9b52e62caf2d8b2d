import { and, asc, desc, eq, gt, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm'
import { articles, articleTerms, termCounts } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { countTerms, type Text, termsOf, textOfBody } from './article-terms.ts'
import { NOTHING_COUNTED, packCounts, type TermCounts, unpackCounts } from './term-counts.ts'

/** So many articles are weighed in a row: some ten milliseconds, then others have their turn. */
const BATCH = 20

/** Counting words again pays when the paper has grown by so much: by half, and by so many articles. */
const GROWTH = 1.5
const GROWTH_LEAST = 40

/** The newest articles tell how rare a word is in this paper; the same ones are weighed again by a new count. */
const COUNTED = 4_000

/** Weights are kept as whole numbers. */
export const WEIGHT_UNIT = 10_000

/** What was last read of a store. Half a megabyte that every read of a feed would fetch again. */
const lastRead = new WeakMap<object, { key: string; counts: TermCounts }>()

/** How often the paper's words stand in it, by the last count. */
export async function readTermCounts(db: Db): Promise<TermCounts> {
  const [head] = await db
    .select({
      generation: termCounts.generation,
      articles: termCounts.articles,
      // Here, since it saves those who look for neighbours another question.
      stored: sql<number>`(select coalesce(max(${articleTerms.articleId}), 0) from ${articleTerms})`,
      key: sql<string>`concat_ws('/', ${termCounts.generation}, ${termCounts.articles}, ${termCounts.upTo}, octet_length(${termCounts.counts}))`,
    })
    .from(termCounts)
    .orderBy(desc(termCounts.generation))
    .limit(1)
  if (!head) return NOTHING_COUNTED
  const last = lastRead.get(db)
  if (last?.key === head.key) return { ...last.counts, stored: head.stored }
  const [row] = await db
    .select({ counts: termCounts.counts })
    .from(termCounts)
    .where(eq(termCounts.generation, head.generation))
  if (!row) return NOTHING_COUNTED
  const { generation, articles: counted, stored } = head
  const counts = { generation, articles: counted, of: unpackCounts(row.counts), stored }
  lastRead.set(db, { key: head.key, counts })
  return counts
}

const textColumns = {
  id: articles.id,
  sample: articles.sample,
  publishedAt: articles.publishedAt,
  headline: articles.headline,
  standfirst: articles.standfirst,
  body: articles.body,
  excerpt: articles.excerpt,
  language: articles.language,
}

/** Weighs these articles' words as they are stored now, and keeps their terms in place of what was kept before. */
export async function storeTerms(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const counts = await readTermCounts(db)
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await db
      .select(textColumns)
      .from(articles)
      .where(and(inArray(articles.id, ids.slice(at, at + BATCH)), isNull(articles.removedAt)))
      .orderBy(asc(articles.id))
    const values = rows.map((row) => {
      const terms = termsOf(textOf(row), counts)
      return {
        articleId: row.id,
        sample: row.sample,
        publishedAt: row.publishedAt,
        generation: counts.generation,
        terms: terms.map(({ id }) => id),
        weights: terms.map(({ weight }) => Math.round(weight * WEIGHT_UNIT)),
        words: terms.map(({ shown }) => shown).join(' '),
      }
    })
    if (values.length === 0) continue
    await db
      .insert(articleTerms)
      .values(values)
      .onConflictDoUpdate({
        target: articleTerms.articleId,
        set: {
          generation: sql`excluded.generation`,
          terms: sql`excluded.terms`,
          weights: sql`excluded.weights`,
          words: sql`excluded.words`,
        },
      })
  }
}

type Row = Pick<typeof articles.$inferSelect, 'headline' | 'standfirst' | 'body' | 'excerpt' | 'language'>

const textOf = ({ body, excerpt, ...row }: Row): Text => ({ ...row, text: textOfBody(body) || excerpt })

/**
 * Counts the words of the newest articles, if the paper has grown by half since they were counted last.
 *
 * @param options `atMost`: a paper of more articles is left as it is
 * @returns whether it did
 */
export async function countAgain(db: Db, options: { atMost?: number; signal?: AbortSignal } = {}): Promise<boolean> {
  const [newest] = await db.select({ id: articles.id }).from(articles).orderBy(desc(articles.id)).limit(1)
  const [last] = await db
    .select({ generation: termCounts.generation, upTo: termCounts.upTo })
    .from(termCounts)
    .orderBy(desc(termCounts.generation))
    .limit(1)
  const upTo = last?.upTo ?? 0
  if (!newest || newest.id > (options.atMost ?? newest.id)) return false
  if (newest.id < upTo * GROWTH || newest.id < upTo + (last ? GROWTH_LEAST : 1)) return false

  const of = new Map<number, number>()
  let counted = 0
  for (let below = newest.id; counted < COUNTED; ) {
    const rows = await db
      .select({ ...textColumns })
      .from(articles)
      .where(and(lte(articles.id, below), isNull(articles.removedAt)))
      .orderBy(desc(articles.id))
      .limit(BATCH)
    for (const row of rows) for (const id of countTerms(textOf(row)).keys()) of.set(id, (of.get(id) ?? 0) + 1)
    counted += rows.length
    const oldest = rows.at(-1)
    if (!oldest || rows.length < BATCH) break
    if (options.signal?.aborted) return false
    below = oldest.id - 1
  }
  // What one article alone says is counted as what none says: it would be most of the table.
  for (const [id, count] of of) if (count < 2) of.delete(id)
  const generation = (last?.generation ?? 0) + 1
  await db.transaction(async (tx) => {
    await tx
      .insert(termCounts)
      .values({ generation, articles: counted, upTo: newest.id, counts: packCounts(of) })
      .onConflictDoNothing()
    if (last) await tx.delete(termCounts).where(lte(termCounts.generation, last.generation))
  })
  return true
}

/** So many numbers of articles are looked at in a row for what lacks terms. */
const WINDOW = 500

/**
 * Gives terms to articles that have none (stored by an older program, or when a read was broken off), and weighs the newest
 * again that an older count has weighed. From the newest down, twenty at a time.
 *
 * @param options `deep`: all articles, else the newest 4,000
 * @returns how many articles got terms
 */
export async function fillTerms(db: Db, options: { deep: boolean; signal?: AbortSignal }): Promise<number> {
  const { generation } = await readTermCounts(db)
  const [newest] = await db.select({ id: articles.id }).from(articles).orderBy(desc(articles.id)).limit(1)
  const top = newest?.id ?? 0
  let filled = 0
  for (let above = top; above > (options.deep ? 0 : top - COUNTED); above -= WINDOW) {
    const own = db
      .select({ id: articleTerms.articleId })
      .from(articleTerms)
      .where(eq(articleTerms.articleId, articles.id))
    const outdated = db
      .select({ id: articleTerms.articleId })
      .from(articleTerms)
      .where(and(eq(articleTerms.articleId, articles.id), sql`${articleTerms.generation} <> ${generation}`))
    const rows = await db
      .select({ id: articles.id })
      .from(articles)
      .where(
        and(
          lte(articles.id, above),
          gt(articles.id, above - WINDOW),
          isNull(articles.removedAt),
          or(notExists(own), above > top - COUNTED ? sql`exists ${outdated}` : undefined),
        ),
      )
    for (let at = 0; at < rows.length; at += BATCH) {
      if (options.signal?.aborted) return filled
      const ids = rows.slice(at, at + BATCH).map(({ id }) => id)
      await storeTerms(db, ids)
      filled += ids.length
    }
  }
  return filled
}
