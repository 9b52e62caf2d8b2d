import { follows } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { MOST_FOLLOWED, type Subject } from './model.ts'
import { countFollows, findSubject, isRow } from './queries.ts'

/** Follows something; what is followed already stays as it is. */
export async function follow(
  db: Db,
  personId: number,
  subject: Subject,
  now: Date,
): Promise<Result<null, 'nothing-there' | 'too-many'>> {
  const found = await findSubject(db, subject)
  if (!found) return refused('nothing-there')
  if ((await countFollows(db, personId)) >= MOST_FOLLOWED) return refused('too-many')
  await db
    .insert(follows)
    .values({ personId, [found.column]: found.id, at: now })
    .onConflictDoNothing()
  return done(null)
}

/** Follows something no more; what is not followed is no matter. */
export async function unfollow(db: Db, personId: number, subject: Subject): Promise<void> {
  const found = await findSubject(db, subject)
  if (found) await db.delete(follows).where(isRow(personId, found))
}
