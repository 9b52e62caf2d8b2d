import { child, childrenOf, textOf, titleOf } from '#lib/feeds/elements.ts'
import { webAddress, wholeNumber } from '#lib/feeds/field-values.ts'
import type { ParsedEntry } from '#lib/feeds/model.ts'
import type { Element } from '#lib/feeds/xml.ts'

export type Picture = NonNullable<ParsedEntry['picture']>
type Enclosure = ParsedEntry['enclosures'][number]

/**
 * The picture that an entry of an XML feed names for itself, the widest if there are several: Media RSS, iTunes,
 * an `image` element, else an enclosure that is one.
 */
export function pictureOf(entry: Element, enclosures: Enclosure[], base: string): Picture | null {
  const groups = childrenOf(entry, 'media:group')
  const holders = [entry, ...groups]
  const contents = holders.flatMap((holder) => childrenOf(holder, 'media:content'))
  const described = [...contents, ...groups, entry]
  const found = [
    ...contents.filter(isPicture).map((one) => mediaPicture(one, [one, ...described.slice(contents.length)], base)),
    ...[...holders, ...contents].flatMap((holder) =>
      childrenOf(holder, 'media:thumbnail').map((one) =>
        mediaPicture(one, [holder, ...described.slice(contents.length)], base),
      ),
    ),
    ...childrenOf(entry, 'itunes:image', 'googleplay:image', 'image').map((one) => imagePicture(one, base)),
    ...enclosures
      .filter((one) => /^image\//i.test(one.type ?? '') || isPictureAddress(one.url))
      .map((one) => bare(one.url)),
  ]
    .filter((picture) => picture !== null)
    .filter((picture) => (picture.width ?? NARROWEST) >= NARROWEST)
  return found.reduce<Picture | null>((best, one) => (best && widthOf(one) <= widthOf(best) ? best : one), null)
}

/** One of unknown width is taken to be wider than most thumbnails and narrower than a picture that gives its size. */
const widthOf = (picture: Picture) => picture.width ?? 320

/** What is known to be narrower, in pixels, is an icon or somebody's portrait. */
const NARROWEST = 100

export function bare(url: string): Picture {
  return { url, width: null, height: null, alt: null, caption: null, credit: null }
}

function isPicture(content: Element): boolean {
  const medium = content.attributes.get('medium')
  const type = content.attributes.get('type')
  if (medium) return medium === 'image'
  return type ? /^image\//i.test(type) : isPictureAddress(content.attributes.get('url') ?? '')
}

function isPictureAddress(address: string): boolean {
  return /\.(?:jpe?g|png|webp|gif)(?:\?|$)/i.test(address)
}

function mediaPicture(element: Element, described: Element[], base: string): Picture | null {
  const url = webAddress(element.attributes.get('url'), element.base ?? base)
  if (!url) return null
  const first = (...names: string[]) => {
    for (const one of described) {
      const text = titleOf(child(one, ...names))
      if (text) return text
    }
    return null
  }
  // The words beside a group or a whole entry are about the entry; only those inside a picture describe it.
  const own = described[0]?.name === 'media:content' ? described[0] : null
  return {
    url,
    width: wholeNumber(element.attributes.get('width')) || null,
    height: wholeNumber(element.attributes.get('height')) || null,
    alt: own ? titleOf(child(own, 'media:title')) : null,
    caption: own ? titleOf(child(own, 'media:description', 'media:text')) : null,
    credit: first('media:credit'),
  }
}

function imagePicture(element: Element, base: string): Picture | null {
  const written = element.attributes.get('href') ?? element.attributes.get('url') ?? textOf(child(element, 'url'))
  const url = webAddress(written || textOf(element), element.base ?? base)
  return url ? bare(url) : null
}
