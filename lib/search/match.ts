import type { Db } from '#lib/db/model.ts'
import { IN_BYLINE, IN_HEADLINE, nameWords, quoted } from './document.ts'
import { type Token, tokensOf } from './fold.ts'
import { type Lexemes, lexemesOf } from './lexemes.ts'
import type { SearchQuery } from './query.ts'

/** A query in PostgreSQL's words, each a `tsquery`. */
export type Match = {
  /** What the index decides alone; null where it has nothing to go by. */
  index: string | null
  /** The whole, to be checked on candidates; null where the index has said it all. */
  whole: string | null
  /** The words in the headline; null where none are looked for. */
  headline: string | null
  /** What ranks: the words without what is excluded. */
  rank: string | null
  /** Every word looked for is too common to be stored, in all languages; or in one of them. */
  tooCommon: boolean
  commonInOne: boolean
  /** There are words to look for, be it to do without them. */
  hasWords: boolean
  /** Lexemes by language, to mark what was found; `begins` are beginnings of words. */
  lexemes: Map<string, { whole: Set<string>; begins: Set<string> }>
}

type Looked = { tokens: Token[]; excluded: boolean }

/**
 * Puts a query into the lexemes of each language that the paper has: an article holds those of its own, so what matches
 * in any of them is found.
 */
export async function matchOf(db: Db, query: SearchQuery, languages: readonly string[]): Promise<Match> {
  const looked = query.terms
    .map(({ text, excluded, begins = false }) => ({ tokens: tokensIn(text, begins), excluded }))
    .filter(({ tokens }) => tokens.length > 0)
  const authors = authorParts(query)
  const words = looked.flatMap(({ tokens }) => tokens.flatMap(({ forms }) => forms))
  const match: Match = {
    index: null,
    whole: null,
    headline: null,
    rank: null,
    tooCommon: false,
    commonInOne: false,
    hasWords: looked.length > 0,
    lexemes: new Map(),
  }
  const inLanguages: Written[] = []
  for (const language of words.length && languages.length ? languages : ['simple']) {
    const lexemes = await lexemesOf(db, language, words)
    match.lexemes.set(language, lexemesIn(looked, lexemes))
    inLanguages.push(written(looked, lexemes, authors))
  }
  const wanted = looked.some(({ excluded }) => !excluded)
  match.commonInOne = wanted && inLanguages.some(({ hasWords }) => !hasWords)
  match.tooCommon = wanted && inLanguages.every(({ hasWords }) => !hasWords)
  // A language in which nothing is left of the words would let all its articles in.
  const counted = wanted ? inLanguages.filter(({ hasWords }) => hasWords) : inLanguages
  // What is left out is left out in whatever language it stands: each stem is another's word, too.
  const without = [...new Set(inLanguages.flatMap((one) => one.without))]
  const index = either(counted.map((one) => one.index))
  if (index !== null) match.index = both([index, ...without.filter((part) => !part.includes(' <'))])
  match.headline = either(counted.map(({ headline }) => headline))
  match.rank = either(counted.map(({ rank }) => rank))
  const phrases = without.some((part) => part.includes(' <')) || counted.some(({ checked }) => checked)
  if (phrases || (index === null && without.length > 0))
    match.whole = both([either(counted.map(({ whole }) => whole)), ...without])
  return match
}

/** Of a word that is only begun the last token is a beginning. */
function tokensIn(text: string, begins: boolean): Token[] {
  const tokens = tokensOf(text, 'entered')
  const last = tokens.at(-1)
  return begins && last ? [...tokens.slice(0, -1), { ...last, begins }] : tokens
}

type Written = {
  index: string | null
  whole: string | null
  headline: string | null
  rank: string | null
  /** What must not be there, each a query of its own. */
  without: string[]
  /** The index alone does not say which words stand side by side. */
  checked: boolean
  hasWords: boolean
}

function written(looked: readonly Looked[], lexemes: Lexemes, authors: Authors): Written {
  const index: string[] = [...authors.wanted]
  const whole: string[] = [...authors.wanted]
  const headline: string[] = []
  const rank: string[] = []
  const without: string[] = [...authors.excluded]
  let checked = false
  for (const { tokens, excluded } of looked) {
    const phrase = phraseOf(tokens, lexemes, '')
    if (phrase === null) continue
    if (excluded) {
      without.push(`!(${phrase})`)
      continue
    }
    const all = both(tokens.map((token) => tokenOf(token, lexemes, '')))
    if (all !== null) index.push(all)
    whole.push(`(${phrase})`)
    rank.push(`(${phrase})`)
    const inHeadline = phraseOf(tokens, lexemes, IN_HEADLINE)
    if (inHeadline !== null) headline.push(`(${inHeadline})`)
    checked ||= phrase.includes(' <')
  }
  return {
    index: both(index),
    whole: both(whole),
    headline: headline.length && authors.wanted.length + authors.excluded.length === 0 ? both(headline) : null,
    rank: both(rank),
    without,
    checked,
    hasWords: rank.length > 0,
  }
}

/** The words of a term next to each other; a common word between two leaves its place. Null if all of them are common. */
function phraseOf(tokens: readonly Token[], lexemes: Lexemes, prefix: string): string | null {
  let phrase: string | null = null
  let distance = 0
  for (const token of tokens) {
    distance += 1
    const part = tokenOf(token, lexemes, prefix)
    if (part === null) continue
    phrase = phrase === null ? part : `${phrase} <${distance}> ${part}`
    distance = 0
  }
  return phrase
}

function tokenOf({ forms, begins }: Token, lexemes: Lexemes, prefix: string): string | null {
  // A beginning that is a common word by itself ("the*") is still one.
  const known = forms.map((form) => lexemes.get(form) ?? (begins ? form : null))
  const found = new Set(known.filter((lexeme) => typeof lexeme === 'string'))
  if (found.size === 0) return null
  const parts = [...found].map((lexeme) => `${quoted(prefix + lexeme)}${begins ? ':*' : ''}`)
  return parts.length === 1 ? parts.join('') : `(${parts.join(' | ')})`
}

type Authors = { wanted: string[]; excluded: string[] }

/** One of the authors that are named, and none of the excluded. */
function authorParts({ filters }: SearchQuery): Authors {
  const part = (name: string) => both(nameWords(name).map((word) => quoted(IN_BYLINE + word)))
  const named = filters.filter(({ by }) => by === 'author')
  const wanted = either(named.filter(({ excluded }) => !excluded).map(({ name }) => part(name)))
  const excluded = named.filter((filter) => filter.excluded).flatMap(({ name }) => part(name) ?? [])
  return { wanted: wanted === null ? [] : [`(${wanted})`], excluded: excluded.map((one) => `!(${one})`) }
}

function lexemesIn(looked: readonly Looked[], lexemes: Lexemes) {
  const whole = new Set<string>()
  const begins = new Set<string>()
  for (const { tokens, excluded } of looked) {
    if (excluded) continue
    for (const token of tokens)
      for (const form of token.forms) {
        const lexeme = lexemes.get(form) ?? (token.begins ? form : null)
        if (lexeme) (token.begins ? begins : whole).add(lexeme)
      }
  }
  return { whole, begins }
}

const both = (parts: readonly (string | null)[]): string | null => joined(parts, ' & ')

/** Each of the same once: most words have the same stem in most languages. */
const either = (parts: readonly (string | null)[]): string | null =>
  joined(
    [...new Set(parts)].map((part) => part && `(${part})`),
    ' | ',
  )

function joined(parts: readonly (string | null)[], by: string): string | null {
  const there = parts.filter((part) => part !== null && part !== '')
  return there.length ? there.join(by) : null
}
