import { startPostgres } from '../testing/postgres-server.mjs'
import { build, isBuilt } from './build.mjs'
import { run } from './child.mjs'
import { install, isInstalled } from './install.mjs'
import { findNode24 } from './node24.mjs'
import { inProject, Refusal, root } from './places.mjs'
import { alone } from './prepare-lock.mjs'
import { refuseOldNode } from './refuse-old-node.mjs'

try {
  refuseOldNode()
  if (!isInstalled()) await alone(async () => void (isInstalled() || (await install())))
  const node = findNode24()
  const parts = process.argv.slice(2)
  const served = ['server', 'comments', 'sign-ins', 'large', 'pictures', 'offline', 'saved']
  const serving = parts.length === 0 || served.some((part) => parts.includes(part))
  if (serving && !isBuilt()) await alone(async () => void (isBuilt() || (await build(node))))
  const compared = parts.length === 0 || parts.includes('related')
  const server = compared ? await startPostgres({ install: false }) : null
  const env = server?.url ? { ...process.env, BENCH_DATABASE_URL: server.url } : process.env
  const args = ['--disable-warning=ExperimentalWarning', inProject('bench/main.ts'), ...parts]
  try {
    process.exitCode = await run(node, args, { cwd: root, env })
  } finally {
    if (server?.url) server.stop()
  }
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
