import { and, eq, isNull } from 'drizzle-orm'
import { moderationEvents, people } from '#drizzle/schema/index.ts'
import type { Role } from '#lib/accounts/model.ts'
import { setRole } from '#lib/accounts/roles.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'

/** Gives somebody a role, and says so in the log. Their sessions end with it. */
export async function giveRole(
  db: Db,
  { personId, role, ownerId }: { personId: number; role: Role; ownerId: number },
  now: Date,
): Promise<Result<null, 'unknown' | 'last-owner'>> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({ handle: people.handle, role: people.role })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.goneAt), eq(people.sample, false)))
    if (!person) return refused('unknown')
    const given = await setRole(tx, person.handle, role)
    if (!given.ok) return given
    const before = { role: person.role, to: role }
    await tx.insert(moderationEvents).values({ at: now, act: 'role-changed', personId, moderatorId: ownerId, before })
    return done(null)
  })
}
