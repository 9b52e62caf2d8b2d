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
  /** In their order, read as they are asked for: no more than a few are in memory. */
  texts: AsyncIterable<BookText>
  /** More stand there than `MOST_TEXTS`. */
  more: boolean
  madeAt: Date
}

/** Stories of a book: as many as a list has. */
export const MOST_TEXTS = 2_000
/** Bytes of its pages before they are compressed: beyond, e-readers give up, and the press holds an answer whole. */
export const MOST_BYTES = 30_000_000
