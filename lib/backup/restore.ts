import { is, sql } from 'drizzle-orm'
import { getTableConfig, isPgEnum, PgTable } from 'drizzle-orm/pg-core'
import * as schema from '#drizzle/schema/index.ts'
import { knownMigrations, takeSteps } from '#lib/db/migrations.ts'
import type { Db } from '#lib/db/model.ts'
import { StoreError } from '#lib/db/store-error.ts'
import { store as words } from '#lib/messages/en/store.ts'
import type { TableHead } from './model.ts'
import { checkBackup, readBackup } from './read-backup.ts'
import { type Table, tablesOf } from './tables.ts'

const BATCH = 200

/**
 * Puts a backup in place of everything that the store holds, in one transaction: the schema as it was then,
 * its rows, and the steps since. Whatever goes wrong leaves the store as it was.
 *
 * @throws StoreError if the file is missing, no backup, damaged, or from a newer program
 */
export async function restore(db: Db, file: string, steps = knownMigrations()): Promise<{ rows: number }> {
  const head = await checkBackup(file)
  if (!steps.some((step) => step.folderMillis === head.schema)) throw new StoreError(words.newerBackup(file))
  return await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    await clear(tx)
    await takeSteps(
      tx,
      steps.filter((step) => step.folderMillis <= head.schema),
    )
    const rowCount = await fill(tx, file)
    await takeSteps(
      tx,
      steps.filter((step) => step.folderMillis > head.schema),
    )
    return { rows: rowCount }
  })
}

/** Drops what this program's schema names, and nothing else that may live in the same database. */
async function clear(tx: Db): Promise<void> {
  for (const thing of Object.values(schema)) {
    if (is(thing, PgTable))
      await tx.execute(sql`drop table if exists ${sql.identifier(getTableConfig(thing).name)} cascade`)
  }
  for (const thing of Object.values(schema)) {
    if (isPgEnum(thing)) await tx.execute(sql`drop type if exists ${sql.identifier(thing.enumName)}`)
  }
  await tx.execute(sql`drop table if exists drizzle.__drizzle_migrations`)
}

async function fill(tx: Db, file: string): Promise<number> {
  const tables = await tablesOf(tx)
  let rowCount = 0
  let into: { table: Table; head: TableHead } | undefined
  let batch: (string | null)[][] = []
  const flush = async () => {
    if (into && batch.length) await insert(tx, into.table, into.head.columns, batch)
    rowCount += batch.length
    batch = []
  }
  for await (const part of readBackup(file)) {
    if ('row' in part) {
      batch.push(part.row)
      if (batch.length === BATCH) await flush()
      continue
    }
    await flush()
    const table = tables.find(({ name }) => name === part.table.table)
    if (!table) throw new StoreError(words.damagedBackup(file))
    into = { table, head: part.table }
    await setSequences(tx, table, part.table)
  }
  await flush()
  return rowCount
}

async function insert(tx: Db, table: Table, columns: string[], batch: (string | null)[][]): Promise<void> {
  const names = columns.map((column) => sql.identifier(column))
  const values = columns.map((column, place) => {
    const type = table.columns.find((known) => known.column === column)?.type
    if (!type) throw new Error(`the backup has a column ${table.name}.${column} that its schema has not`)
    return { type, texts: batch.map((row) => row[place] ?? null) }
  })
  const casts = values.map(({ type }, place) => sql.raw(`c${place}::${type}`))
  const aliases = values.map((_, place) => sql.raw(`c${place}`))
  const parameters = values.map(({ texts }) => sql`${sql.param(texts)}::text[]`)
  await tx.execute(
    sql`insert into ${sql.identifier(table.name)} (${sql.join(names, sql`, `)}) overriding system value
        select ${sql.join(casts, sql`, `)}
        from unnest(${sql.join(parameters, sql`, `)}) as batch (${sql.join(aliases, sql`, `)})`,
  )
}

async function setSequences(tx: Db, table: Table, head: TableHead): Promise<void> {
  for (const { column, last } of head.sequences) {
    const sequence = table.columns.find((known) => known.column === column)?.sequence
    if (sequence) await tx.execute(sql`select setval(${sequence}::regclass, ${last}::bigint)`)
  }
}
