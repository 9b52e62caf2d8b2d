/**
 * A number for a term, the same in every process and paper: FNV-1a with a last mixing. Of 200,000 terms some five share theirs
 * with another, which costs a neighbour now and then a false shared word and never a link by itself.
 *
 * @returns a signed integer of 32 bits
 */
export function termId(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
