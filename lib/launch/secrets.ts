import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { messagesFor } from '#lib/messages/model.ts'
import { StartError } from './start-error.ts'

/**
 * Makes the data folder, for this user's eyes only.
 *
 * @throws StartError with one line that names the folder
 */
export function makeDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
    // Asking whether one may write is not the same as writing.
    const probe = join(dataDir, `.writable-${process.pid}`)
    writeFileSync(probe, '', { mode: 0o600 })
    rmSync(probe)
  } catch (problem) {
    throw new StartError(messagesFor('en').press.folderUnwritable(dataDir, codeOf(problem)))
  }
}

/**
 * The paper's own secret, made once with 32 random bytes and kept in the data folder, mode 0600.
 *
 * @throws StartError if it is there but too short to be one of ours
 */
export function keepSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (problem) {
    if (codeOf(problem) !== 'EEXIST') {
      throw new StartError(messagesFor('en').press.folderUnwritable(dataDir, codeOf(problem)))
    }
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 43) throw new StartError(messagesFor('en').press.secretDamaged(path))
  return secret
}

const codeOf = (problem: unknown) =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem)

/** Node's own recursive mkdir never returns on some system folders (/proc), so the parents are made by hand. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  if (!existsSync(dirname(path))) makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
