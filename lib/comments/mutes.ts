import { and, asc, eq, isNull } from 'drizzle-orm'
import { mutes, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** Whom somebody has muted, the first one first, without those who have left. */
export async function listMutes(
  db: Db,
  personId: number,
): Promise<{ id: number; handle: string; name: string | null }[]> {
  const { id, handle, name } = people
  return db
    .select({ id, handle, name })
    .from(mutes)
    .innerJoin(people, eq(id, mutes.mutedId))
    .where(and(eq(mutes.personId, personId), isNull(people.goneAt)))
    .orderBy(asc(mutes.at), asc(id))
}
