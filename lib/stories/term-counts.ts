import { EVERYDAY_WORDS, PLAIN_WORDS } from './common-words.ts'
import { termId } from './term-id.ts'
import { stemOf } from './words.ts'

/** In how many of the paper's articles each term stands, as far as they were counted. Terms of one article alone are left out. */
export type TermCounts = {
  /** 0: nothing was counted yet. One higher at each count. */
  generation: number
  articles: number
  of: ReadonlyMap<number, number>
  /** About how many articles the paper has now. */
  stored: number
}

export const NOTHING_COUNTED: TermCounts = { generation: 0, articles: 0, of: new Map(), stored: 0 }

/**
 * A new paper knows nothing about its words: it starts as if it had so many articles in which plain words and everyday words of
 * the news stand as often as they do. The more it has itself, the less that weighs.
 */
const SUPPOSED = 400
const EVERYDAY_SHARE = 0.03
const PLAIN_SHARE = 0.08

const stems = (words: readonly string[]) =>
  new Set(words.flatMap((word) => [stemOf(word, 'en'), stemOf(word, 'de')]).map(termId))
const everyday = stems(EVERYDAY_WORDS)
const plain = stems(PLAIN_WORDS)

/** How much a term tells, from its rareness: at least 0.69 (in every article), some 9 for a term of one among 10,000. */
export function rareness(counts: TermCounts, id: number): number {
  return Math.log(1 + (counts.articles + SUPPOSED) / (supposed(id) + Math.max(1, counts.of.get(id) ?? 0)))
}

const supposed = (id: number): number =>
  SUPPOSED * (plain.has(id) ? PLAIN_SHARE : everyday.has(id) ? EVERYDAY_SHARE : 0)

const PAIR = 8

/** Counts as bytes: pairs of 32-bit numbers, term and count. 50,000 terms are 400 kB. */
export function packCounts(of: ReadonlyMap<number, number>): Buffer {
  const bytes = Buffer.alloc(of.size * PAIR)
  let at = 0
  for (const [id, count] of of) {
    bytes.writeInt32LE(id, at)
    bytes.writeInt32LE(count, at + 4)
    at += PAIR
  }
  return bytes
}

export function unpackCounts(bytes: Buffer): Map<number, number> {
  const of = new Map<number, number>()
  for (let at = 0; at + PAIR <= bytes.length; at += PAIR) of.set(bytes.readInt32LE(at), bytes.readInt32LE(at + 4))
  return of
}
