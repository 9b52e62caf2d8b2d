import { absoluteAddress } from '#lib/articles/addresses.ts'
import { isSamePicture, NARROWEST, type Offered } from '#lib/articles/lead-picture.ts'
import { type Described, pixels } from './json-ld.ts'
import type { Reduced } from './reduce.ts'

/**
 * What a page gives for previews of itself: what it names for sharing, then what its description names, then the card of
 * one network. Which of them is no logo is told where pictures are chosen.
 *
 * @see https://ogp.me, schema.org/image
 */
export function pagePictures({ meta }: Pick<Reduced, 'meta'>, { picture }: Described, base: string): Offered[] {
  const shared = meta.get('og:image') ?? meta.get('og:image:url') ?? meta.get('og:image:secure_url')
  const card = meta.get('twitter:image') ?? meta.get('twitter:image:src')
  const plain = { from: 'page', width: null, height: null, alt: null, caption: null, credit: null } as const
  const named: Offered[] = []
  if (shared) {
    const width = pixels(meta.get('og:image:width'))
    const height = pixels(meta.get('og:image:height'))
    named.push({ ...plain, url: shared, width, height, alt: meta.get('og:image:alt') ?? null })
  }
  if (picture) named.push(picture)
  if (card) named.push({ ...plain, url: card, alt: meta.get('twitter:image:alt') ?? null })
  const found: Offered[] = []
  for (const one of named) {
    const url = absoluteAddress(one.url.trim(), base)
    if (url === null || !/^https?:/.test(url)) continue
    // The height may be missing, and then the size counts for nothing later.
    if (one.width !== null && one.width < NARROWEST) continue
    const twin = found.find((known) => isSamePicture(known.url, url))
    if (twin) Object.assign(twin, told(twin, one))
    else found.push({ ...one, url })
  }
  return found
}

/** What is said of one picture in two places. */
function told(one: Offered, other: Offered): Partial<Offered> {
  return {
    alt: one.alt ?? other.alt,
    caption: one.caption ?? other.caption,
    credit: one.credit ?? other.credit,
    // A size belongs to its own address.
    ...(one.url === other.url && { width: one.width ?? other.width, height: one.height ?? other.height }),
  }
}
