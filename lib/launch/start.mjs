import { build, hasBuild, isBuilt } from './build.mjs'
import { run } from './child.mjs'
import { install, isInstalled } from './install.mjs'
import { findNode24 } from './node24.mjs'
import { Refusal, root } from './places.mjs'
import { refuseTakenPort } from './port-free.mjs'
import { alone } from './prepare-lock.mjs'
import { programArgs, programEnv } from './program.mjs'
import { refuseOldNode } from './refuse-old-node.mjs'
import { runningPaper } from './running-paper.mjs'
import { words } from './words.mjs'

const FLAGS = ['--prebuilt', '--dev']

async function start() {
  refuseOldNode()
  const flags = process.argv.slice(2)
  const unknown = flags.find((flag) => !FLAGS.includes(flag))
  if (unknown) throw new Refusal(words.unknownFlag(unknown))
  const dev = flags.includes('--dev')
  if (flags.includes('--prebuilt')) {
    if (!isInstalled()) throw new Refusal(words.notInstalled)
    if (!hasBuild()) throw new Refusal(words.notBuilt)
  } else {
    await prepare({ built: !dev })
  }
  const env = {
    ...programEnv,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_MANUAL_SIG_HANDLE: 'true',
  }
  const args = [...programArgs('lib/launch/main.ts'), ...(dev ? ['--dev'] : [])]
  return run(findNode24(), args, { cwd: root, env, tied: true })
}

/** @param {{ built: boolean }} needs */
async function prepare(needs) {
  const ready = () => isInstalled() && (!needs.built || isBuilt())
  if (ready()) return
  const running = await runningPaper()
  if (running) throw new Refusal(words.running(running))
  await refuseTakenPort(process.env)
  await alone(async () => {
    if (!isInstalled()) await install()
    if (needs.built && !isBuilt()) await build(findNode24())
  })
}

try {
  process.exitCode = await start()
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
