/** A passage by its words (W3C Web Annotation, text quote selector), as it is sent and stored. */
export type Quote = {
  exact: string
  /** Up to 32 characters before and after it. */
  prefix: string
  suffix: string
  /** Characters of the text before it, white space not counted: which of several equal passages is meant. */
  startsAt: number
}

/** Where a passage is marked, and how far was read: in an article, or in the copy of something saved, by the save's number. */
export type In = { article: number } | { copy: number }

export const LONGEST_PASSAGE = 5_000
export const LONGEST_AROUND = 32
export const LONGEST_MARK_NOTE = 2_000
/** Passages of one text; who marks more has marked nothing. */
export const MOST_MARKS = 200
/** Texts on a page of all marks. */
export const MARKED_A_PAGE = 20
/** Marks on it, as long as there is more than one text: each comes with its forms. */
export const MARKS_A_PAGE = 200

/** A passage that somebody has marked. Instants are ISO strings. */
export type Mark = Quote & {
  id: number
  note: string | null
  createdAt: string
  /** Taken out within the hour: it can be put back. */
  removed: boolean
}

/** A mark in the text as it stands now. */
export type OwnMark = Mark & {
  /** Its words are in the text, or nearly; else the text was another when it was marked. */
  found: boolean
}

/** A mark with the address of its passage: in the article if it is there, else in the text as it was saved. */
export type PlacedMark = Mark & {
  /** Null where its words are in neither, or both are gone. */
  href: string | null
}

/** The marks of one saved text, in the order of the text. */
export type MarkedText = {
  saveId: number
  headline: string
  source: string
  language: string | null
  /** Where it can be read; null where it is gone. */
  href: string | null
  /** There is a text of it here, the paper's or the reader's own copy: what is not in it was in an earlier one. */
  here: boolean
  marks: PlacedMark[]
}

/** Where a reader is with a text that they have saved. */
export type Reading = {
  saveId: number
  state: 'unread' | 'in-progress' | 'done' | 'archived'
  progress: number
  place: number | null
  minutes: number
}

/** Less read than this is not begun, more than the second is read to the end. */
export const BEGUN = 0.03
export const AT_END = 0.97

/** Minutes that are left of a text, at least one while anything is. */
export function minutesLeft(minutes: number, progress: number): number {
  return progress >= 1 ? 0 : Math.max(1, Math.ceil(minutes * (1 - Math.max(0, progress))))
}
