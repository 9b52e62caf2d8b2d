import { quoted } from '#lib/search/document.ts'
import { type Token, tokensOf } from '#lib/search/fold.ts'

/** A word or several, as texts are held against it: one after the other. */
export type Phrase = readonly Pick<Token, 'forms' | 'begins'>[]

/** Why something typed is no word to mute. */
export type WordFault = 'empty' | 'long' | 'short' | 'star'

/** Signs of a word, and words of a phrase. */
export const LONGEST_WORD = 60
const MOST_WORDS = 8
/** Letters before a `*`: with fewer half of the paper would be meant. */
const LEAST_BEGINNING = 3

const QUOTES = /^["'“”„«»‘’‚]+|["'“”„«»‘’‚]+$/gu
/** In such scripts, and among pictographs, one sign says something. */
const ALONE =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{Extended_Pictographic}]/u

/**
 * Reads a word to mute as somebody types it: a word, several as a phrase (quotes around them change nothing), `foot*` for
 * every word that begins so. Case and accents do not count.
 *
 * @returns the words tidied up, their phrase, and the key by which the same word typed in another way is known
 */
export function readWord(typed: string): { word: string; phrase: Phrase; key: string } | WordFault {
  const word = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(QUOTES, '')
    .trim()
  if ([...word].length > LONGEST_WORD) return 'long'
  const phrase: { forms: readonly string[]; begins: boolean }[] = []
  for (const part of word.split(' ')) {
    const begins = part.endsWith('*')
    const plain = begins ? part.slice(0, -1) : part
    if (plain.includes('*') || (begins && plain === '')) return 'star'
    const tokens = tokensOf(plain, 'entered')
    const last = tokens.length - 1
    phrase.push(...tokens.map((token, place) => ({ ...token, begins: token.begins || (begins && place === last) })))
    const beginning = tokens[last]?.forms[0] ?? ''
    if (begins && beginning.length < LEAST_BEGINNING && !ALONE.test(beginning)) return 'short'
  }
  if (phrase.length === 0) return 'empty'
  if (phrase.length > MOST_WORDS) return 'long'
  const [first, second] = phrase
  const alone = first?.forms[0] ?? ''
  if (!second && [...alone].length < 2 && !ALONE.test(alone)) return 'short'
  return { word, phrase, key: phrase.map(({ forms, begins }) => `${forms[0]}${begins ? '*' : ''}`).join(' ') }
}

/** A phrase as a `tsquery` on `article_words`. */
export function queryOf(phrase: Phrase): string {
  return phrase
    .map(({ forms, begins }) => `(${forms.map((form) => `${quoted(form)}${begins ? ':*' : ''}`).join(' | ')})`)
    .join(' <-> ')
}

/** Whether a text has the phrase in it. */
export function standsIn(phrase: Phrase, tokens: readonly Token[]): boolean {
  return tokens.some((_, start) =>
    phrase.every((wanted, place) => {
      const token = tokens[start + place]
      return token?.forms.some((form) =>
        wanted.forms.some((other) => (wanted.begins ? form.startsWith(other) : form === other)),
      )
    }),
  )
}

/** The words of any text that a phrase is held against; in which language it is does not count. */
export const wordsOfText = (text: string): Token[] => tokensOf(text, 'other')
