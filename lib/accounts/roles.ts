import { and, eq, isNull, or } from 'drizzle-orm'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { Role } from './model.ts'
import { endSessionsOf } from './sessions.ts'

/**
 * Gives somebody a role and ends their sessions, so that no page of the old one goes on (rules §9).
 *
 * @param named a handle or a confirmed mail address
 */
export async function setRole(
  db: Db,
  named: string,
  role: Role,
): Promise<Result<{ handle: string; role: Role }, 'unknown' | 'last-owner'>> {
  return db.transaction(async (tx) => {
    const wanted = named.toLowerCase()
    const [person] = await tx
      .select({ id: people.id, handle: people.handle, role: people.role })
      .from(people)
      .where(
        and(or(eq(people.handle, wanted), eq(people.email, wanted)), isNull(people.goneAt), eq(people.sample, false)),
      )
    if (!person) return refused('unknown')
    const owners = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.role, 'owner'), isNull(people.goneAt)))
      .for('update')
    if (person.role === 'owner' && role !== 'owner' && owners.length === 1) return refused('last-owner')
    await tx.update(people).set({ role }).where(eq(people.id, person.id))
    await endSessionsOf(tx, person.id)
    return done({ handle: person.handle, role })
  })
}
