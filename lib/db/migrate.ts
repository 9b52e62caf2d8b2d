import { sql } from 'drizzle-orm'
import { store as words } from '#lib/messages/en/store.ts'
import { knownMigrations, schemaNumber, takeSteps } from './migrations.ts'
import type { Db } from './model.ts'
import { StoreError } from './store-error.ts'

/** Any number, as long as every Broadsheet takes the same. */
const LOCK = 7_268_051

/**
 * Brings the schema up to date, forward only and in one transaction. Two programs that start at once on one
 * server take turns. `before` is called with the old schema's number if there is something to change and
 * something that could be lost.
 *
 * @throws StoreError if the schema is newer than this program
 */
export async function migrate(db: Db, before: (number: number) => Promise<void>, folder?: string): Promise<void> {
  const known = knownMigrations(folder)
  const newest = known.at(-1)?.folderMillis ?? 0
  const found = await schemaNumber(db)
  if (found > newest) throw new StoreError(words.newerSchema)
  if (found === newest) return
  if (found > 0) await before(found)
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    const now = await schemaNumber(tx)
    await takeSteps(
      tx,
      known.filter((step) => step.folderMillis > now),
    )
  })
}
