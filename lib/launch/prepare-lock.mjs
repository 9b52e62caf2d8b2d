import { closeSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inProject, Refusal, root, say } from './places.mjs'
import { words } from './words.mjs'

const FILE = inProject('.broadsheet-preparing')
const LONGEST_MS = 30 * 60_000

/**
 * Installs and builds are done by one start at a time in a folder; a second one waits and then finds them done.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  let told = false
  while (!take()) {
    const holder = holderOf()
    if (!holder) continue
    if (!told) say(words.waiting(holder))
    told = true
    await pause(500)
  }
  const free = () => unlinkSync(FILE)
  process.once('exit', free)
  try {
    return await work()
  } finally {
    process.off('exit', free)
    free()
  }
}

function take() {
  try {
    mkdirSync(dirname(FILE), { recursive: true })
    const file = openSync(FILE, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (problem) {
    if (problem.code === 'EEXIST') return false
    throw new Refusal(words.needsWriting(root))
  }
}

/** The live process that prepares this folder; what a dead one left is cleared away. @returns {number | null} */
function holderOf() {
  try {
    const pid = Number(readFileSync(FILE, 'utf8'))
    const fresh = Date.now() - statSync(FILE).mtimeMs < LONGEST_MS
    // Between creating and writing the file is empty: its writer is alive.
    if (fresh && (!pid || (pid !== process.pid && isAlive(pid)))) return pid
    unlinkSync(FILE)
  } catch (problem) {
    if (problem.code !== 'ENOENT') throw problem
  }
  return null
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return problem.code === 'EPERM'
  }
}
