import type { Handling, Picture } from './model.ts'

/** A picture that we serve ourselves, with its size in pixels. */
export type ServedPicture = { src: string; width: number; height: number }

/** Where we serve the picture at an absolute address; null where we do not. */
export type PictureOf = (url: string) => ServedPicture | null

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
  picture: Picture | null
  /** Its last words were a link to the rest of the story. */
  goesOn: boolean
}
export type Piece = HtmlPiece | { kind: 'read'; title: string; href: string | null }

export function piece(tag: string, html: string, text: string, picture: Picture | null = null): HtmlPiece {
  return { kind: 'html', tag, html, text, picture, goesOn: false }
}
