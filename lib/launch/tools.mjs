import { readFileSync } from 'node:fs'
import { inProject } from './places.mjs'

/**
 * The script behind an installed package's command, to be run by the Node that we choose.
 *
 * @param {string} name of the package
 * @param {string} command
 */
export function tool(name, command) {
  const { bin } = JSON.parse(readFileSync(inProject(`node_modules/${name}/package.json`), 'utf8'))
  return inProject(`node_modules/${name}/${typeof bin === 'string' ? bin : bin[command]}`)
}
