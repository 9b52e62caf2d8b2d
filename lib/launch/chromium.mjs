import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './child.mjs'
import { findNode24 } from './node24.mjs'
import { root, say } from './places.mjs'
import { tool } from './tools.mjs'
import { words } from './words.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * A Chromium for the journeys: the one that CHROME names, one on the machine, Playwright's own, or the system's package
 * where it may be installed.
 *
 * @returns {Promise<string | null>} path of the browser; null where none can be had
 */
export async function findChromium() {
  if (process.env.CHROME) return process.env.CHROME
  const found = onPath() ?? (await playwrightsOwn())
  if (found) return found
  say(words.gettingBrowser)
  const installer = tool('@playwright/test', 'playwright')
  await run(findNode24(), [installer, 'install', 'chromium'], { cwd: root, quiet: true }).catch(() => 1)
  return (await playwrightsOwn()) ?? fromSystem()
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isRunnable)
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && isRunnable(path) ? path : null
}

function fromSystem() {
  if (process.getuid?.() !== 0) return null
  const options = { stdio: 'ignore', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    execFileSync('apt-get', ['update'], options)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
  } catch {
    return null
  }
  return onPath() ?? null
}

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
