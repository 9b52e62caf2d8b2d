import { and, asc, eq, gt, inArray, isNull, ne } from 'drizzle-orm'
import { articles, comments } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { findable, seenComments } from './seen.ts'
import { threadOf } from './thread-articles.ts'
import type { CommentView } from './views.ts'
import { viewsOf } from './views-of.ts'

/** One comment as a reader may see it, and the article that it stands under; null for all others. */
export async function readComment(
  db: Db,
  id: number,
  reader: Reader | null,
  now: Date,
): Promise<{ comment: CommentView; article: { id: number; slug: string; headline: string } } | null> {
  const [found] = await seenComments(db, reader).where(and(eq(comments.id, id), findable(reader)))
  if (!found) return null
  const [article] = await db
    .select({ id: articles.id, slug: articles.slug, headline: articles.headline })
    .from(articles)
    .where(and(eq(articles.id, found.comment.articleId), isNull(articles.removedAt)))
  const [comment] = await viewsOf(db, [found], reader, now)
  return article && comment ? { comment, article } : null
}

const NEWS = 100

/** What became visible in a thread since an instant that an earlier answer gave: ids only, oldest first, others' alone. */
export async function readSince(
  db: Db,
  articleId: number,
  since: Date,
  reader: Reader | null,
): Promise<{ latest: string; comments: { id: number }[] } | null> {
  const thread = await threadOf(db, articleId)
  if (!thread) return null
  const found = await db
    .select({ id: comments.id, shownAt: comments.shownAt })
    .from(comments)
    .where(
      and(
        inArray(comments.articleId, thread.articleIds),
        eq(comments.state, 'shown'),
        gt(comments.shownAt, since),
        reader ? ne(comments.personId, reader.id) : undefined,
      ),
    )
    .orderBy(asc(comments.shownAt), asc(comments.id))
    .limit(NEWS)
  const latest = found.at(-1)?.shownAt ?? since
  return { latest: latest.toISOString(), comments: found.map(({ id }) => ({ id })) }
}
