import { startPostgres } from '../testing/postgres-server.mjs'
import { build, isBuilt } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { countOne, failed, passed, summary, withPlaywright, withVitest } from './count.mjs'
import { install, isInstalled } from './install.mjs'
import { findNginx } from './nginx.mjs'
import { findNode24 } from './node24.mjs'
import { Refusal, say } from './places.mjs'
import { alone } from './prepare-lock.mjs'
import { refuseOldNode } from './refuse-old-node.mjs'
import { tool } from './tools.mjs'
import { words } from './words.mjs'

try {
  refuseOldNode()
  if (!isInstalled()) await alone(async () => void (isInstalled() || (await install())))
  process.exitCode = await test()
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}

/** Everything, in the order in which it is quick to fail. @returns the exit code */
async function test() {
  const total = summary()
  total.add(await countOne('format and lint', tool('@biomejs/biome', 'biome'), ['check', '--error-on-warnings']))
  total.add(await countOne('types', tool('typescript', 'tsc'), ['--noEmit', '-p', '.']))
  const onEmbedded = await withVitest('unit tests on the embedded database')
  total.add(onEmbedded)
  total.add(await onServer(onEmbedded))

  say('\n— production build')
  try {
    await alone(async () => void (isBuilt() || (await build(findNode24()))))
    total.add(passed())
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    say(problem.message)
    total.add(failed())
    return total.end()
  }

  const chromium = await findChromium()
  const nginx = findNginx()
  if (!nginx) say(words.noNginx)
  if (chromium)
    total.add(await withPlaywright('journeys in Chromium', { CHROME: chromium, ...(nginx ? { NGINX: nginx } : {}) }))
  else {
    // A paper that no browser has opened is not tested.
    say(words.noBrowser)
    total.add(failed())
  }
  return total.end()
}

/** The same tests on a PostgreSQL server; where none can be had they are skipped, counted and said. */
async function onServer(onEmbedded) {
  const server = await startPostgres({ say })
  if (server.url === null) {
    const skipped = onEmbedded.passed + onEmbedded.failed + onEmbedded.skipped
    say(words.noServer(server.reason, skipped))
    return { passed: 0, failed: 0, skipped }
  }
  try {
    return await withVitest(`unit tests on ${server.version}`, { TEST_DATABASE_URL: server.url })
  } finally {
    server.stop()
  }
}
