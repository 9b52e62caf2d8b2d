import { countOne, summary, withVitest } from './count.mjs'
import { install, isInstalled } from './install.mjs'
import { Refusal } from './places.mjs'
import { alone } from './prepare-lock.mjs'
import { refuseOldNode } from './refuse-old-node.mjs'
import { tool } from './tools.mjs'

// The fast part of the tests: no build, no browser, the embedded database only.
try {
  refuseOldNode()
  if (!isInstalled()) await alone(async () => void (isInstalled() || (await install())))
  const total = summary()
  total.add(await countOne('format and lint', tool('@biomejs/biome', 'biome'), ['check', '--error-on-warnings']))
  total.add(await countOne('types', tool('typescript', 'tsc'), ['--noEmit', '-p', '.']))
  total.add(await withVitest('unit tests'))
  process.exitCode = total.end()
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
