import { type KnownLanguage, STOP_WORDS_OF } from './common-words.ts'

/** A word as it counts (`term`) and as it was written (`shown`). */
export type Word = { term: string; shown: string }

/** Words, and runs of scripts that write no spaces. Figures keep their points and commas, "Müller's" its end until it is folded. */
const RUN = /[\p{L}\p{N}\p{M}]+(?:['’.,](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu

/** Cut into pairs of letters: nobody needs to know where a word ends. */
const IN_PAIRS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u
const ALL_IN_PAIRS = new RegExp(`${IN_PAIRS.source}+|[^]`, 'gu')

/** No spaces either, but letters in such pairs say nothing: the language's own words have to be found. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

const MARKS = /\p{M}+/gu
const ENDINGS: Partial<Record<KnownLanguage, RegExp>> = {
  en: /(?:ing|ed|es|s|e)$/,
  de: /(?:ern|en|em|er|es|e|s|n)$/,
}
const ANY_ENDING = /(?:es|as|os|s|e|a|o)$/
/** What is left of a word by its ending has at least so many letters. */
const STEM = 4
const LONGEST = 40

const stopped: Record<KnownLanguage, ReadonlySet<string>> = {
  en: new Set(STOP_WORDS_OF.en),
  de: new Set(STOP_WORDS_OF.de),
  fr: new Set(STOP_WORDS_OF.fr),
  es: new Set(STOP_WORDS_OF.es),
  it: new Set(STOP_WORDS_OF.it),
  nl: new Set(STOP_WORDS_OF.nl),
  pt: new Set(STOP_WORDS_OF.pt),
}
const KNOWN = Object.keys(stopped).filter(isKnown)

/**
 * The words of a text that may say what it is about: folded (case, accents), without stop words of its language, with light
 * endings taken off; figures as they are; Chinese, Japanese and Korean as pairs of letters.
 *
 * @param language of the text, as a tag; null or unknown: it is guessed by its stop words
 */
export function wordsOf(text: string, language: string | null): Word[] {
  const runs = text.normalize('NFC').match(RUN) ?? []
  const spoken = spokenIn(runs, language)
  const found: Word[] = []
  for (const run of runs) {
    if (IN_PAIRS.test(run)) found.push(...pairs(run, spoken))
    else if (UNSPACED.test(run)) for (const part of segments(run)) add(found, part, spoken)
    else add(found, run, spoken)
  }
  return found
}

function add(found: Word[], shown: string, language: KnownLanguage | null): void {
  const term = termOf(shown, language)
  if (term !== null) found.push({ term, shown })
}

function pairs(run: string, language: KnownLanguage | null): Word[] {
  const found: Word[] = []
  let other = ''
  for (const part of run.match(ALL_IN_PAIRS) ?? []) {
    if (!IN_PAIRS.test(part)) {
      other += part
      continue
    }
    if (other) add(found, other, language)
    other = ''
    const letters = [...part]
    for (let at = 0; at + 1 < letters.length; at += 1) {
      const pair = `${letters[at]}${letters[at + 1]}`
      found.push({ term: pair, shown: pair })
    }
  }
  if (other) add(found, other, language)
  return found
}

let segmenter: Intl.Segmenter | undefined

function segments(run: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return [...segmenter.segment(run)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}

/** What was folded before, by language: most words of a paper are the same ones. */
const known = new Map<string, Map<string, string | null>>()
const REMEMBERED = 60_000

function termOf(shown: string, language: KnownLanguage | null): string | null {
  const name = language ?? ''
  const before = known.get(name)
  const terms = before && before.size <= REMEMBERED ? before : new Map<string, string | null>()
  if (terms !== before) known.set(name, terms)
  const found = terms.get(shown)
  if (found !== undefined) return found
  const term = folded(shown, language)
  terms.set(shown, term)
  return term
}

function folded(shown: string, language: KnownLanguage | null): string | null {
  const word = fold(shown).replace(/'(?:s|n|re|ve|ll|d|t)$/, '')
  // L'Aquila, d'Estaing: what stands before is an article.
  const bare = (
    language === 'en' ? word : word.replace(/^(?:[cdjlmnst]|qu|dell|nell|sull|all|dall|un)'/, '')
  ).replaceAll("'", '')
  if (/^\p{N}/u.test(bare)) {
    const figure = bare.replace(/[.,](?=\p{N})/gu, '')
    return figure.length > 1 ? figure.slice(0, LONGEST) : null
  }
  if (bare.length < 2 || (language !== null && stopped[language].has(bare))) return null
  return stemOf(bare.slice(0, LONGEST), language)
}

/** Lower case, without accents, one kind of apostrophe. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('’', "'")
}

/** A word without its ending, as light as can be: it only has to be the same for "bridge" and "bridges". */
export function stemOf(word: string, language: KnownLanguage | null): string {
  // "City" and "cities".
  if (language === 'en' && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  const short = word.replace((language && ENDINGS[language]) ?? ANY_ENDING, '')
  return short.length >= STEM ? short : word
}

/** The language that a text is taken for: what it says of itself, else that of most of its stop words. */
function spokenIn(runs: readonly string[], said: string | null): KnownLanguage | null {
  const primary = said?.toLowerCase().split(/[-_]/)[0] ?? ''
  if (isKnown(primary)) return primary
  if (primary !== '') return null
  const sample = runs.slice(0, 200).map(fold)
  let best: KnownLanguage | null = null
  let most = 0
  for (const language of KNOWN) {
    const hits = sample.filter((word) => stopped[language].has(word)).length
    if (hits > most) [best, most] = [language, hits]
  }
  return best
}

function isKnown(tag: string): tag is KnownLanguage {
  return Object.hasOwn(STOP_WORDS_OF, tag)
}
