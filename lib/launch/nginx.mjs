import { installPackage, onPath } from './system-package.mjs'

/**
 * An nginx for the journeys behind a cache: the one that NGINX names, one on the machine, or the system's package where it
 * may be installed.
 *
 * @returns {string | null} its path; null where none can be had
 */
export function findNginx() {
  if (process.env.NGINX) return process.env.NGINX
  const found = onPath(['nginx'])
  if (found) return found
  return installPackage('nginx-light') ? (onPath(['nginx']) ?? null) : null
}
