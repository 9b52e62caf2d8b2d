import { plainText } from '#lib/articles/markup.ts'
import type { BodyBlock } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import { type Fold, type Token, tokensOf } from './fold.ts'
import { configurationOf } from './languages.ts'
import { type Lexemes, lexemesOf } from './lexemes.ts'

/** What an article is found by. */
export type Searchable = {
  headline: string
  kicker: string | null
  standfirst: string | null
  byline: string | null
  body: BodyBlock[]
  excerpt: string
  /** Of the article, then of its source. */
  languages: (string | null)[]
}

/** Characters of a text that are searched: some 5,000 words. */
const LONGEST = 32_000
/** Places of one word that are kept: more tell nothing. */
const MOST_PLACES = 40
/** Between two parts of an article: no phrase begins in one and ends in the other. */
const GAP = 20
/** Before a word of the headline, and before one of the author's name: no word begins so. */
export const IN_HEADLINE = '='
export const IN_BYLINE = '@'

/** A part of what is searched. */
export type Part = {
  text: string
  weight: 'A' | 'B' | 'C' | 'D'
  /** Counts most, as words of a headline do. */
  prominent?: boolean
  /** The configurations in whose stems it is found; the same place stands for all of them. */
  languages: readonly string[]
}

/** The words of a text that people see, as one line; "Read:" lines are no part of the story. */
export function bodyText(body: readonly BodyBlock[]): string {
  let text = ''
  for (const block of body) {
    if (block.kind === 'html') text += `${text && ' '}${plainText(block.html)}`
    if (text.length > LONGEST) return text.slice(0, LONGEST)
  }
  return text
}

/** An article as a `tsvector` in words, and the configuration of its stems. */
export async function documentOf(db: Db, article: Searchable): Promise<{ language: string; doc: string }> {
  const body = bodyText(article.body)
  const language = languageOf(article, body)
  const languages = [language]
  const parts: Part[] = [
    { text: article.headline, weight: 'A', prominent: true, languages },
    { text: article.standfirst ?? '', weight: 'B', languages },
    { text: article.kicker ?? '', weight: 'C', languages },
    { text: body.length < article.excerpt.length ? article.excerpt : body, weight: 'D', languages },
  ]
  const places = await placesOf(db, parts)
  namePlaces(places, article.byline ?? '', language)
  return { language, doc: vectorOf(places) }
}

/** The configuration of an article's stems. */
export function languageOf(
  { headline, standfirst, languages }: Pick<Searchable, 'headline' | 'standfirst' | 'languages'>,
  body: string,
): string {
  const sample = `${headline} ${standfirst ?? ''} ${body.slice(0, 3_000)}`
  const words = tokensOf(sample, 'other').map(({ forms }) => forms[0] ?? '')
  return configurationOf(languages, words)
}

/** Words as they are stored, each with its places and their weights. */
export type Places = Map<string, string[]>

const foldOf = (language: string): Fold => (language === 'german' ? 'german' : 'other')

/** The stems of all parts, one part behind the other. */
export async function placesOf(db: Db, parts: readonly Part[]): Promise<Places> {
  const split = parts.map(({ languages, ...part }) => ({
    ...part,
    readings: languages.map((language) => ({ language, tokens: tokensOf(part.text, foldOf(language)) })),
  }))
  const lexemes = new Map<string, Lexemes>()
  for (const [language, group] of Map.groupBy(
    split.flatMap(({ readings }) => readings),
    (reading) => reading.language,
  )) {
    lexemes.set(language, await lexemesOf(db, language, formsIn(group.flatMap(({ tokens }) => tokens))))
  }
  const places: Places = new Map()
  const put = (word: string, place: string) => {
    const before = places.get(word)
    if (!before) places.set(word, [place])
    else if (before.length < MOST_PLACES) before.push(place)
  }
  let at = 0
  for (const { weight, prominent, readings } of split) {
    const length = Math.max(0, ...readings.map(({ tokens }) => tokens.length))
    for (let index = 0; index < length; index += 1) {
      at += 1
      const found = readings.flatMap(({ language, tokens }) =>
        (tokens[index]?.forms ?? []).map((form) => lexemes.get(language)?.get(form)),
      )
      for (const lexeme of new Set(found)) {
        if (!lexeme) continue
        put(lexeme, `${at}${weight === 'D' ? '' : weight}`)
        if (prominent) put(IN_HEADLINE + lexeme, `${at}`)
      }
    }
    at += GAP
  }
  return places
}

/** The names of whoever wrote it, as `author:` finds them. */
export function namePlaces(places: Places, byline: string, language: string): void {
  tokensOf(byline, foldOf(language)).forEach(({ forms }, place) => {
    for (const form of forms) {
      const word = IN_BYLINE + form
      const before = places.get(word) ?? []
      if (before.length < MOST_PLACES) places.set(word, [...before, String(place + 1)])
    }
  })
}

/** As `tsvector` is written. */
export const vectorOf = (places: Places): string =>
  [...places].map(([word, found]) => `${quoted(word)}:${found.join(',')}`).join(' ')

function* formsIn(tokens: readonly Token[]): Generator<string> {
  for (const { forms } of tokens) yield* forms
}

/** A lexeme as `tsvector` and `tsquery` are written. */
export const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`

/** A name as it is held against another: its words without accents. */
export const nameWords = (name: string): string[] => tokensOf(name, 'entered').map(({ forms }) => forms[0] ?? '')
