import { isNotNull, sql } from 'drizzle-orm'
import { mails } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** How the paper's mail does: what waits after a failed try, and what was given up in the last week. */
export async function mailState(
  db: Db,
): Promise<{ waiting: number; givenUp: number; waitingProblem: string | null; givenUpProblem: string | null }> {
  const waits = sql`${mails.givenUpAt} is null`
  const [row] = await db
    .select({
      waiting: sql<number>`(count(*) filter (where ${waits}))::int`,
      givenUp: sql<number>`(count(*) filter (where not ${waits}))::int`,
      waitingProblem: sql<string | null>`max(${mails.problem}) filter (where ${waits})`,
      givenUpProblem: sql<string | null>`max(${mails.problem}) filter (where not ${waits})`,
    })
    .from(mails)
    .where(isNotNull(mails.problem))
  return row ?? { waiting: 0, givenUp: 0, waitingProblem: null, givenUpProblem: null }
}
