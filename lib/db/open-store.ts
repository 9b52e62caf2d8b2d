import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import * as schema from '#drizzle/schema/index.ts'
import { backup } from '#lib/backup/backup.ts'
import { keepBeforeMigration } from '#lib/backup/keep.ts'
import { restore } from '#lib/backup/restore.ts'
import type { Config } from '#lib/config.ts'
import { store as words } from '#lib/messages/en/store.ts'
import { aloneBulletins, type Bulletins, serverBulletins } from './bulletin.ts'
import { openEmbedded } from './embedded.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import type { Db } from './model.ts'
import { openServer } from './server.ts'
import { StoreError } from './store-error.ts'

/** Below this writes are refused and polling pauses: bytes. */
export const ROOM_NEEDED = 200 * 1024 * 1024

export type StoreHealth = {
  /** The database answered within 3 s. */
  answers: boolean
  /** Bytes free on the disk of the data folder. */
  freeBytes: number
  /** There is enough room to write. */
  room: boolean
}

export type Store = {
  db: Db
  kind: 'embedded' | 'server'
  /** What the paper's processes tell each other. */
  bulletins: Bulletins
  /** Never throws. */
  health(): Promise<StoreHealth>
  backup(file: string): ReturnType<typeof backup>
  restore(file: string): ReturnType<typeof restore>
  /** Ends the connections and frees the data folder. */
  close(): Promise<void>
}

/**
 * Opens the paper's store, makes it on a first start, and brings its schema up to date. With an embedded
 * database this process owns the data folder from then on. Never called by a build.
 *
 * @param say takes plain lines of progress for the operator
 * @throws StoreError with one sentence: folder taken or unwritable, disk full, server unreachable, newer schema
 */
export async function openStore(config: Config, say: (line: string) => void = () => {}): Promise<Store> {
  if (process.env.NEXT_PHASE === 'phase-production-build') throw new Error('a build opens no store')
  const { kind, pool, close } = config.databaseUrl
    ? await onServer(config.databaseUrl)
    : await onFolder(config.dataDir, say)
  const db: Db = drizzle(pool, { schema, casing: 'snake_case' })
  try {
    await migrate(db, async (number) => {
      say(words.migrating)
      say(words.keptBackup(await keepBeforeMigration(db, config.dataDir, number)))
    })
  } catch (error) {
    await close()
    throw error
  }
  return {
    db,
    kind,
    bulletins: config.databaseUrl ? serverBulletins(pool, config.databaseUrl) : aloneBulletins,
    close,
    health: () => health(pool, config.dataDir),
    backup: (file) => backup(db, file),
    restore: (file) => restore(db, file),
  }
}

type Opened = { kind: Store['kind']; pool: Pool; close(): Promise<void> }

async function onFolder(dataDir: string, say: (line: string) => void): Promise<Opened> {
  const lock = lockFolder(dataDir)
  const folder = join(dataDir, 'database')
  try {
    if (!existsSync(folder)) {
      if ((await freeBytes(dataDir)) < ROOM_NEEDED) throw new StoreError(words.diskFull(dataDir))
      say(words.creating)
    }
    const { pool, close } = await openEmbedded(folder)
    return { kind: 'embedded', pool, close: () => close().finally(() => lock.release()) }
  } catch (error) {
    lock.release()
    if (error instanceof StoreError) throw error
    throw new StoreError(words.damaged(folder), { cause: error })
  }
}

async function onServer(databaseUrl: string): Promise<Opened> {
  const pool = openServer(databaseUrl)
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const { host } = new URL(databaseUrl)
    throw new StoreError(words.unreachable(host || 'localhost', reason(error)), { cause: error })
  }
  return { kind: 'server', pool, close: () => pool.end() }
}

function reason(error: unknown): string {
  const found = error instanceof AggregateError ? error.errors[0] : error
  const text = found instanceof Error ? found.message : String(found)
  return text.split('\n')[0]?.slice(0, 200) ?? ''
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

async function health(pool: Pool, dataDir: string): Promise<StoreHealth> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 3_000, false).unref())
  const answered = pool.query('select 1').then(
    () => true,
    () => false,
  )
  const free = await freeBytes(dataDir).catch(() => 0)
  return { answers: await Promise.race([answered, late]), freeBytes: free, room: free >= ROOM_NEEDED }
}
