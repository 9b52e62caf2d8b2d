import { pathToFileURL } from 'node:url'
import { inProject } from './places.mjs'

/**
 * How a TypeScript program of ours is run: unbuilt, with what makes its start short and small.
 *
 * @param {string} script from the project's root @returns {string[]} arguments for Node
 */
export const programArgs = (script) => [
  '--disable-warning=ExperimentalWarning',
  '--import',
  pathToFileURL(inProject('lib/db/lean-imports.mjs')).href,
  inProject(script),
]

export const programEnv = {
  // A name that hangs in its look-up holds one of these threads: four of them would hold up every feed.
  UV_THREADPOOL_SIZE: '16',
  // What Node makes of our TypeScript and of the packages, kept from run to run: a quarter second and 40 MB a start.
  NODE_COMPILE_CACHE: inProject('node_modules/.compile-cache'),
  ...process.env,
}
