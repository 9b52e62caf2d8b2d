import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './child.mjs'
import { findNode24 } from './node24.mjs'
import { root, say } from './places.mjs'
import { tool } from './tools.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Adds counts up and says them at the end, as the last line. */
export function summary() {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  return {
    /** @param {Counts} counts */
    add(counts) {
      for (const kind of Object.keys(sum)) sum[kind] += counts[kind]
    },
    /** @returns the exit code */
    end() {
      say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
      return sum.failed === 0 && sum.passed > 0 ? 0 : 1
    },
  }
}

export const passed = () => ({ passed: 1, failed: 0, skipped: 0 })
export const failed = () => ({ passed: 0, failed: 1, skipped: 0 })

/**
 * A step that passes or fails as a whole.
 *
 * @param {string} name @param {string} script @param {string[]} args @returns {Promise<Counts>}
 */
export async function countOne(name, script, args) {
  say(`\n— ${name}`)
  const code = await run(findNode24(), [script, ...args], { cwd: root })
  return code === 0 ? passed() : failed()
}

/**
 * The tests beside the units, on the embedded database or on a server.
 *
 * @param {string} name @param {NodeJS.ProcessEnv} [extra] @param {string[]} [without] files that are left out
 * @returns {Promise<Counts>}
 */
export async function withVitest(name, extra = {}, without = []) {
  say(`\n— ${name}`)
  return withReport(async (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const args = [tool('vitest', 'vitest'), 'run', '--config', 'lib/testing/vitest.config.ts', ...reporters]
    args.push(...without.flatMap((file) => ['--exclude', file]))
    const code = await run(findNode24(), args, { cwd: root, env: { ...process.env, ...extra } })
    return (report) => {
      const counts = {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
      }
      // A file that does not load has no test to fail.
      if (code !== 0 && counts.failed === 0) counts.failed = Math.max(1, report.numFailedTestSuites)
      return counts
    }
  })
}

/**
 * The journeys in a browser.
 *
 * @param {string} name @param {NodeJS.ProcessEnv} extra @returns {Promise<Counts>}
 */
export async function withPlaywright(name, extra) {
  say(`\n— ${name}`)
  return withReport(async (file) => {
    const args = [tool('@playwright/test', 'playwright'), 'test', '--config', 'e2e/playwright.config.ts']
    const env = { ...process.env, ...extra, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
    const code = await run(findNode24(), [...args, '--reporter=list,json'], { cwd: root, env })
    return ({ stats }) => {
      const counts = { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
      if (code !== 0 && counts.failed === 0) counts.failed = 1
      return counts
    }
  })
}

/** @param {(file: string) => Promise<(report: Record<string, unknown>) => Counts>} work writes a report to the file, and says how to count it */
async function withReport(work) {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-report-'))
  const file = join(folder, 'report.json')
  try {
    const count = await work(file)
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch (problem) {
    say(`There is no report of this step: ${problem.message}`)
    return failed()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
