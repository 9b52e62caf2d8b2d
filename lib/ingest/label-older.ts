import { eq, inArray, isNull } from 'drizzle-orm'
import { articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { listSections } from '#lib/sections/queries.ts'
import { givenLabels, storeLabels } from './given-labels.ts'

const BATCH = 200
/** For `articles.labelledFrom`: no hash of an entry, so that the entry itself is taken once it is read again. */
const FROM_ARTICLE = 'article'

/**
 * Labels what was stored before there were labels, 200 articles at a time. Of their categories only the first is kept, as the
 * kicker; the rest comes with the next read of a feed that still has the entry.
 *
 * @returns how many were labelled
 */
export async function labelOlder(db: Db, signal?: AbortSignal): Promise<number> {
  const sections = await listSections(db)
  let labelled = 0
  for (;;) {
    const found = await db
      .select({
        id: articles.id,
        kicker: articles.kicker,
        byline: articles.byline,
        publishedAt: articles.publishedAt,
        title: sources.title,
      })
      .from(articles)
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .where(isNull(articles.labelledFrom))
      .orderBy(articles.id)
      .limit(BATCH)
    if (!found.length || signal?.aborted) return labelled
    await db.transaction(async (tx) => {
      await storeLabels(
        tx,
        found.map(({ id, kicker, byline, publishedAt, title }) => {
          const says = { categories: kicker === null ? [] : [kicker], author: byline }
          return { id, publishedAt, ...givenLabels(says, { sections, source: { title } }) }
        }),
      )
      const ids = found.map(({ id }) => id)
      await tx.update(articles).set({ labelledFrom: FROM_ARTICLE }).where(inArray(articles.id, ids))
    })
    labelled += found.length
  }
}
