import { COMMON_WORDS } from './common-words.ts'

/** Ways along the keys and through the alphabet; each is taken backwards, too. */
const WALKS = [
  ...['qwertyuiop[]', 'asdfghjkl;', 'zxcvbnm,./', 'qwertzuiop', 'yxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ...['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', '!@#$%^&*()', '!"§$%&/()='],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik', 'qazwsxedcrfvtgbyhnujmikolp', '1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0'],
  ...['147258369', '741852963', '159357', '789456123', '123654789', '1a2b3c4d5e6f7g8h9i0j', 'a1b2c3d4e5f6g7h8i9j0'],
  ...[
    '13579',
    '24680',
    '2580',
    '0852',
    '112233445566778899',
    'aabbccddeeffgg',
    'qqwweerrttyy',
    'aassddffgg',
    'qweasdzxc',
    'zaq1xsw2cde3',
  ],
].flatMap((walk) => [walk, [...walk].reverse().join('')])

const LEET = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '!': 'i',
  '1': 'i',
  '8': 'b',
  '9': 'g',
  '6': 'g',
}
const asLetters = (text: string, one: 'i' | 'l') =>
  text.replace(/[@430$57!1896]/g, (sign) => (sign === '1' ? one : (LEET[sign as keyof typeof LEET] ?? sign)))

/** Powers of ten that a guesser spends on each part: about 1,000 words, 100 years, 100 walks, …; measured against the lists people use. */
const COST = { own: 0.7, word: 2.6, leet: 0.3, walk: 2, year: 2, digit: 1, symbol: 1, letter: 1.35, again: 0.5 }
/** Below this a password is one that guessers try first: a word or two and what hangs on them, a walk, the same thing again. */
const ENOUGH = 6.5
/** What is longer has its length for it, but for the same thing again and again. */
const LONGEST_LOOKED_AT = 48
const YEAR = /^(?:19[3-9]\d|20[0-4]\d)$/

/** What is known of whoever chooses: nobody's handle is a secret. */
type About = { handle: string; paper: string; email?: string }

/** Whether a password is among the first that a guesser would try (rules §9: the worst 10,000). */
export function isTooCommon(password: string, about: About): boolean {
  const typed = password.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
  const part = shortestPart(typed)
  if (new Set(part).size < 3) return true
  if (part.length > LONGEST_LOOKED_AT) return false
  const own = ownWords(about)
  const spent = Math.min(guesses(part, own, 'i'), guesses(part, own, 'l'))
  return spent + (part.length < typed.length ? COST.again : 0) < ENOUGH
}

/** What a text repeats: `abc` of `abcabcab`; the text itself where it repeats nothing. */
function shortestPart(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const part = text.slice(0, length)
    if (part.repeat(Math.ceil(text.length / length)).startsWith(text)) return part
  }
  return text
}

function ownWords({ handle, paper, email = '' }: About): Set<string> {
  const all = [handle, ...handle.split(/[-_]/), paper.replace(/\s+/gu, ''), ...paper.split(/\s+/u), email]
  const words = [...all, ...email.split(/[@.+_-]/)].map((word) => word.toLowerCase().replace(/[-_]/g, ''))
  return new Set(words.filter((word) => word.length >= 3))
}

/** Powers of ten of the cheapest way to put a text together. */
function guesses(text: string, own: ReadonlySet<string>, one: 'i' | 'l'): number {
  const letters = asLetters(text, one)
  const best = [0]
  for (let end = 1; end <= text.length; end += 1) {
    let cheapest = Number.POSITIVE_INFINITY
    for (let start = Math.max(0, end - 26); start < end; start += 1) {
      const before = best[start] ?? 0
      const part = { raw: text.slice(start, end), letters: letters.slice(start, end) }
      const again = start >= part.raw.length && text.slice(start - part.raw.length, start) === part.raw
      const cost = again && part.raw.length > 1 ? COST.again : costOf(part, own)
      cheapest = Math.min(cheapest, before + cost)
    }
    best.push(cheapest)
  }
  return best[text.length] ?? 0
}

function costOf({ raw, letters }: { raw: string; letters: string }, own: ReadonlySet<string>): number {
  const leet = raw === letters ? 0 : COST.leet
  if (raw.length >= 3 && own.has(raw)) return COST.own
  if (raw.length >= 3 && own.has(letters)) return COST.own + leet
  if (raw.length >= 3 && WALKS.some((walk) => walk.includes(raw))) return COST.walk
  if (YEAR.test(raw)) return COST.year
  if (raw.length >= 2 && COMMON_WORDS.has(raw)) return COST.word
  if (raw.length >= 4 && COMMON_WORDS.has(letters)) return COST.word + leet
  if (raw.length > 1) return new Set(raw).size === 1 ? COST.walk : Number.POSITIVE_INFINITY
  if (/\d/.test(raw)) return COST.digit
  return /\p{L}/u.test(raw) ? COST.letter : COST.symbol
}
