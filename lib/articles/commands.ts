import { eq, inArray, sql } from 'drizzle-orm'
import { articleAliases, articles, articleVersions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { linkPictures } from './article-pictures.ts'
import type { Alias } from './identity.ts'

export type NewRow = typeof articles.$inferInsert

/** What a read of a feed makes of the entries: the store changes by this and nothing else. */
export type Harvest = {
  sourceId: number
  /** Oldest first, so that among equal dates the newest has the highest id. */
  added: { row: NewRow; aliases: Alias[]; wantsPage: boolean }[]
  /** `versioned`: the text or the headline is another, so the old one is kept as a version. `wantsPage`: the feed gives too little. */
  changed: { id: number; versioned: boolean; row: Partial<ChangedRow>; wantsPage: boolean }[]
  /** Further names of articles that were known. */
  aliases: (Alias & { articleId: number })[]
}

/** What a change may touch: never the address, the dates, the source or the section. */
export type ChangedRow = Pick<
  NewRow,
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'link'
  | 'body'
  | 'rawBody'
  | 'cleaner'
  | 'excerpt'
  | 'words'
  | 'cut'
  | 'picture'
  | 'licence'
  | 'handling'
  | 'contentHash'
  | 'titleTerms'
>

/**
 * Stores a whole feed's harvest: a statement for each hundred new articles, one for all names, one for all old versions,
 * and one for each changed article. To be called within a transaction.
 *
 * @returns the ids of the new articles, in the order given
 */
export async function storeArticles(db: Db, harvest: Harvest, now: Date): Promise<number[]> {
  const { sourceId, added, changed } = harvest
  const versioned = changed.filter((change) => change.versioned).map((change) => change.id)
  if (versioned.length) await keepVersions(db, versioned, now)
  for (const { id, row, versioned: textChanged } of changed) {
    await db
      .update(articles)
      .set(textChanged ? { ...row, changedAt: now } : row)
      .where(eq(articles.id, id))
  }
  const ids: number[] = []
  for (const batch of batches(added, ROWS)) {
    // PostgreSQL answers RETURNING of a VALUES list in the order of the list.
    const rows = await db
      .insert(articles)
      .values(batch.map(({ row }) => row))
      .returning({ id: articles.id })
    ids.push(...rows.map(({ id }) => id))
  }
  await linkPictures(
    db,
    [...ids.map((id, index) => ({ id, row: added[index]?.row })), ...changed].flatMap(({ id, row }) =>
      row?.body ? [{ id, body: row.body, picture: row.picture ?? null }] : [],
    ),
    now,
  )
  const names = [
    ...harvest.aliases.map((alias) => ({ ...alias, sourceId })),
    ...ids.flatMap((articleId, index) =>
      (added[index]?.aliases ?? []).map((alias) => ({ ...alias, sourceId, articleId })),
    ),
  ]
  for (const batch of batches(names, ROWS * 10)) await db.insert(articleAliases).values(batch).onConflictDoNothing()
  return ids
}

/** A statement has at most 65,535 parameters, and a long one keeps readers waiting. */
const ROWS = 100

function batches<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

/** The present texts become versions, numbered from 1. */
async function keepVersions(db: Db, ids: number[], now: Date): Promise<void> {
  const next = sql<number>`1 + (select count(*) from ${articleVersions} v where v.article_id = ${articles.id})::int`
  await db.insert(articleVersions).select(
    db
      .select({
        articleId: articles.id,
        number: next.as('number'),
        headline: articles.headline,
        standfirst: articles.standfirst,
        body: articles.body,
        contentHash: articles.contentHash,
        replacedAt: sql<Date>`${now.toISOString()}::timestamptz`.as('replaced_at'),
      })
      .from(articles)
      .where(inArray(articles.id, ids)),
  )
}

/** Deletes an article for readers; its row and names stay, so that the feed cannot bring it back. */
export async function removeArticle(db: Db, id: number, now: Date): Promise<boolean> {
  const rows = await db
    .update(articles)
    .set({ removedAt: now })
    .where(eq(articles.id, id))
    .returning({ id: articles.id })
  return rows.length > 0
}
