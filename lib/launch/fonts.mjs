import { existsSync } from 'node:fs'
import { installPackage } from './system-package.mjs'

const FOLDERS = ['/usr/share/fonts/truetype/liberation', '/usr/share/fonts/truetype/liberation2']

/**
 * The journeys measure how a page stands before its own type has come: in Liberation, which is to Linux what Times and Arial
 * are elsewhere. Installs it where a bare machine has none and we may; a browser's own fallback is matched less closely.
 */
export function prepareFonts() {
  if (process.platform === 'linux' && !FOLDERS.some((folder) => existsSync(folder))) installPackage('fonts-liberation')
}
