import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The first of these programs that is on the path.
 *
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function onPath(names) {
  // Servers lie where a user's own path does not lead.
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/sbin']
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isRunnable)
}

/**
 * Installs a package of the system, where we are root and it has apt.
 *
 * @param {string} name
 * @returns {boolean} whether it is there now
 */
export function installPackage(name) {
  if (process.getuid?.() !== 0) return false
  const options = { stdio: 'ignore', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    execFileSync('apt-get', ['update'], options)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', name], options)
    return true
  } catch {
    return false
  }
}

/** @param {string} path */
export function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
