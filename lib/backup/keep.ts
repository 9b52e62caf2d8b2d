import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#lib/db/model.ts'
import { backup } from './backup.ts'

const KEPT = 5
const PREFIX = 'before-migration-'

/**
 * Keeps what the store holds before its schema changes from step `number`, in `DATA_DIR/backups`; the last 5
 * such backups stay. Answers the file's path.
 */
export async function keepBeforeMigration(db: Db, dataDir: string, number: number): Promise<string> {
  const folder = join(dataDir, 'backups')
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const file = join(folder, `${PREFIX}${stamp}-from-${number}.gz`)
  await backup(db, file)
  const all = (await readdir(folder)).filter((name) => name.startsWith(PREFIX) && name.endsWith('.gz')).sort()
  for (const old of all.slice(0, -KEPT)) await rm(join(folder, old))
  return file
}
