import { and, eq, inArray, sql } from 'drizzle-orm'
import { articleAliases, articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Alias, Known } from './identity.ts'

/** A stored article as a feed's entries are held against it. */
export type KnownArticle = Known & {
  id: number
  /** Deleted: the tombstone keeps it from coming back. */
  removed: boolean
  headline: string
  contentHash: string
  /** MD5 of what the feed gave, in hex, so that an entry that has not changed need not be cleaned again. */
  rawHash: string
  /** Its text is that of its page: what the feed gives now does not replace it. */
  fromPage: boolean
  publishedAt: Date
  /** What its labels were made from; null for one that has none yet. */
  labelledFrom: string | null
}

/** The articles of a source that any of the names leads to, with all their names. At most two statements. */
export async function findKnown(db: Db, sourceId: number, aliases: readonly Alias[]): Promise<KnownArticle[]> {
  const values = [...new Set(aliases.map(({ value }) => value))]
  if (!values.length) return []
  const named = db
    .select({ id: articleAliases.articleId })
    .from(articleAliases)
    .where(and(eq(articleAliases.sourceId, sourceId), sql`${articleAliases.value} = any(${sql.param(values)}::text[])`))
  const facts = await db
    .select({
      id: articles.id,
      link: articles.link,
      headline: articles.headline,
      contentHash: articles.contentHash,
      rawHash: sql<string>`md5(${articles.rawBody})`,
      fromPage: sql<boolean>`${articles.handling} ->> 'from' = 'page'`,
      publishedAt: articles.publishedAt,
      labelledFrom: articles.labelledFrom,
      removedAt: articles.removedAt,
    })
    .from(articles)
    .where(inArray(articles.id, named))
  if (!facts.length) return []
  const names = await db
    .select({ articleId: articleAliases.articleId, kind: articleAliases.kind, value: articleAliases.value })
    .from(articleAliases)
    .where(
      inArray(
        articleAliases.articleId,
        facts.map(({ id }) => id),
      ),
    )
  const byArticle = Map.groupBy(names, ({ articleId }) => articleId)
  return facts.map(({ removedAt, ...fact }) => ({
    ...fact,
    title: fact.headline,
    removed: removedAt !== null,
    aliases: (byArticle.get(fact.id) ?? []).map(({ kind, value }) => ({ kind, value })),
  }))
}
