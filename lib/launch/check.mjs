import { countOne, summary, withVitest } from './count.mjs'
import { install, isInstalled } from './install.mjs'
import { Refusal } from './places.mjs'
import { alone } from './prepare-lock.mjs'
import { refuseOldNode } from './refuse-old-node.mjs'
import { tool } from './tools.mjs'

/** Killing a paper twenty times takes minutes: `npm test` does it. */
const SLOW = ['lib/db/durability.test.ts']

// The fast part of the tests: no build, no browser, the embedded database only.
try {
  refuseOldNode()
  if (!isInstalled()) await alone(async () => void (isInstalled() || (await install())))
  const total = summary()
  total.add(await countOne('format and lint', tool('@biomejs/biome', 'biome'), ['check', '--error-on-warnings']))
  total.add(await countOne('types', tool('typescript', 'tsc'), ['--noEmit', '-p', '.']))
  total.add(await withVitest('unit tests, without those that take minutes', {}, SLOW))
  process.exitCode = total.end()
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
