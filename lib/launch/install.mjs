import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { run } from './child.mjs'
import { inProject, Refusal, root, say } from './places.mjs'
import { words } from './words.mjs'

const STAMP = inProject('node_modules/.broadsheet-installed')

/** Whether the installed packages are exactly those of the lock file. */
export function isInstalled() {
  const wanted = lockHash()
  if (readOrNull(STAMP) === wanted) return true
  if (!matchesByHand()) return false
  try {
    writeFileSync(STAMP, wanted)
  } catch {
    // A folder that we may not write to is installed all the same.
  }
  return true
}

/** Installs the exact packages, running no script of theirs. @throws {Refusal} */
export async function install() {
  say(words.installing)
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  // The build itself asks for the compiler and the types, so the development packages belong to it.
  const code = await run('npm', ['ci', '--ignore-scripts', '--include=dev', ...quiet], { cwd: root, quiet: true })
  if (code !== 0) throw new Refusal(words.installFailed)
  writeFileSync(STAMP, lockHash())
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex')

/** Somebody may have installed without us: then npm's own record says what is there. */
function matchesByHand() {
  const record = readOrNull(inProject('node_modules/.package-lock.json'))
  if (!record) return false
  const present = JSON.parse(record).packages
  const wanted = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === entry.version : entry.optional === true
  })
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
