import type { BodyBlock } from '#lib/articles/model.ts'

/** A story as a book has it. `body` is what its reader may have of the text; null: its name and address only. */
export type BookText = {
  headline: string
  standfirst: string | null
  byline: string | null
  source: string
  language: string | null
  publishedAt: Date | null
  /** Where it can be read on the web, absolute. */
  link: string | null
  licence: string | null
  /** Whoever keeps the list says of it. */
  note: string | null
  body: BodyBlock[] | null
  /** It is less than the whole. */
  cut: boolean
}

export type Book = {
  /** A name that is this book's alone, as an address or URN. */
  identifier: string
  title: string
  /** Under the title. */
  line: string | null
  language: string
  paper: string
  texts: BookText[]
  /** More stood there than a book holds. */
  more: boolean
  madeAt: Date
}

/** Stories of a book. */
export const MOST_TEXTS = 200
