import { isOurs, plausibleSize } from '#lib/pictures/model.ts'
import { cleanText } from './clean-text.ts'
import type { StoredPicture } from './model.ts'
import type { PictureOf, PicturePiece, Piece } from './pieces.ts'

/** A picture that was given beside a text. */
export type Offered = {
  from: 'feed' | 'page'
  url: string
  width: number | null
  height: number | null
  alt: string | null
  caption: string | null
  credit: string | null
}

/** Known to be narrower, in pixels, it is no picture of a story. */
export const NARROWEST = 200
/** Known to be narrower, in pixels, it gives way to one that is not. */
const NARROW = 480

const MINOR_NAME =
  /(?:^|[/_.-])(?:logos?|avatars?|gravatar|favicons?|icons?|badges?|authors?|bylines?|headshots?|placeholders?|default[-_]?(?:image|thumb(?:nail)?)|spacers?|banner[-_]?ad|no[-_]?image|mstile|apple-touch)(?=[/_.\d-]|$)/i
const MINOR_CLASS = /(?:^|[\s_-])(?:avatar|author|logo|icon|emoji|byline)(?=$|[\s_-])/i

/** A logo, an icon or somebody's portrait: told by its address, its mark, or a size that no picture of a story has. */
export function isMinor({ src, width }: { src: string; width: number | null }, mark = ''): boolean {
  if (isOurs(src)) return false
  if (width !== null && width < NARROWEST) return true
  const url = URL.parse(src)
  if (url === null || /(?:^|\.)gravatar\.com$/i.test(url.hostname)) return true
  // The last two parts of the path: folders above them name the site, not the picture.
  const name = decoded(url.pathname).split('/').slice(-2).join('/')
  return MINOR_NAME.test(name) || MINOR_CLASS.test(mark)
}

/**
 * The picture that stands for an article: what the feed gives for that, unless the text has a better one; else the first
 * of the text; else what its page gives for previews. What is told under it comes from wherever it is told.
 */
export function chooseLead(
  pieces: readonly Piece[],
  offered: readonly Offered[],
  pictureOf: PictureOf,
): StoredPicture | null {
  const inText = pieces.flatMap((piece) => (piece.kind === 'picture' && !piece.minor ? [piece] : []))
  const own = inText[0] ? fromText(inText[0]) : null
  const given = offered.flatMap((one) => fromOffered(one, pictureOf) ?? [])
  const feeds = given.find(({ from }) => from === 'feed')
  if (feeds) {
    const twin = inText.find(({ pictures }) => pictures.some(({ src }) => isSamePicture(src, feeds.src)))
    if (twin) return merged(feeds, fromText(twin))
    // The sample's words about a picture belong to the one in its text.
    const better = own !== null && (isOurs(own.src) || (isNarrow(feeds) && !isNarrow(own)))
    return better ? own : feeds
  }
  return own ?? given[0] ?? null
}

const isNarrow = ({ width }: StoredPicture) => width !== null && width < NARROW

function fromText({ pictures: [first], caption, credit }: PicturePiece): StoredPicture | null {
  return first ? { ...first, caption, credit, from: 'text' } : null
}

function fromOffered(one: Offered, pictureOf: PictureOf): StoredPicture | null {
  const shown = pictureOf(one.url, plausibleSize(one.width, one.height))
  if (shown === null || isMinor(shown)) return null
  return {
    ...shown,
    alt: cleanText(one.alt ?? '', 1_000),
    caption: cleanText(one.caption ?? '', 1_000) || null,
    credit: cleanText(one.credit ?? '', 120) || null,
    from: one.from,
  }
}

/** The wider of the two files, the words of the text before those of the feed. */
function merged(feeds: StoredPicture, own: StoredPicture | null): StoredPicture {
  if (own === null) return feeds
  const file = (feeds.width ?? 0) > (own.width ?? 0) ? feeds : own
  return {
    src: file.src,
    width: file.width,
    height: file.height,
    alt: own.alt || feeds.alt,
    caption: own.caption ?? feeds.caption,
    credit: own.credit ?? feeds.credit,
    from: 'feed',
  }
}

/** Whether two addresses are of one picture: the same file, in another size or at another of the source's hosts. */
export function isSamePicture(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [stemOf(one), stemOf(other)]
  if (a === null || b === null || a.name !== b.name) return false
  return a.name.length >= 10 || a.path === b.path
}

function stemOf(address: string): { name: string; path: string } | null {
  const url = URL.parse(address)
  if (url === null) return null
  const parts = decoded(url.pathname).toLowerCase().split('/')
  const file = (parts.pop() ?? '').replace(/\.(?:jpe?g|png|webp|gif|avif)$/, '')
  const name = file.replace(/(?:-\d{2,5}x\d{2,5}|-scaled|-e\d{10,}|@\dx)+$/, '')
  return name === '' ? null : { name, path: parts.join('/') }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
