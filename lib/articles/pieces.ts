import type { Size } from '#lib/pictures/model.ts'
import type { BodyPicture, Handling } from './model.ts'

/** A picture that may stand in our pages, by its address, with its size in pixels if it is known. */
export type ServedPicture = Omit<BodyPicture, 'alt'>

/** The picture at an absolute address, whose size somebody wrote down; null where we show none. */
export type PictureOf = (url: string, written: Size | null) => ServedPicture | null

/** One text in work. */
export type Work = {
  base: string | null
  /** Addresses of the bundled sample are pages of ours. */
  sample: boolean
  pictureOf: PictureOf
  /** A no-derivatives licence: no words are left out and none are set in. */
  untouched: boolean
  handling: Omit<Handling, 'from'>
}

/** Where blocks stand: on the page itself, where lines are judged, or inside a quote, a list, a cell. */
export type Place = { work: Work; inherited: { lang?: string; dir?: string }; top: boolean }

/** A block of a text on its way from the source's markup to the stored body. */
export type HtmlPiece = {
  kind: 'html'
  tag: string
  html: string
  text: string
  /** Its last words were a link to the rest of the story. */
  goesOn: boolean
}
/** Pictures with what stands under them: markup, and read as words with the maker apart. */
export type PicturePiece = {
  kind: 'picture'
  pictures: BodyPicture[]
  markup: string | null
  caption: string | null
  credit: string | null
  /** A logo, an icon, somebody's portrait beside their name: never the picture that stands for a story. */
  minor: boolean
}
export type Piece = HtmlPiece | PicturePiece | { kind: 'read'; title: string; href: string | null }

export function piece(tag: string, html: string, text: string): HtmlPiece {
  return { kind: 'html', tag, html, text, goesOn: false }
}
