import { EVERYDAY_WORDS, STOP_WORDS } from './common-words.ts'

const MOST_TERMS = 12

/** Scripts that write no spaces: their words have to be found. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

const WORD = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu
const ENDING = /(?:ing|ies|ed|es|s|ern|en|em|er|e)$/

const MARKS = /\p{M}+/gu

/** Lower case, without accents. */
function folded(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(MARKS, '').replaceAll('ß', 'ss')
}

/** A word without its ending, as light as can be: it only has to be the same for "bridge" and "bridges". */
function stem(word: string): string {
  const short = word.replace(ENDING, '')
  return short.length >= 4 ? short : word
}

const stopped = new Set(STOP_WORDS)
const everyday = new Set(EVERYDAY_WORDS.map(stem))

/**
 * The words that say what an article is about: of the headline, then of the standfirst, at most 12, folded
 * ("Müller's" → "muller"), without stop words, without endings, each once.
 */
export function titleTerms(headline: string, standfirst: string | null): string[] {
  const terms = new Set<string>()
  for (const text of [headline, standfirst ?? '']) {
    for (const word of wordsOf(
      folded(text)
        .replace(/['’]s\b/g, '')
        .replace(/['’]/g, ''),
    )) {
      if (stopped.has(word)) continue
      const term = /^\p{N}/u.test(word) ? word.replace(/[.,]/g, '') : stem(word)
      if (term.length > 2 || UNSPACED.test(term) || /^\p{N}{2}$/u.test(term)) terms.add(term)
      if (terms.size === MOST_TERMS) return [...terms]
    }
  }
  return [...terms]
}

let segmenter: Intl.Segmenter | undefined

function wordsOf(text: string): string[] {
  if (!UNSPACED.test(text)) return text.match(WORD) ?? []
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}

/** How much a shared word tells: a name or a rare word much, one of everyday news little. */
export function weightOf(term: string): number {
  if (/^\p{N}/u.test(term)) return term.length > 2 && !/^(?:19|20)\d\d$/.test(term) ? 1 : 0.4
  return everyday.has(term) ? 0.4 : 1
}

/** A shared beginning of so many letters counts as the same word: "break" and "breakthrough", German compounds. */
const BEGINNING = 5

/** Shared weight that two headlines need, and its part of the lighter one's whole weight. */
const SHARED = 2.1
const PART = 0.26

/** Everyday words alone say that it is one story only when nearly all of them are shared. */
const EVERYDAY_PART = 0.85

/** Whether two lists of title terms tell of the same event. Says nothing about when: the caller compares the dates. */
export function sameStory(a: readonly string[], b: readonly string[]): boolean {
  return storyScore(a, b) > 0
}

/** How sure that is, 0 (not the same) to 1. */
export function storyScore(a: readonly string[], b: readonly string[]): number {
  let shared = 0
  let telling = 0
  let count = 0
  for (const term of a) {
    const like = b.includes(term) ? 1 : b.some((other) => begins(term, other) || begins(other, term)) ? 0.7 : 0
    if (like === 0) continue
    const weight = weightOf(term)
    count += 1
    shared += weight * like
    if (weight === 1) telling += 1
  }
  const part = shared / Math.min(total(a), total(b))
  const enough =
    (count >= 3 && telling >= 2 && shared >= SHARED && part >= PART) || (count >= 4 && part >= EVERYDAY_PART)
  return enough ? Math.min(1, part) : 0
}

function begins(word: string, other: string): boolean {
  return word.length >= BEGINNING && other.length > word.length + 2 && other.startsWith(word)
}

function total(terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + weightOf(term), 0)
}
