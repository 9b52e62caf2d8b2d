/** Words a minute of silent reading, measured with the same texts in 17 languages (IReST, Trauzettel-Klosinski 2012). */
const WORDS_A_MINUTE: Record<string, number> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
}

/** Scripts without spaces between words: here each character counts, so the rate is in characters. */
const CHARACTERS_A_MINUTE: Record<string, number> = { zh: 255, ja: 357 }

const COMMON_RATE = 190

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Words of a plain text; each Chinese or Japanese character counts as one. */
export function countWords(text: string): number {
  const unspaced = /[\u3040-\u9fff]/.test(text) ? (text.match(UNSPACED)?.length ?? 0) : 0
  return unspaced === 0 ? spacedWords(text) : unspaced + spacedWords(text.replace(UNSPACED, ' '))
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

/** The beginning of a plain text: so many words, as `countWords` counts them. */
export function firstWords(text: string, most: number): string {
  let count = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    count += 1
    if (count === most) return text.slice(0, index + word.length)
  }
  return text
}

function spacedWords(text: string): number {
  let words = 0
  let inside = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const space = code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x3000
    if (!space && !inside) words += 1
    inside = !space
  }
  return words
}

/** Minutes to read a text of that many words, at least 1. */
export function readingMinutes(words: number, language: string | null): number {
  const primary = language?.toLowerCase().split(/[-_]/, 1)[0] ?? ''
  return Math.max(1, Math.round(words / (CHARACTERS_A_MINUTE[primary] ?? WORDS_A_MINUTE[primary] ?? COMMON_RATE)))
}
