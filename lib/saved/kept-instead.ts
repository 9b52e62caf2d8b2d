import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { saves } from '#drizzle/schema/index.ts'
import { readArticleAddress } from '#lib/articles/address.ts'
import type { Db } from '#lib/db/model.ts'

/**
 * What somebody has kept of an article that the paper has no more.
 *
 * @param path that leads nowhere now: `/article/the-night-bus-17`
 * @returns their own copy's address; null where they keep none, or it never was an article
 */
export async function keptInstead(
  db: Db,
  personId: number,
  path: string,
): Promise<{ href: string; headline: string } | null> {
  const [, address] = /^\/article\/([^/]+)/.exec(path) ?? []
  const articleId = address === undefined ? null : readArticleAddress(address)
  if (articleId === null) return null
  const [row] = await db
    .select({ id: saves.id, headline: saves.headline })
    .from(saves)
    .where(
      and(
        eq(saves.personId, personId),
        eq(saves.articleId, articleId),
        isNull(saves.removedAt),
        isNotNull(saves.copyId),
      ),
    )
  return row ? { href: `/saved/${row.id}`, headline: row.headline } : null
}
