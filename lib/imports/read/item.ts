import { LONGEST_LIST_NAME } from '#lib/saved/list-model.ts'
import { LONGEST_MARK_NOTE, LONGEST_PASSAGE, MOST_MARKS } from '#lib/saved/mark-model.ts'
import { LONGEST_NOTE, type SaveState } from '#lib/saved/model.ts'
import {
  type ImportedItem,
  type ImportedLine,
  type ImportedMark,
  type LeftOut,
  type LineProblem,
  LONGEST_SAID,
  LONGEST_TAG,
  LONGEST_TITLE,
  MOST_TAGS,
} from '../model.ts'

/** What a program's line says, as far as it says it. */
export type Given = {
  link: string
  title?: string | null | undefined
  savedAt?: string | number | null | undefined
  state?: SaveState
  progress?: number
  tags?: readonly string[]
  list?: string | null
  note?: string | null | undefined
  highlights?: readonly { exact: string; note?: string | null | undefined; around?: ImportedMark['around'] }[]
  html?: string | null | undefined
}

/** What the store can hold: no NUL, no half of a character. */
const wellFormed = (text: string) => text.toWellFormed().replaceAll('\u0000', '')
const oneLine = (text: string) => wellFormed(text).replace(/\s+/g, ' ').trim()
const beginning = (text: string, most: number) => text.slice(0, most).toWellFormed()

/** A line in our words: nothing longer than we keep, and what that leaves out told with it; no date that can be none. */
export function lineOf(place: string, given: Given): ImportedLine {
  const link = wellFormed(given.link).trim()
  if (!/^https?:\/\//i.test(link)) return failedLine(place, 'no-address', link || (given.title ?? ''))
  const left = new Set<LeftOut>()
  const within = (text: string, most: number, what: LeftOut): string => {
    if (text.length > most) left.add(what)
    return beginning(text, most)
  }
  const words = (text: string | null | undefined, most: number, what: LeftOut) =>
    within(wellFormed(text ?? '').trim(), most, what) || null
  const all = <T>(given: readonly T[], most: number, what: LeftOut): T[] => {
    if (given.length > most) left.add(what)
    return given.slice(0, most)
  }
  const tags = [...new Set((given.tags ?? []).map(oneLine).filter((tag) => tag !== ''))]
  const marks = (given.highlights ?? []).filter(({ exact }) => wellFormed(exact).trim() !== '')
  const item: ImportedItem = {
    link,
    title: within(oneLine(given.title ?? ''), LONGEST_TITLE, 'title') || null,
    savedAt: instantOf(given.savedAt),
    state: given.state ?? 'unread',
    progress: Math.min(1, Math.max(0, given.progress ?? 0)),
    tags: [...new Set(all(tags, MOST_TAGS, 'tags').map((tag) => within(tag, LONGEST_TAG, 'tag')))],
    list: within(oneLine(given.list ?? ''), LONGEST_LIST_NAME, 'list-name') || null,
    note: words(given.note, LONGEST_NOTE, 'note'),
    highlights: all(marks, MOST_MARKS, 'marks').map(({ exact, note, around }) => ({
      exact: within(wellFormed(exact).trim(), LONGEST_PASSAGE, 'mark'),
      note: words(note, LONGEST_MARK_NOTE, 'mark-note'),
      ...(around && { around }),
    })),
    html: given.html?.trim() ? wellFormed(given.html) : null,
  }
  return { place: oneLine(place), item: left.size ? { ...item, left: [...left] } : item }
}

/** What cannot be made out, with as much of it as tells which it is. */
export const unreadable = (place: string, text: string): ImportedLine => failedLine(place, 'unreadable', text)

const failedLine = (place: string, problem: LineProblem, text: string): ImportedLine => ({
  place: oneLine(place),
  problem,
  text: beginning(oneLine(text.slice(0, 4 * LONGEST_SAID)), LONGEST_SAID),
})

/** Seconds or milliseconds since 1970, or a written date. None of before the first such program, nor of the far future. */
export function instantOf(said: string | number | null | undefined): string | null {
  if (said === null || said === undefined || said === '') return null
  if (typeof said === 'string' && !/\d{4}/.test(said)) return null
  const number = typeof said === 'number' ? said : /^\d{9,17}$/.test(said.trim()) ? Number(said) : null
  // Some browsers write microseconds.
  const ms =
    number === null
      ? Date.parse(String(said))
      : number > 1e14
        ? number / 1_000
        : number > 1e11
          ? number
          : number * 1_000
  const year = Number.isFinite(ms) ? new Date(ms).getUTCFullYear() : 0
  return year >= 1995 && year <= 2100 ? new Date(ms).toISOString() : null
}
