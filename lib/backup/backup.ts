import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { schemaNumber } from '#lib/db/migrations.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { StoreError } from '#lib/db/store-error.ts'
import { store as words } from '#lib/messages/en/store.ts'
import { BACKUP_VERSION, type BackupHead, type TableHead } from './model.ts'
import { type Table, tablesOf } from './tables.ts'

/** Rows that are in memory at a time; an article weighs some 20 kB. */
const BATCH = 200

/**
 * Writes everything that the paper has stored, as of one instant, while it runs. The file appears under its
 * name only when it is whole and on the disk. On the embedded database other queries wait meanwhile (its one
 * connection reads), on a server they do not.
 *
 * @throws StoreError if the file cannot be written
 */
export async function backup(db: Db, file: string): Promise<{ rows: number }> {
  const unfinished = `${file}.unfinished`
  try {
    await mkdir(dirname(file), { recursive: true })
    // What a broken-off backup left, or somebody put there to have it written with rights of their own.
    await rm(unfinished, { force: true })
    const counted = await db.transaction(
      async (tx) => {
        await tx.execute(sql`set local statement_timeout = 0`)
        await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
        const written = { rows: 0 }
        await pipeline(
          Readable.from(lines(tx, written)),
          createGzip({ level: 4 }),
          // Backups hold what readers keep private.
          createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
        )
        return written
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    )
    await rename(unfinished, file)
    return counted
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    if (isFileError(error)) throw new StoreError(words.unwritableBackup(file), { cause: error })
    throw error
  }
}

async function* lines(tx: Db, written: { rows: number }): AsyncGenerator<string> {
  const sum = createHash('sha256')
  const summed = (text: string) => {
    sum.update(text)
    return text
  }
  const head: BackupHead = {
    format: 'broadsheet-backup',
    version: BACKUP_VERSION,
    schema: await schemaNumber(tx),
    at: new Date().toISOString(),
  }
  yield summed(`${JSON.stringify(head)}\n`)
  for (const table of await tablesOf(tx)) {
    yield summed(`${JSON.stringify(await headOf(tx, table))}\n`)
    for await (const batch of linesOf(tx, table)) {
      written.rows += batch.length
      yield summed(`${batch.join('\n')}\n`)
    }
  }
  yield `${JSON.stringify({ end: true, rows: written.rows, sha256: sum.digest('hex') })}\n`
}

async function headOf(tx: Db, table: Table): Promise<TableHead> {
  const sequences: TableHead['sequences'] = []
  for (const { column, sequence } of table.columns) {
    if (!sequence) continue
    const [state] = await rows(
      tx,
      sql`select last_value::text as last from ${sql.raw(sequence)} where is_called`,
      z.object({ last: z.string() }),
    )
    if (state) sequences.push({ column, last: state.last })
  }
  return { table: table.name, columns: table.columns.map(({ column }) => column), sequences }
}

async function* linesOf(tx: Db, table: Table): AsyncGenerator<string[]> {
  const texts = sql.join(
    table.columns.map(({ column }) => sql`${sql.identifier(column)}::text`),
    sql`, `,
  )
  await tx.execute(
    sql`declare backup no scroll cursor for select to_json(array[${texts}])::text as line from ${sql.identifier(table.name)}`,
  )
  for (;;) {
    const batch = await rows(tx, sql.raw(`fetch ${BATCH} from backup`), z.object({ line: z.string() }))
    if (batch.length) yield batch.map(({ line }) => line)
    if (batch.length < BATCH) break
  }
  await tx.execute(sql`close backup`)
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
