import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { articleLabels, articles, articleWords, labels } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { quoted } from './document.ts'
import { tokensOf } from './fold.ts'

const BATCH = 200
/** Between two parts of what announces a story: no phrase begins in one and ends in the other. */
const GAP = 20
/** Words that are kept of one story. */
const MOST = 400

/** Words and their places as a `tsvector`, each as it is, without case and accents. */
export function wordsDoc(parts: readonly string[]): string {
  const places = new Map<string, number[]>()
  let at = 0
  for (const part of parts) {
    for (const { forms } of tokensOf(part, 'other')) {
      at += 1
      if (at > MOST) break
      for (const form of forms) places.set(form, [...(places.get(form) ?? []), at])
    }
    at += GAP
  }
  return [...places].map(([word, found]) => `${quoted(word)}:${found.join(',')}`).join(' ')
}

/** Stores the words that stories are announced by: headline, standfirst, topics. To be called within a transaction. */
export async function keepWords(db: Db, ids: readonly number[]): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH)
    const found = await db
      .select({ id: articles.id, headline: articles.headline, standfirst: articles.standfirst })
      .from(articles)
      .where(and(inArray(articles.id, batch), isNull(articles.removedAt)))
      // Whoever changes them meanwhile waits, and then takes the new row away.
      .for('share')
    const topics = await db
      .select({ id: articleLabels.articleId, name: labels.name })
      .from(articleLabels)
      .innerJoin(labels, eq(labels.id, articleLabels.labelId))
      .where(and(inArray(articleLabels.articleId, batch), eq(labels.kind, 'topic')))
    const rows = found.map(({ id, headline, standfirst }) => {
      const named = topics.filter((topic) => topic.id === id).map(({ name }) => name)
      return { articleId: id, doc: wordsDoc([headline, standfirst ?? '', ...named]) }
    })
    if (!rows.length) continue
    await db
      .insert(articleWords)
      .values(rows)
      .onConflictDoUpdate({ target: articleWords.articleId, set: { doc: sql`excluded.doc` } })
  }
}

/**
 * Stores the words of stories that have none yet, as `fillSearch` does: newest first, each batch in a transaction of its own.
 *
 * @returns how many
 */
export async function fillWords(db: Db, signal?: AbortSignal): Promise<number> {
  let made = 0
  for (;;) {
    const missing = await db
      .select({ id: articles.id })
      .from(articles)
      .leftJoin(articleWords, eq(articleWords.articleId, articles.id))
      .where(and(isNull(articles.removedAt), isNull(articleWords.articleId)))
      .orderBy(sql`${articles.id} desc`)
      .limit(10 * BATCH)
    for (let start = 0; start < missing.length; start += BATCH) {
      if (signal?.aborted) return made
      const ids = missing.slice(start, start + BATCH).map(({ id }) => id)
      await db.transaction((tx) => keepWords(tx, ids))
      made += ids.length
    }
    if (missing.length < 10 * BATCH) return made
  }
}
