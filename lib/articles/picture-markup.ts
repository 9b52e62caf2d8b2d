import { absoluteAddress } from './addresses.ts'
import { attributeText, inlineMarkup, isBlank, trimMarkup } from './inline-markup.ts'
import { collapse, type Element, isElement, type MarkupNode, textOf } from './markup.ts'
import { type PictureOf, type Piece, piece, type ServedPicture, type Work } from './pieces.ts'
import { attributesOf } from './sanitize.ts'

/** Where lazy pages keep the address while `src` holds a place-holder. */
const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-full-src', 'src']

/** Below this it is a sign among words (an emoji, an icon), not a picture. In pixels, as declared. */
const SIGN_SIZE = 48

function servedPicture(image: Element, base: string | null, pictureOf: PictureOf): ServedPicture | null {
  for (const address of candidates(image)) {
    const url = absoluteAddress(address, base)
    const served = url === null ? null : pictureOf(url)
    if (served !== null) return served
  }
  return null
}

function candidates({ attribs }: Element): string[] {
  const sets = [attribs.srcset, attribs['data-srcset']].flatMap(
    (set) => set?.split(/,\s+/).at(-1)?.split(/\s/, 1) ?? [],
  )
  return [...LAZY.flatMap((name) => attribs[name] ?? []), ...sets].filter((address) => !/^data:/i.test(address))
}

/** A picture among words: an emoji or an icon is its own text, a real picture is written as `real` says. */
export function pictureAmongWords(image: Element, real: (image: Element) => string): string {
  const { width, height, alt } = image.attribs
  const size = Math.max(Number.parseInt(width ?? '', 10) || 0, Number.parseInt(height ?? '', 10) || 0)
  if (size > SIGN_SIZE || (size === 0 && !/emoji|smil/i.test(image.attribs.class ?? ''))) return real(image)
  return alt !== undefined && alt.length <= 8 ? alt.replace(/[<>&"]/g, '') : ''
}

/** One picture as it stands in the text, or '' if we do not serve it. */
export function pictureMarkup(image: Element, base: string | null, pictureOf: PictureOf): string {
  const served = servedPicture(image, base, pictureOf)
  return served === null ? '' : imgOf(served, altOf(image))
}

function altOf(image: Element): string {
  return collapse(image.attribs.alt ?? '').slice(0, 1_000)
}

function imgOf({ src, width, height }: ServedPicture, alt: string): string {
  const attributes = attributesOf('img', { src, alt, width: String(width), height: String(height) })
  return attributes.src === undefined ? '' : `<img${attributeText(attributes)} />`
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
): Piece | null {
  const shown = images.flatMap((image) => {
    const served = servedPicture(image, base, pictureOf)
    return served === null ? [] : [{ served, alt: altOf(image) }]
  })
  const seen = new Set<string>()
  const once = shown.filter(({ served }) => !seen.has(served.src) && seen.add(served.src))
  const [first] = once
  if (first === undefined) return null
  const words = caption ? trimMarkup(inlineMarkup(caption.children, { base, sample, picture: () => '' })) : ''
  const under = isBlank(words) ? '' : `<figcaption>${words}</figcaption>`
  const html = `<figure>${once.map(({ served, alt }) => imgOf(served, alt)).join('')}${under}</figure>`
  return piece('figure', html, '', { ...first.served, alt: first.alt, ...captionOf(caption) })
}
