import { eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { articles } from '#drizzle/schema/index.ts'
import { CLEANER_VERSION, type RawArticle } from '#lib/articles/clean-article.ts'
import type { Db } from '#lib/db/model.ts'
import type { Parser } from './parser.ts'

const BATCH = 20

/** `rawBody` as `read-entries.ts` writes it. */
const Raw: z.ZodType<RawArticle> = z.object({
  html: z.string(),
  base: z.string().nullable(),
  headline: z.string(),
  link: z.string().nullable(),
  language: z.string().nullable(),
  summaryHtml: z.string().nullable(),
  licence: z.string().nullable(),
  sample: z.boolean().exactOptional(),
})

/**
 * Cleans again what an older cleaner has stored (rules §4), twenty articles at a time, until all are of this version.
 * The words are the same, so nothing is marked changed. A text that cannot be cleaned keeps what it has.
 *
 * @returns how many articles were cleaned again
 */
export async function recleanOutdated(db: Db, parser: Parser, signal?: AbortSignal): Promise<number> {
  let cleaned = 0
  for (;;) {
    const rows = await db
      .select({ id: articles.id, rawBody: articles.rawBody })
      .from(articles)
      .where(ne(articles.cleaner, CLEANER_VERSION))
      .orderBy(articles.id)
      .limit(BATCH)
    for (const { id, rawBody } of rows) {
      const outcome = await recleanOne(db, parser, id, rawBody)
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
  id: number,
  rawBody: string,
): Promise<'cleaned' | 'kept' | 'stopped'> {
  const raw = Raw.safeParse(asJson(rawBody))
  const answer = raw.success ? await parser.clean([raw.data]) : null
  if (answer?.ok === false && answer.reason === 'parser-failed') return 'stopped'
  const [clean] = answer?.ok ? answer.value : []
  const version = { cleaner: CLEANER_VERSION }
  if (!clean) {
    await db.update(articles).set(version).where(eq(articles.id, id))
    return 'kept'
  }
  const { body, excerpt, standfirst, words, cut, handling, contentHash } = clean
  await db
    .update(articles)
    .set({ body, excerpt, standfirst, words, cut, handling, contentHash, ...version })
    .where(eq(articles.id, id))
  return 'cleaned'
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
