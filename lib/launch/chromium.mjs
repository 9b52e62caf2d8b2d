import { run } from './child.mjs'
import { prepareFonts } from './fonts.mjs'
import { findNode24 } from './node24.mjs'
import { root, say } from './places.mjs'
import { installPackage, isRunnable, onPath } from './system-package.mjs'
import { tool } from './tools.mjs'
import { words } from './words.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * A Chromium for the journeys, with the fonts that they count on: the one that CHROME names, one on the machine, Playwright's own, or the system's package
 * where it may be installed.
 *
 * @returns {Promise<string | null>} path of the browser; null where none can be had
 */
export async function findChromium() {
  prepareFonts()
  if (process.env.CHROME) return process.env.CHROME
  const found = onPath(NAMES) ?? (await playwrightsOwn())
  if (found) return found
  say(words.gettingBrowser)
  const installer = tool('@playwright/test', 'playwright')
  await run(findNode24(), [installer, 'install', 'chromium'], { cwd: root, quiet: true }).catch(() => 1)
  return (await playwrightsOwn()) ?? fromSystem()
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && isRunnable(path) ? path : null
}

function fromSystem() {
  return installPackage('chromium') ? (onPath(NAMES) ?? null) : null
}
