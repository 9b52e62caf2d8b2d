import { wordsOf } from '#lib/comments/text.ts'
import type { HoldRule } from './model.ts'
import type { CommentSettings } from './settings.ts'

/** All that the checks look at; nothing is asked for while they run. */
export type Case = {
  text: string
  staff: boolean
  settings: CommentSettings
  /** Comments of this person that were shown, this one apart. */
  shownBefore: number
  /** Of the last ten in 30 days, how many a moderator rejected or removed. */
  rejectedLately: number
  /** The same text stands elsewhere, or stood there in the last 30 days. */
  saidElsewhere: boolean
  everythingWaits: boolean
  /** Likeness to rejected comments, 0 to 1; null while the paper has decided too little to tell. */
  score: number | null
}

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
const MOST_LINKS = 2
/** Shorter texts, such as "Thank you", may be said often. */
const SHORTEST_REPEAT = 20
const MOST_REJECTED = 2

const checks: Record<HoldRule, (of: Case) => boolean> = {
  newcomer: ({ shownBefore, settings }) => shownBefore < settings.newcomers,
  'everything-waits': ({ everythingWaits }) => everythingWaits,
  links: ({ text }) => (text.match(LINK)?.length ?? 0) > MOST_LINKS,
  repeated: ({ text, saidElsewhere }) =>
    (saidElsewhere && text.length >= SHORTEST_REPEAT) || /(\S.{0,30}?)\1{9,}/su.test(text.slice(0, 2_000)),
  'listed-word': ({ text, settings }) => holdsListed(text, settings.listedWords),
  'recent-rejections': ({ rejectedLately }) => rejectedLately >= MOST_REJECTED,
  'looks-like-rejected': ({ score, settings }) =>
    score !== null && settings.threshold < 1 && score >= settings.threshold,
}

/** The first rule, in their order, by which a comment waits; null if it is shown at once. Staff never wait (rules §8). */
export function ruleFor(of: Case): HoldRule | null {
  if (of.staff) return null
  // The order of the object is the order of HOLD_RULES, which a test holds.
  return (Object.keys(checks) as HoldRule[]).find((rule) => checks[rule](of)) ?? null
}

const SIGNS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }

/** The words of a list, as they are written and with digits read as the letters that they stand for. */
function holdsListed(text: string, listed: readonly string[]): boolean {
  if (!listed.length) return false
  const list = new Set(listed.map((word) => wordsOf(word).join(' ')))
  const words = wordsOf(text)
  const longest = Math.max(...listed.map((word) => wordsOf(word).length))
  const read = (word: string) => (/[a-z]/.test(word) ? word.replace(/[013457]/g, (sign) => SIGNS[sign] ?? sign) : word)
  for (let start = 0; start < words.length; start += 1) {
    for (let length = 1; length <= longest && start + length <= words.length; length += 1) {
      const run = words.slice(start, start + length)
      if (list.has(run.join(' ')) || list.has(run.map(read).join(' '))) return true
    }
  }
  return false
}
