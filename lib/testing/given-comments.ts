import { comments } from '#drizzle/schema/index.ts'
import { bodyHash } from '#lib/comments/text.ts'
import type { Db } from '#lib/db/model.ts'
import { givenArticle, givenSource } from './given.ts'

type CommentFields = Partial<(typeof comments)['$inferInsert']> & { personId: number | null }

/** A comment of August 10, 2025 at 10:00 in Munich, shown, a root under an article of its own, unless told. */
export async function givenComment(db: Db, fields: CommentFields) {
  const createdAt = fields.createdAt ?? new Date('2025-08-10T08:00:00Z')
  const body = fields.body ?? 'A word about it.'
  const state = fields.state ?? 'shown'
  const articleId = fields.articleId ?? (await givenArticle(db, { sourceId: (await givenSource(db)).id })).id
  const [row] = await db
    .insert(comments)
    .values({
      depth: 0,
      bodyHash: bodyHash(body),
      shownAt: state === 'shown' ? createdAt : null,
      ...fields,
      ...{ articleId, createdAt, body, state },
    })
    .returning()
  if (!row) throw new Error('the insert returned no row')
  return row
}

/** An answer to a comment, under the same article. */
export const givenReply = (
  db: Db,
  to: { id: number; rootId: number | null; depth: number; articleId: number },
  fields: CommentFields,
) =>
  givenComment(db, {
    ...fields,
    articleId: to.articleId,
    parentId: to.id,
    rootId: to.rootId ?? to.id,
    depth: to.depth + 1,
  })
