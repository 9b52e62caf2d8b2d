import { build, isBuilt } from './build.mjs'
import { run } from './child.mjs'
import { findChromium } from './chromium.mjs'
import { install, isInstalled } from './install.mjs'
import { findNode24 } from './node24.mjs'
import { inProject, Refusal, root } from './places.mjs'
import { alone } from './prepare-lock.mjs'
import { refuseOldNode } from './refuse-old-node.mjs'
import { words } from './words.mjs'

// Pictures of every kind of page, to be looked at beside the design's. `--readme` takes those that the README shows.
try {
  refuseOldNode()
  await alone(async () => {
    if (!isInstalled()) await install()
    if (!isBuilt()) await build(findNode24())
  })
  const chromium = await findChromium()
  if (!chromium) throw new Refusal(words.noBrowser)
  const script = [inProject('e2e/shots.ts'), ...process.argv.slice(2)]
  process.exitCode = await run(findNode24(), ['--disable-warning=ExperimentalWarning', ...script], {
    cwd: root,
    env: { ...process.env, CHROME: chromium },
  })
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
