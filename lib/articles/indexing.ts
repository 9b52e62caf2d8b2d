import { and, isNull, lte, ne, type SQL } from 'drizzle-orm'
import { articles, sources } from '#drizzle/schema/index.ts'
import type { ReuseRight } from '#lib/sources/model.ts'

/**
 * Whether search engines may keep an article's page: others' full text is theirs to be found by, an excerpt may be found
 * here (rules §5).
 *
 * @param whole everybody reads the whole text there
 */
export const mayBeIndexed = ({ whole }: { whole: boolean }): boolean => !whole

/** Nobody else than a reader who is signed in reads the whole where the right is not `full`. */
export const isWholeForAll = (reuse: ReuseRight): boolean => reuse === 'full'

/** The articles whose pages may be kept by search engines, of a select over articles joined with sources. */
export const indexable = (now: Date): SQL | undefined =>
  and(
    ne(sources.reuse, 'full'),
    ne(sources.state, 'removed'),
    isNull(articles.removedAt),
    lte(articles.publishedAt, now),
  )
