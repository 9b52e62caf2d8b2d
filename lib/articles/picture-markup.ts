import { plausibleSize, type Size } from '#lib/pictures/model.ts'
import { absoluteAddress } from './addresses.ts'
import { inlineMarkup, isBlank, trimMarkup } from './inline-markup.ts'
import { isMinor } from './lead-picture.ts'
import { collapse, type Element, isElement, type MarkupNode, textOf } from './markup.ts'
import type { BodyPicture } from './model.ts'
import type { PictureOf, PicturePiece, Work } from './pieces.ts'
import { sanitize } from './sanitize.ts'

/** Where lazy pages keep the address while `src` holds a place-holder. */
const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-full-src', 'src']

/** Below this it is a sign among words (an emoji, an icon), not a picture. In pixels, as declared. */
const SIGN_SIZE = 48

function shownPicture(image: Element, base: string | null, pictureOf: PictureOf): BodyPicture | null {
  for (const address of candidates(image)) {
    const url = absoluteAddress(address, base)
    const served = url === null ? null : pictureOf(url, writtenSize(image, url))
    if (served !== null) return { ...served, alt: altOf(image) }
  }
  return null
}

/** The best first: the widest of a set that says how wide they are, as far as a page can use it. */
function candidates({ attribs }: Element): string[] {
  const sets = [attribs['data-srcset'], attribs.srcset].map((set) => set?.split(/,\s+/) ?? [])
  const wide = sets.flatMap((set) => widest(set) ?? [])
  const last = sets.flatMap((set) => set.at(-1)?.trim().split(/\s/, 1) ?? [])
  return [...wide, ...LAZY.flatMap((name) => attribs[name] ?? []), ...last].filter(
    (address) => address !== '' && !/^data:/i.test(address),
  )
}

const WIDEST = 2_048

function widest(set: readonly string[]): string | null {
  let best: { address: string; width: number } | null = null
  for (const one of set) {
    const [, address = '', width = ''] = /^\s*(\S+)\s+(\d{2,5})w\s*$/.exec(one) ?? []
    if (address && Number(width) <= WIDEST && Number(width) > (best?.width ?? 0))
      best = { address, width: Number(width) }
  }
  return best?.address ?? null
}

/** As attributes say it, else as many programs write it into the name of the file: `harbour-1024x683.jpg`. */
function writtenSize({ attribs }: Element, url: string): Size | null {
  const [, width, height] = /-(\d{2,5})x(\d{2,5})\.(?:jpe?g|png|webp|gif)(?:\?|$)/i.exec(url) ?? []
  return plausibleSize(width, height) ?? plausibleSize(attribs.width, attribs.height)
}

/** A picture among words: an emoji or an icon is its own text, a real picture is written as `real` says. */
export function pictureAmongWords(image: Element, real: (image: Element) => string): string {
  const { width, height, alt } = image.attribs
  const size = Math.max(Number.parseInt(width ?? '', 10) || 0, Number.parseInt(height ?? '', 10) || 0)
  if (size > SIGN_SIZE || (size === 0 && !/emoji|smil/i.test(image.attribs.class ?? ''))) return real(image)
  return alt !== undefined && alt.length <= 8 ? alt.replace(/[<>&"]/g, '') : ''
}

function altOf(image: Element): string {
  return collapse(image.attribs.alt ?? '').slice(0, 1_000)
}

const CREDIT_MARK = /credit|copyright|photographer|fotograf|attribution/i
const CREDIT_WORDS =
  /(?:^|[\s(|])((?:(?:photo(?:graph)?|foto|image|bild|illustration|picture|credit|quelle|source)(?:\s*[:/]|\s+(?:by|von)\s)|©)\s*\S[^|]{1,100}?)\)?$/iu

/** What stands under a picture, its maker apart: by the source's marks, else by "Photo: NAME" at its end. */
function captionOf(caption: Element | undefined): { caption: string | null; credit: string | null } {
  if (caption === undefined) return { caption: null, credit: null }
  const text = collapse(textOf(caption.children))
  const marked = descendants(caption.children).find(
    ({ name, attribs }) => name === 'cite' || name === 'small' || CREDIT_MARK.test(attribs.class ?? ''),
  )
  const credit = marked ? collapse(textOf(marked.children)) : CREDIT_WORDS.exec(text)?.[1]?.trim()
  if (!credit) return { caption: text || null, credit: null }
  const at = text.lastIndexOf(credit)
  const rest =
    at < 0 ? text : `${text.slice(0, at)}${text.slice(at + credit.length)}`.replace(/\s*[(|]?\s*[)|]?\.?$/, '')
  return { caption: rest.trim() === '' ? null : endSentence(rest.trim(), text), credit }
}

/** Taking a credit off must not take the full stop with it. */
function endSentence(rest: string, text: string): string {
  return text.startsWith(`${rest}.`) ? `${rest}.` : rest
}

function descendants(nodes: readonly MarkupNode[]): Element[] {
  return nodes.flatMap((node) => (isElement(node) ? [node, ...descendants(node.children)] : []))
}

/** Pictures with what stands under them, as one block; null if we serve none of them. */
export function figurePiece(
  images: readonly Element[],
  caption: Element | undefined,
  { base, sample, pictureOf }: Pick<Work, 'base' | 'sample' | 'pictureOf'>,
): PicturePiece | null {
  const shown = images.flatMap((image) => shownPicture(image, base, pictureOf) ?? [])
  const seen = new Set<string>()
  const once = shown.filter(({ src }) => !seen.has(src) && seen.add(src))
  const [first] = once
  if (first === undefined) return null
  const words = caption ? trimMarkup(inlineMarkup(caption.children, { base, sample, picture: () => '' })) : ''
  const markup = isBlank(words) ? '' : sanitize(words)
  const minor = images.length === 1 && isMinor(first, images[0]?.attribs.class)
  return { kind: 'picture', pictures: once, markup: markup || null, minor, ...captionOf(caption) }
}
