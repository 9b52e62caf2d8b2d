import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { z } from 'zod'
import * as schema from '#drizzle/schema/index.ts'
import { exchange, openMemoryCluster } from '#lib/db/cluster.ts'
import { wirePool } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { openServer } from '#lib/db/server.ts'

let opened: Promise<Db> | undefined

/**
 * An empty paper on a real database, booted once a run, every table emptied at each call: the embedded one in
 * memory, or, with TEST_DATABASE_URL, a new database on that PostgreSQL server.
 */
export async function testDb(): Promise<Db> {
  opened ??= newTestDb().then(({ db }) => db)
  const db = await opened
  const tables = await rows(
    db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    z.object({ name: z.string() }),
  )
  const names = tables.map(({ name }) => name).join(', ')
  if (names) await db.execute(sql.raw(`truncate ${names} restart identity cascade`))
  return db
}

/** A paper of a test's own, for tests that carry one into another or change the schema; `null` is the embedded database. */
export async function newTestDb(
  url: string | null = process.env.TEST_DATABASE_URL ?? null,
  upgrade = (db: Db) => migrate(db, async () => {}),
): Promise<{ db: Db; close(): Promise<void> }> {
  const pool = url ? openServer(await newDatabase(url)) : await memoryPool()
  const db: Db = drizzle(pool, { schema, casing: 'snake_case' })
  await upgrade(db)
  return { db, close: () => pool.end() }
}

async function memoryPool(): Promise<Pool> {
  const pg = await openMemoryCluster()
  return wirePool((messages, answer) => exchange(pg, messages, answer))
}

/** Makes a database of this run's own, and drops those that earlier runs have left. */
async function newDatabase(url: string): Promise<string> {
  const admin = new Pool({ connectionString: url, max: 1 })
  const left = await admin.query(
    `select quote_ident(datname) as name from pg_database d where datname like 'broadsheet_test_%'
     and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
  )
  for (const { name } of z.array(z.object({ name: z.string() })).parse(left.rows)) {
    // Not one of a run that goes on and only rests; and another run may be quicker.
    if (isAlive(Number(name.split('_')[2]))) continue
    await admin.query(`drop database if exists ${name}`).catch(() => {})
  }
  const name = `broadsheet_test_${process.pid}_${randomUUID().slice(0, 8)}`
  await admin.query(`create database ${name}`)
  await admin.end()
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
