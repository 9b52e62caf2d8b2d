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

/** A name that hangs in its look-up holds one of these threads: four of them would hold up every feed. */
export const programEnv = { UV_THREADPOOL_SIZE: '16', ...process.env }
