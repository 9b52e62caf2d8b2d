import type { Quote } from './mark-model.ts'

/** From the first character of a passage to the one after its last. */
export type Span = { start: number; end: number }

/** White space and what nobody sees: a text is set anew without a word of it being another. */
const UNSEEN = /[\s\u00ad\u200b\u2060\ufeff]+/g
/** Passages shorter than this occur by chance: what stands around them has to agree, too. */
const SHORT = 12
const LEAST_AROUND = 4
/** A passage is the same as long as no more of it than this has been edited. */
const EDITED = 0.25
/** Longer ones are looked for by their two ends. */
const LONG = 600
const END = 200
const SEED = 8
const MOST_FOUND = 500
const MOST_TRIED = 4
/** The runtime's own search for a few letters compares about so many characters while we compare two. */
const AT_A_STROKE = 16

/**
 * What may still be spent on looking for words that are not there as they were, in compared characters: it is shared by
 * all passages that are looked for in one go. Once it is gone, only the very words are looked for.
 */
export type Effort = { left: number }

/** About a twentieth of a second, whatever the text and the passages are. */
export const effortOfAPage = (): Effort => ({ left: 10_000_000 })

export const squeezed = (text: string): string => text.replace(UNSEEN, '')

/**
 * Finds a passage again in a text that may have been edited since: where its very words stand, where several do by what
 * stands around them, then by the place; else where nearly the same words stand, as long as there is effort left.
 *
 * @param text without white space (`squeezed`), as the span counts
 * @returns null where the text was another one
 */
export function findPassage(text: string, quote: Quote, effort: Effort = effortOfAPage()): Span | null {
  const exact = squeezed(quote.exact)
  if (exact === '') return null
  const around = { prefix: squeezed(quote.prefix), suffix: squeezed(quote.suffix), startsAt: quote.startsAt }
  return asItWas(text, exact, around) ?? nearly(text, exact, around, effort)
}

type Around = Pick<Quote, 'prefix' | 'suffix' | 'startsAt'>

function asItWas(text: string, exact: string, around: Around): Span | null {
  let best: { start: number; agrees: number; away: number } | null = null
  for (const start of occurrences(text, exact)) {
    const agrees = agreement(text, { start, end: start + exact.length }, around)
    const away = Math.abs(start - around.startsAt)
    if (!best || agrees > best.agrees || (agrees === best.agrees && away < best.away)) best = { start, agrees, away }
  }
  if (!best) return null
  const least = Math.min(LEAST_AROUND, around.prefix.length + around.suffix.length)
  if (exact.length < SHORT && best.agrees < least) return null
  return { start: best.start, end: best.start + exact.length }
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(words); at >= 0 && found.length < MOST_FOUND; at = text.indexOf(words, at + 1))
    found.push(at)
  return found
}

/** Characters around a span that are as they were, counted outwards from it. */
function agreement(text: string, { start, end }: Span, { prefix, suffix }: Around): number {
  let before = 0
  while (before < prefix.length && text[start - 1 - before] === prefix[prefix.length - 1 - before]) before += 1
  let after = 0
  while (after < suffix.length && text[end + after] === suffix[after]) after += 1
  return before + after
}

function nearly(text: string, exact: string, around: Around, effort: Effort): Span | null {
  if (effort.left <= 0) return null
  if (exact.length > LONG) return byItsEnds(text, exact, around, effort)
  const most = exact.length < SHORT ? 1 : Math.floor(exact.length * EDITED)
  const slack = Math.ceil(exact.length * EDITED) + SEED
  let best: (Span & { edits: number }) | null = null
  for (const from of likelyStarts(text, exact, around, effort)) {
    const low = Math.max(0, from - slack)
    const part = text.slice(low, from + exact.length + slack)
    effort.left -= part.length * exact.length
    if (effort.left < 0) break
    const found = closest(part, exact)
    if (found.edits > most || (best && found.edits >= best.edits)) continue
    const span = { start: low + found.start, end: low + found.end, edits: found.edits }
    if (exact.length < SHORT && agreement(text, span, around) < SEED) continue
    best = span
    // So little was edited that it is no other passage's likeness.
    if (found.edits <= most / 2) break
  }
  return best && { start: best.start, end: best.end }
}

function byItsEnds(text: string, exact: string, around: Around, effort: Effort): Span | null {
  const part = (words: string, own: Around) => asItWas(text, words, own) ?? nearly(text, words, own, effort)
  const head = part(exact.slice(0, END), { ...around, suffix: exact.slice(END, END + 32) })
  if (!head) return null
  const startsAt = head.start + exact.length - END
  const tail = part(exact.slice(-END), { ...around, prefix: exact.slice(-END - 32, -END), startsAt })
  if (!tail || tail.start < head.end) return null
  const length = tail.end - head.start
  return length > exact.length * (1 + EDITED) || length < exact.length * (1 - EDITED)
    ? null
    : { start: head.start, end: tail.end }
}

/** Where parts of a passage, or what stood beside it, say that it begins: the best attested first, then the nearest. */
function likelyStarts(text: string, exact: string, { prefix, suffix, startsAt }: Around, effort: Effort): number[] {
  const votes = new Map<number, { start: number; votes: number }>()
  const vote = (part: string, offset: number) => {
    if (part.length < Math.min(SEED, exact.length)) return
    const found = occurrences(text, part)
    effort.left -= text.length / AT_A_STROKE + found.length * AT_A_STROKE
    for (const at of found) {
      const start = at - offset
      const near = Math.round(start / (2 * SEED))
      const known = votes.get(near) ?? { start, votes: 0 }
      votes.set(near, { start: known.start, votes: known.votes + 1 })
    }
  }
  const step = Math.max(1, Math.floor(exact.length / 6))
  for (let at = 0; at + SEED <= exact.length; at += step) vote(exact.slice(at, at + SEED), at)
  vote(exact.slice(-SEED), exact.length - SEED)
  const before = prefix.slice(-SEED)
  vote(before, -before.length)
  vote(suffix.slice(0, SEED), exact.length)
  const away = ({ start }: { start: number }) => Math.abs(start - startsAt)
  return [...votes.values()]
    .sort((one, other) => other.votes - one.votes || away(one) - away(other))
    .slice(0, MOST_TRIED)
    .map(({ start }) => start)
}

/** The part of a text that is nearest to some words by single edits (Sellers 1980). */
function closest(text: string, words: string): Span & { edits: number } {
  const height = words.length
  const costs = Int32Array.from({ length: height + 1 }, (_, row) => row)
  const starts = new Int32Array(height + 1)
  const letters = Uint16Array.from({ length: height }, (_, row) => words.charCodeAt(row))
  let best = { start: 0, end: 0, edits: height }
  for (let column = 1; column <= text.length; column += 1) {
    const letter = text.charCodeAt(column - 1)
    // What stood above and to the left, before this column is written over it.
    let [corner, cornerStart] = [0, column - 1]
    let [above, aboveStart] = [0, column]
    starts[0] = column
    for (let row = 1; row <= height; row += 1) {
      const before = costs[row] ?? 0
      const beforeStart = starts[row] ?? 0
      const kept = corner + (letter === letters[row - 1] ? 0 : 1)
      const added = before + 1
      const left = above + 1
      const least = Math.min(kept, added, left)
      aboveStart = kept === least ? cornerStart : added === least ? beforeStart : aboveStart
      above = least
      costs[row] = least
      starts[row] = aboveStart
      corner = before
      cornerStart = beforeStart
    }
    if (above < best.edits) best = { start: aboveStart, end: column, edits: above }
  }
  return best
}
