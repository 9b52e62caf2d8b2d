import type { SaveState } from '#lib/saved/model.ts'
import {
  type ImportedItem,
  type ImportedLine,
  LONGEST_HIGHLIGHT,
  LONGEST_NOTE,
  LONGEST_TAG,
  MOST_HIGHLIGHTS,
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
  highlights?: readonly { exact: string; note?: string | null | undefined }[]
  html?: string | null | undefined
}

const wellFormed = (text: string) => text.toWellFormed().replaceAll('\u0000', '')
const line = (text: string, most: number) => wellFormed(text).replace(/\s+/g, ' ').trim().slice(0, most).toWellFormed()
const words = (text: string | null | undefined, most: number) =>
  wellFormed(text ?? '')
    .trim()
    .slice(0, most)
    .toWellFormed() || null

/** A line in our words: nothing longer than we keep, no date that can be none. */
export function lineOf(place: string, given: Given): ImportedLine {
  const link = wellFormed(given.link).trim()
  if (!/^https?:\/\//i.test(link)) return { place, problem: 'no-address', text: line(link || (given.title ?? ''), 200) }
  const tags = [...new Set((given.tags ?? []).map((tag) => line(tag, LONGEST_TAG)).filter((tag) => tag !== ''))]
  const item: ImportedItem = {
    link,
    title: line(given.title ?? '', 300) || null,
    savedAt: instantOf(given.savedAt),
    state: given.state ?? 'unread',
    progress: Math.min(1, Math.max(0, given.progress ?? 0)),
    tags: tags.slice(0, MOST_TAGS),
    list: line(given.list ?? '', 100) || null,
    note: words(given.note, LONGEST_NOTE),
    highlights: (given.highlights ?? []).slice(0, MOST_HIGHLIGHTS).flatMap(({ exact, note }) => {
      const passage = words(exact, LONGEST_HIGHLIGHT)
      return passage === null ? [] : [{ exact: passage, note: words(note, LONGEST_NOTE) }]
    }),
    html: given.html?.trim() ? wellFormed(given.html) : null,
  }
  return { place, item }
}

/** What cannot be made out, with as much of it as tells which it is. */
export const unreadable = (place: string, text: string): ImportedLine => ({
  place,
  problem: 'unreadable',
  text: line(text, 200),
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
