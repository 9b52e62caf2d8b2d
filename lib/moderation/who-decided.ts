import { eq, sql } from 'drizzle-orm'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { standingVerdicts } from './lessons.ts'
import type { ModerationAct } from './model.ts'

/** Who decided last about a comment, and what: for whoever comes second. Null where nobody has, or they have left. */
export async function whoDecided(db: Db, commentId: number): Promise<{ name: string; act: ModerationAct } | null> {
  const verdict = (await standingVerdicts(db, [commentId])).get(commentId)
  if (!verdict || verdict.moderatorId === null) return null
  const [person] = await db
    .select({ name: sql<string>`coalesce(${people.name}, ${people.handle})` })
    .from(people)
    .where(eq(people.id, verdict.moderatorId))
  return person ? { name: person.name, act: verdict.act } : null
}
