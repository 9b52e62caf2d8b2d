/** A word of a text as the search knows it, and where it stands in that text. */
export type Token = {
  /** Without case and accents. Several where it may be written in several ways: "Köln" is `koln` and `koeln`. */
  forms: readonly string[]
  /** Any word that begins with it is meant: one sign of a script without spaces. */
  begins: boolean
  start: number
  end: number
}

/** `entered` for what somebody looks for; `german` and `other` for what is stored, by the text's language. */
export type Fold = 'entered' | 'german' | 'other'

/** Initials with points between them are one word (U.S., EU is already), a pictograph is one too. */
const WORD =
  /(?<![\p{L}\p{N}\p{M}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*|\p{Extended_Pictographic}/gu
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
const UNSPACED_RUN =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu
/** Longer words are told apart by so many letters. */
const LONGEST = 60

/**
 * The words of a text. Where a script puts no spaces between words, every two neighbouring signs are one: so any part of
 * a run is found, as a phrase of its pairs.
 */
export function tokensOf(text: string, fold: Fold): Token[] {
  const tokens: Token[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!UNSPACED.test(word)) {
      add(tokens, word, index, fold)
      continue
    }
    for (const { 0: run, index: inside } of word.matchAll(UNSPACED_RUN)) {
      if (UNSPACED.test(run)) addPairs(tokens, run, index + inside, fold)
      else add(tokens, run, index + inside, fold)
    }
  }
  return tokens
}

function add(tokens: Token[], word: string, start: number, fold: Fold): void {
  const forms = formsOf(word, fold)
  if (forms.length) tokens.push({ forms, begins: false, start, end: start + word.length })
}

function addPairs(tokens: Token[], run: string, start: number, fold: Fold): void {
  const signs = [...run.matchAll(/\P{M}\p{M}*|\p{M}+/gu)].map(({ 0: sign, index }) => ({ sign, at: start + index }))
  const entered = fold === 'entered'
  signs.forEach(({ sign, at }, place) => {
    const next = signs[place + 1]
    // The last sign alone is stored too, so that a single one is found wherever it stands.
    if (!next && entered && signs.length > 1) return
    const pair = sign + (next?.sign ?? '')
    const form = tidy(pair.normalize('NFKC').toLowerCase())
    if (form) tokens.push({ forms: [form], begins: entered && !next, start: at, end: at + pair.length })
  })
}

/** The spellings under which a word is known; the first is the plain one. None of nothing but marks. */
export function formsOf(word: string, fold: Fold): string[] {
  if (/^[a-z0-9]+$/.test(word)) return withTransliterated(word.slice(0, LONGEST), fold)
  const composed = word.replaceAll('.', '').normalize('NFKC').toLowerCase()
  const plain = tidy(composed)
  if (plain === '') return []
  if (/[äöüøåæœ]/.test(composed)) {
    const spelt = tidy(composed.replace(/[äöüøåæœ]/g, (letter) => SPELT[letter] ?? letter))
    return spelt === plain ? [plain] : [plain, spelt]
  }
  return withTransliterated(plain, fold)
}

const SPELT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae', œ: 'oe' }
const PLAIN: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ё: 'е',
  ς: 'σ',
  ـ: '',
}

/** In a German text "Koeln" is "Köln" too; in others "poet" is no "pot". */
function withTransliterated(word: string, fold: Fold): string[] {
  if (fold !== 'german' || !/(?<![aeiouq])[aou]e/.test(word)) return [word]
  return [word, word.replace(/(?<![aeiouq])([aou])e/g, '$1')]
}

/**
 * Latin and Greek without accents, Arabic and Hebrew without vowel points; marks of other scripts are letters. Nothing but
 * letters and digits is left.
 */
function tidy(composed: string): string {
  return composed
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .replace(/[\u0591-\u05c7\u064b-\u065f\u0670]/g, '')
    .normalize('NFC')
    .replace(/[ßłøœæđðþıħёςـ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu, '')
    .slice(0, LONGEST)
    .toWellFormed()
}
