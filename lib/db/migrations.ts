import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { z } from 'zod'
import type { Db } from './model.ts'
import { count, rows } from './rows.ts'

const FOLDER = fileURLToPath(new URL('../../drizzle/migrations', import.meta.url))

/** One step of the schema; `folderMillis` is its number: it only grows. */
export type Migration = MigrationMeta

/** The steps of the schema that this program knows, in order. */
export function knownMigrations(folder = FOLDER): Migration[] {
  return readMigrationFiles({ migrationsFolder: folder })
}

/** Number of the last step that the database has taken; 0 for an empty one. */
export async function schemaNumber(db: Db): Promise<number> {
  const [table] = await rows(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
    z.object({ there: z.boolean() }),
  )
  if (!table?.there) return 0
  const [last] = await rows(
    db,
    sql`select coalesce(max(created_at), 0) as number from drizzle.__drizzle_migrations`,
    z.object({ number: count }),
  )
  return last?.number ?? 0
}

/** Takes the given steps inside the transaction `tx`, and notes each as drizzle-kit's own migrator does. */
export async function takeSteps(tx: Db, steps: Migration[]): Promise<void> {
  await tx.execute(sql`create schema if not exists drizzle`)
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
  for (const step of steps) {
    for (const statement of step.sql) await tx.execute(sql.raw(statement))
    await tx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${step.hash}, ${step.folderMillis})`,
    )
  }
}
