import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { inProject, Refusal } from './places.mjs'
import { words } from './words.mjs'

const WANTED = 24

/**
 * The Node that runs the program: the one that came with the packages, else the one running now, else
 * the first on the PATH that is new enough.
 *
 * @returns {string} path of an executable
 * @throws {Refusal} where there is none
 */
export function findNode24() {
  const suffix = process.platform === 'win32' ? 'node.exe' : 'node'
  const own = platformPackages().map((name) => inProject(`node_modules/${name}/bin/${suffix}`))
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, suffix))
  for (const candidate of [...own, process.execPath, ...onPath]) {
    if (existsSync(candidate) && majorOf(candidate) >= WANTED) return candidate
  }
  throw new Refusal(words.noNode24(`${process.platform} on ${process.arch}`))
}

function platformPackages() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  return [`node-${system}-${process.arch}`]
}

/** @param {string} program @returns {number} 0 where it does not run */
function majorOf(program) {
  if (program === process.execPath) return Number.parseInt(process.versions.node, 10)
  try {
    const answer = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return Number.parseInt(answer.replace('v', ''), 10) || 0
  } catch {
    return 0
  }
}
