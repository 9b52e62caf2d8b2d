import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import * as schema from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

let opened: Promise<Db> | undefined

/** An empty paper on a real database: booted once a run, every table emptied at each call. */
export async function testDb(): Promise<Db> {
  opened ??= open()
  const db = await opened
  const tables = await db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)
  const names = (tables as unknown as { rows: { tablename: string }[] }).rows.map((row) => `"${row.tablename}"`)
  if (names.length) await db.execute(sql.raw(`truncate ${names.join(', ')} restart identity cascade`))
  return db
}

async function open(): Promise<Db> {
  const db = drizzle(new PGlite(), { schema, casing: 'snake_case' })
  await migrate(db, { migrationsFolder: new URL('../../drizzle/migrations', import.meta.url).pathname })
  return db
}
