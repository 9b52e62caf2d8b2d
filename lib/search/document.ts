import { plainText } from '#lib/articles/markup.ts'
import type { BodyBlock } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import { type Fold, type Token, tokensOf } from './fold.ts'
import { configurationOf } from './languages.ts'
import { lexemesOf } from './lexemes.ts'

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

type Part = { text: string; weight: 'A' | 'B' | 'C' | 'D' }

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
  const parts: Part[] = [
    { text: article.headline, weight: 'A' },
    { text: article.standfirst ?? '', weight: 'B' },
    { text: article.kicker ?? '', weight: 'C' },
    { text: body.length < article.excerpt.length ? article.excerpt : body, weight: 'D' },
  ]
  const sample = `${article.headline} ${article.standfirst ?? ''} ${body.slice(0, 3_000)}`
  const words = tokensOf(sample, 'other').map(({ forms }) => forms[0] ?? '')
  const language = configurationOf(article.languages, words)
  const fold: Fold = language === 'german' ? 'german' : 'other'
  const split = parts.map(({ text, weight }) => ({ weight, tokens: tokensOf(text, fold) }))
  const lexemes = await lexemesOf(db, language, formsIn(split.flatMap(({ tokens }) => tokens)))

  const places = new Map<string, string[]>()
  const put = (word: string, place: string) => {
    const before = places.get(word)
    if (!before) places.set(word, [place])
    else if (before.length < MOST_PLACES) before.push(place)
  }
  let at = 0
  for (const { weight, tokens } of split) {
    for (const token of tokens) {
      at += 1
      for (const lexeme of new Set(token.forms.map((form) => lexemes.get(form)))) {
        if (!lexeme) continue
        put(lexeme, `${at}${weight === 'D' ? '' : weight}`)
        if (weight === 'A') put(IN_HEADLINE + lexeme, `${at}`)
      }
    }
    at += GAP
  }
  tokensOf(article.byline ?? '', fold).forEach(({ forms }, place) => {
    for (const form of forms) put(IN_BYLINE + form, String(place + 1))
  })
  return { language, doc: [...places].map(([word, found]) => `${quoted(word)}:${found.join(',')}`).join(' ') }
}

function* formsIn(tokens: readonly Token[]): Generator<string> {
  for (const { forms } of tokens) yield* forms
}

/** A lexeme as `tsvector` and `tsquery` are written. */
export const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`

/** A name as it is held against another: its words without accents. */
export const nameWords = (name: string): string[] => tokensOf(name, 'entered').map(({ forms }) => forms[0] ?? '')
