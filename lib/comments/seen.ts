import { eq, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { agrees, comments, people } from '#drizzle/schema/index.ts'
import { hasRole, type Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'

/**
 * What a reader may find in a thread: what is shown, the place of what is not but was answered, their own, and for
 * moderators all of it but for what its author has deleted.
 */
export function findable(reader: Reader | null): SQL | undefined {
  if (hasRole(reader, 'moderator')) {
    return sql`(${comments.removedBy} is distinct from 'author' or ${comments.replies} > 0)`
  }
  const forAll = sql`(${comments.state} = 'shown' or ${comments.replies} > 0)`
  if (!reader) return forAll
  const own = sql`(${comments.personId} = ${reader.id} and (${comments.state} <> 'removed' or ${comments.removedBy} = 'moderator'))`
  return or(forAll, own)
}

const answered = alias(comments, 'answered')
const answeredBy = alias(people, 'answered_by')

/** The rows that views are made of, for one reader. */
export function seenComments(db: Db, reader: Reader | null) {
  const readerId = reader?.id ?? null
  return db
    .select({
      comment: comments,
      author: { id: people.id, name: people.name, handle: people.handle, role: people.role, sample: people.sample },
      answersId: answered.id,
      answersName: sql<string | null>`coalesce(${answeredBy.name}, ${answeredBy.handle})`,
      answersShown: sql<boolean>`coalesce(${answered.state} = 'shown', false)`,
      agreed: sql<boolean>`exists (select from ${agrees} where ${agrees.commentId} = ${comments.id} and ${agrees.personId} = ${readerId}::int)`,
    })
    .from(comments)
    .leftJoin(people, eq(people.id, comments.personId))
    .leftJoin(answered, eq(answered.id, comments.parentId))
    .leftJoin(answeredBy, eq(answeredBy.id, answered.personId))
    .$dynamic()
}

export type SeenRow = Awaited<ReturnType<typeof seenComments>>[number]
