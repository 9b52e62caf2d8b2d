import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { store as words } from '#lib/messages/en/store.ts'
import { StoreError } from './store-error.ts'

/** Held here, since a lock whose file is garbage collected is free: nobody else need keep a hold of it. */
const held = new Set<DatabaseSync>()

/**
 * Makes this process the one owner of the data folder until `release` or its death, whichever way it dies:
 * the lock is an open exclusive transaction, which the system ends with the process. The pid file beside it
 * is no lock, it only lets the next start name who holds it.
 *
 * @throws StoreError at once if another process owns the folder, or if it cannot be written
 */
export function lockFolder(folder: string): { release(): void } {
  const pidFile = join(folder, 'owner.pid')
  let file: DatabaseSync
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    file = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 })
  } catch {
    throw new StoreError(words.unwritable(folder))
  }
  try {
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    const taken = error instanceof Error && /lock/i.test(error.message)
    throw new StoreError(taken ? words.taken(folder, readPid(pidFile)) : words.unwritable(folder))
  }
  try {
    writeFileSync(pidFile, `${process.pid}\n`)
  } catch {
    file.close()
    throw new StoreError(words.unwritable(folder))
  }
  held.add(file)
  return {
    release: () => {
      held.delete(file)
      rmSync(pidFile, { force: true })
      file.close()
    },
  }
}

function readPid(pidFile: string): number | null {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10) || null
  } catch {
    return null
  }
}
