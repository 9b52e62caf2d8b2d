import { and, eq, exists, inArray, isNotNull, isNull, lt, lte, not, or, sql } from 'drizzle-orm'
import {
  articleLabels,
  articlePages,
  articlePictures,
  articleSearch,
  articles,
  articleTerms,
  articleVersions,
  comments,
  editions,
  picks,
  saves,
  sources,
} from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { UNDO_DAYS } from '#lib/sources/model.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** So many in one transaction: a page is never kept waiting by it. */
const BATCH = 200

/**
 * Takes the texts of articles that came in longer ago than their source keeps them, and of those whose source was removed 30
 * days ago or more. Their rows and names stay as tombstones, so that no feed brings them back. What somebody has saved or
 * answered, what the desk has picked and what an edition shows stays whole.
 *
 * @param signal ends it after the batch under way
 * @returns how many went
 */
export async function retireArticles(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const undoable = new Date(now.getTime() - UNDO_DAYS * DAY_MS)
  const outworn = await db
    .select({ id: sources.id, slug: sources.slug, state: sources.state, keepDays: sources.keepDays })
    .from(sources)
    .where(
      and(
        eq(sources.sample, false),
        or(isNotNull(sources.keepDays), and(eq(sources.state, 'removed'), lte(sources.removedAt, undoable))),
      ),
    )
  let all = 0
  for (const { id, slug, state, keepDays } of outworn) {
    // A removed source has its grace first: it must come back whole.
    const gone = state === 'removed'
    if (gone && !(await isOutOfGrace(db, id, undoable))) continue
    const before = gone ? now : new Date(now.getTime() - (keepDays ?? 0) * DAY_MS)
    let ofSource = 0
    for (let last = BATCH; last === BATCH && !signal?.aborted; ofSource += last) {
      last = await retireBatch(db, id, before, now)
    }
    if (ofSource) log('info', 'articles-retired', { source: slug, articles: ofSource, why: gone ? 'removed' : 'kept' })
    all += ofSource
  }
  return all
}

async function isOutOfGrace(db: Db, id: number, undoable: Date): Promise<boolean> {
  const still = and(eq(sources.id, id), eq(sources.state, 'removed'), lte(sources.removedAt, undoable))
  return (await db.$count(sources, still)) > 0
}

function retireBatch(db: Db, sourceId: number, before: Date, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: articles.id })
      .from(articles)
      .where(
        and(
          eq(articles.sourceId, sourceId),
          isNull(articles.removedAt),
          // None is published after it was seen: the index of the source's articles leads to them.
          lt(articles.publishedAt, before),
          lt(articles.firstSeenAt, before),
          ...wanted(tx).map(not),
        ),
      )
      .limit(BATCH)
      .for('update')
    const ids = rows.map(({ id }) => id)
    if (!ids.length) return 0
    const emptied = { body: [], rawBody: '', excerpt: '', standfirst: null, byline: null, picture: null, words: 0 }
    await tx
      .update(articles)
      .set({ ...emptied, titleTerms: [], removedAt: now })
      .where(inArray(articles.id, ids))
    for (const table of [articleVersions, articleTerms, articleSearch, articlePages, articlePictures, articleLabels]) {
      await tx.delete(table).where(inArray(table.articleId, ids))
    }
    return ids.length
  })
}

/** Why an article stays, whatever its age. */
function wanted(db: Db) {
  const own = (table: typeof saves | typeof comments | typeof picks) =>
    exists(db.select({ one: sql`1` }).from(table).where(eq(table.articleId, articles.id)))
  // What a front may show reaches a week back.
  const printed = sql`${articles.publishedAt} between ${editions.at} - interval '7 days' and ${editions.at}`
  return [
    own(saves),
    own(comments),
    own(picks),
    exists(
      db
        .select({ one: sql`1` })
        .from(editions)
        .where(and(eq(editions.sample, false), printed)),
    ),
  ]
}
