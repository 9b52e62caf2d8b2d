import { Refusal } from './places.mjs'
import { words } from './words.mjs'

/** @throws {Refusal} below Node 20.9 */
export function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9)) throw new Refusal(words.nodeTooOld(process.version))
}
