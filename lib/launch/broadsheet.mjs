import { run } from './child.mjs'
import { install, isInstalled } from './install.mjs'
import { findNode24 } from './node24.mjs'
import { Refusal, root } from './places.mjs'
import { alone } from './prepare-lock.mjs'
import { programArgs, programEnv } from './program.mjs'
import { refuseOldNode } from './refuse-old-node.mjs'

try {
  refuseOldNode()
  if (!isInstalled()) await alone(async () => void (isInstalled() || (await install())))
  const args = [...programArgs('lib/cli/main.ts'), ...process.argv.slice(2)]
  process.exitCode = await run(findNode24(), args, { cwd: root, env: programEnv })
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
