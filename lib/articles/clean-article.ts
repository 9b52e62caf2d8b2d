import { createHash } from 'node:crypto'
import { licenceTerms } from '#lib/sources/rights.ts'
import { blocksOf } from './block-markup.ts'
import { looksCut } from './cut.ts'
import { excerptOf, letters, standfirstOf, summaryText } from './excerpt.ts'
import { chooseLead, isSamePicture, type Offered } from './lead-picture.ts'
import { paragraphsOf, parseMarkup } from './markup.ts'
import type { BodyBlock, Handling, StoredPicture } from './model.ts'
import type { HtmlPiece, PictureOf, PicturePiece, Piece, Work } from './pieces.ts'
import { countWords } from './reading-time.ts'
import { sanitize } from './sanitize.ts'

export { CLEANER_VERSION } from './sanitize.ts'

/** A text as its source gave it. Holds nothing but values, so that it can be sent to a thread. */
export type RawArticle = {
  html: string
  /** What relative addresses in it are relative to. */
  base: string | null
  headline: string
  link: string | null
  language: string | null
  summaryHtml: string | null
  /** Address of the licence that covers the text. Under one without derivatives no words are left out or set in. */
  licence: string | null
  /** It is the bundled sample's, whose addresses are pages of ours. From anybody else they lead nowhere of ours. */
  sample?: boolean
  /** It is the text of a page: what was left out of it before, and whether the page shows that this is not all. */
  page?: { promos: number; beside: number; cut: boolean }
  /** Pictures that were given beside the text, the feed's before the page's. */
  offered?: Offered[]
}

export type CleanArticle = {
  body: BodyBlock[]
  excerpt: string
  standfirst: string | null
  words: number
  cut: boolean
  handling: Handling
  /** Of the words alone: markup that changes makes no new version. */
  contentHash: string
  /** The one that stands for the article. If it opened the text it is taken out of it, to stand above. */
  picture: StoredPicture | null
}

/**
 * A text from outside as the paper keeps it (rules §4): addresses absolute, what is not the story left out and counted,
 * "Read:" lines read, the rest rebuilt from a short list of elements; the sanitizer last.
 *
 * @param pictureOf the pictures that may be shown, by their absolute addresses; all others are left out
 */
export function cleanArticle(raw: RawArticle, pictureOf: PictureOf = () => null): CleanArticle {
  const html = wellFormed(raw.html)
  const untouched = licenceTerms(raw.licence).noDerivatives
  const work: Work = {
    base: raw.base ?? raw.link,
    sample: raw.sample ?? false,
    pictureOf,
    untouched,
    handling: { readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
  }
  const nodes = parseMarkup(/<[a-z!/?]/i.test(html) ? html : paragraphsOf(html).replaceAll('&amp;', '&'))
  const found = blocksOf(nodes, { work, inherited: {}, top: true })
  const picture = chooseLead(found, raw.offered ?? [], pictureOf)
  const pieces = untouched ? found : withoutRepeats(found, raw.headline, picture)

  const text = textOfPieces(pieces)
  const words = countWords(text)
  const summary = summaryText(raw.summaryHtml === null ? null : wellFormed(raw.summaryHtml))
  return {
    body: bodyOf(pieces),
    excerpt: excerptOf(summary, text),
    standfirst: standfirstOf(summary, text),
    words,
    cut: raw.page?.cut || looksCut(lastWords(found), words, countWords(summary)),
    handling: handlingOf(raw, work),
    contentHash: hashOf(pieces),
    picture,
  }
}

function handlingOf({ page }: RawArticle, { handling }: Work): Handling {
  if (!page) return { from: 'feed', ...handling }
  const promosLeftOut = handling.promosLeftOut + page.promos
  return { from: 'page', ...handling, promosLeftOut, ...(page.beside > 0 && { besideLeftOut: page.beside }) }
}

/** What neither the store nor a page can hold: NUL and halves of characters. */
function wellFormed(html: string): string {
  return html.toWellFormed().replaceAll('\u0000', '')
}

/** The page says its headline and shows its picture itself; a line across begins and ends nothing. */
function withoutRepeats(pieces: readonly Piece[], headline: string, picture: StoredPicture | null): Piece[] {
  const kept = pieces.filter((piece, index) =>
    piece.kind === 'html' ? piece.html !== '' : piece.kind === 'read' || !isTwice(piece, pieces[index - 1]),
  )
  const title = letters(headline)
  for (;;) {
    const index = kept.findIndex((piece) => piece.kind === 'html' && piece.tag !== 'figure')
    const first = kept[index]
    if (first?.kind !== 'html') break
    const repeats =
      title !== '' && first.text.length < 400 && letters(first.text) === title && /^(?:h\d|p)$/.test(first.tag)
    if (!repeats && first.tag !== 'hr') break
    kept.splice(index, 1)
  }
  const lead = kept[0]
  const [first, ...more] = lead?.kind === 'picture' ? lead.pictures : []
  if (first && !more.length && picture && isSamePicture(first.src, picture.src)) kept.shift()
  while (isRule(kept.at(-1))) kept.pop()
  return kept
}

/** Lazy pages give a picture twice: for browsers with scripts and without. */
function isTwice(piece: PicturePiece, before: Piece | undefined): boolean {
  return before?.kind === 'picture' && before.pictures[0]?.src === piece.pictures[0]?.src
}

function isRule(piece: Piece | undefined): boolean {
  return piece?.kind === 'html' && piece.tag === 'hr'
}

function textOfPieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'html' ? piece.text : ''))
    .filter((text) => text !== '')
    .join('\n')
}

function lastWords(pieces: readonly Piece[]): HtmlPiece | undefined {
  return pieces.findLast((piece): piece is HtmlPiece => piece.kind === 'html' && (piece.text !== '' || piece.goesOn))
}

/** Neighbouring blocks stand in one string; only "Read:" lines and pictures part them. */
function bodyOf(pieces: readonly Piece[]): BodyBlock[] {
  const body: BodyBlock[] = []
  let html = ''
  const endHtml = () => {
    const clean = html === '' ? '' : sanitize(html)
    if (clean !== '') body.push({ kind: 'html', html: clean })
    html = ''
  }
  for (const piece of pieces) {
    if (piece.kind === 'html') html += piece.html
    else {
      endHtml()
      body.push(piece.kind === 'read' ? piece : { kind: 'picture', pictures: piece.pictures, caption: piece.markup })
    }
  }
  endHtml()
  return body
}

function hashOf(pieces: readonly Piece[]): string {
  const words = pieces
    .flatMap((piece) => (piece.kind === 'html' ? piece.text : piece.kind === 'read' ? piece.title : []))
    .join('\n')
  return createHash('sha256').update(words).digest('hex')
}
