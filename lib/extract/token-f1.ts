import { plainText } from '#lib/articles/markup.ts'

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu

/** How alike the words of two pieces of markup are, 0 to 1: the harmonic mean of precision and recall over words as often as they stand. */
export function tokenF1(html: string, expected: string): number {
  const [got, wanted] = [bag(html), bag(expected)]
  let common = 0
  for (const [word, count] of got) common += Math.min(count, wanted.get(word) ?? 0)
  const all = sum(got) + sum(wanted)
  return all === 0 ? 1 : (2 * common) / all
}

function bag(html: string): Map<string, number> {
  const words = new Map<string, number>()
  for (const word of plainText(html).toLowerCase().match(WORD) ?? []) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

const sum = (words: Map<string, number>) => [...words.values()].reduce((a, b) => a + b, 0)
