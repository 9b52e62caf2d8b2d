import type { Token } from './fold.ts'
import { tokensOf } from './fold.ts'
import type { Lexemes } from './lexemes.ts'

/** Part of a text; `marked` is what was looked for. */
export type Piece = { text: string; marked: boolean }

/** What is looked for in a text of one language, and that language's stems of its words. */
export type Wanted = { whole: ReadonlySet<string>; begins: ReadonlySet<string>; lexemes: Lexemes }
type Mark = { start: number; end: number; lexeme: string }

/** Around what was found, in characters. */
const WINDOW = 230
const LEAD_IN = 70

export const textTokens = (text: string, language: string): Token[] =>
  tokensOf(text, language === 'german' ? 'german' : 'other')

/** A whole text with what was looked for marked in it. */
export function marked(text: string, tokens: readonly Token[], wanted: Wanted): Piece[] {
  return piecesOf(text, 0, text.length, marksOf(tokens, wanted))
}

/** The part of a text where most of what was looked for stands together; null where none of it does. */
export function snippet(text: string, tokens: readonly Token[], wanted: Wanted): Piece[] | null {
  const marks = marksOf(tokens, wanted)
  const [first] = marks
  if (!first) return null
  let best = first
  let most = 0
  marks.forEach((mark, place) => {
    const near = marks.slice(place).filter(({ end }) => end <= mark.start + WINDOW - LEAD_IN)
    const score = new Set(near.map(({ lexeme }) => lexeme)).size * 10 + Math.min(near.length, 9)
    if (score > most) {
      most = score
      best = mark
    }
  })
  return cutOut(text, best.start, marks)
}

/** How much of what was looked for stands in a text: how many different words. */
export const foundIn = (tokens: readonly Token[], wanted: Wanted): number =>
  new Set(marksOf(tokens, wanted).map(({ lexeme }) => lexeme)).size

/** The beginning of a text, nothing marked. */
export const opening = (text: string): Piece[] => (text ? cutOut(text, 0, []) : [])

function cutOut(text: string, around: number, marks: readonly Mark[]): Piece[] {
  let start = around < LEAD_IN * 1.3 ? 0 : around - LEAD_IN
  let end = Math.min(text.length, start + WINDOW)
  // At the ends of words, where there are any within reach.
  if (start > 0) start = Math.min(around, nextSpace(text, start, 25) ?? start)
  if (end < text.length) end = Math.max(around, lastSpace(text, end, 25) ?? end)
  // Never within a pair that stands for one sign.
  if (/[\udc00-\udfff]/.test(text[start] ?? '')) start -= 1
  if (/[\udc00-\udfff]/.test(text[end] ?? '')) end -= 1
  const pieces = piecesOf(text, start, end, marks)
  if (start > 0) pieces.unshift({ text: '… ', marked: false })
  if (end < text.length) pieces.push({ text: ' …', marked: false })
  return pieces
}

function nextSpace(text: string, from: number, reach: number): number | null {
  const at = text.indexOf(' ', from)
  return at >= 0 && at - from <= reach ? at + 1 : null
}

function lastSpace(text: string, from: number, reach: number): number | null {
  const at = text.lastIndexOf(' ', from)
  return at >= 0 && from - at <= reach ? at : null
}

function marksOf(tokens: readonly Token[], { whole, begins, lexemes }: Wanted): Mark[] {
  const marks: Mark[] = []
  for (const { forms, start, end } of tokens) {
    for (const form of forms) {
      const lexeme = lexemes.get(form)
      if (!lexeme) continue
      const beginning = begins.size ? [...begins].find((one) => lexeme.startsWith(one)) : undefined
      if (!whole.has(lexeme) && beginning === undefined) continue
      marks.push({ start, end: whole.has(lexeme) ? end : start + (beginning?.length ?? 0), lexeme })
      break
    }
  }
  return marks
}

/** Marks may overlap, as the pairs of signs do: they are drawn as one. */
function piecesOf(text: string, from: number, to: number, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  const put = (start: number, end: number, isMarked: boolean) => {
    if (end <= start) return
    const last = pieces.at(-1)
    if (last?.marked === isMarked) last.text += text.slice(start, end)
    else pieces.push({ text: text.slice(start, end), marked: isMarked })
  }
  let at = from
  for (const { start, end } of marks) {
    if (end <= at || start >= to) continue
    put(at, Math.max(at, start), false)
    put(Math.max(at, start), Math.min(end, to), true)
    at = Math.min(Math.max(at, end), to)
  }
  put(at, to, false)
  return pieces
}
