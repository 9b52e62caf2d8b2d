import { and, eq, ne, sql } from 'drizzle-orm'
import { articleLabels, articlePictures, articles, articleTerms } from '#drizzle/schema/index.ts'
import type { StoredPicture } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import { keyOf } from '#lib/pictures/model.ts'

type Article = typeof articles.$inferSelect

/** Before this no news stood on the web: a date of then is a clock that was never set. */
const FIRST_YEAR = 1990
/** A picture that stands for so many other stories of its source is the site's own card, and of none of them. */
const SITES_OWN = 2

/**
 * When the article was published, as its page says, where the feed gave no date that could be read: until then it is the
 * instant at which it was first seen. All that is ordered by it follows; the row of the search is for the caller.
 *
 * @param said ISO instant, or null
 * @returns the instant that holds now
 */
export async function applyPageDate(db: Db, article: Article, said: string | null): Promise<Date> {
  const { id, publishedAt, firstSeenAt } = article
  const at = said === null ? null : new Date(said)
  // One that the page sets after we have seen it is no date of its publication.
  if (at === null || !isUndated(article) || at >= firstSeenAt || at.getUTCFullYear() < FIRST_YEAR) return publishedAt
  await db.update(articles).set({ publishedAt: at }).where(eq(articles.id, id))
  await db.update(articleLabels).set({ publishedAt: at }).where(eq(articleLabels.articleId, id))
  await db.update(articleTerms).set({ publishedAt: at }).where(eq(articleTerms.articleId, id))
  return at
}

/** A date that lay in the future was one, and is kept as it was claimed. */
const isUndated = ({ publishedAt, firstSeenAt, claimedDate }: Article): boolean =>
  publishedAt.getTime() === firstSeenAt.getTime() && (claimedDate === null || Number.isNaN(Date.parse(claimedDate)))

/** The picture that a page gives for previews, unless it is the same for all pages of the site. */
export async function ofThisStory(
  db: Db,
  { id, sourceId }: Article,
  picture: StoredPicture | null,
): Promise<StoredPicture | null> {
  if (picture?.from !== 'page') return picture
  const others = db
    .select({ id: articlePictures.articleId })
    .from(articlePictures)
    .innerJoin(articles, eq(articles.id, articlePictures.articleId))
    .where(
      and(
        eq(articlePictures.key, keyOf(picture.src)),
        eq(articlePictures.place, 0),
        ne(articlePictures.articleId, id),
        eq(articles.sourceId, sourceId),
        // What only the links of earlier texts remember does not count.
        sql`${articles.picture}->>'src' = ${picture.src}`,
      ),
    )
    .limit(SITES_OWN)
  return (await others).length < SITES_OWN ? picture : null
}
