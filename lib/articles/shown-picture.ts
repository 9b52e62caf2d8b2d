import { inArray } from 'drizzle-orm'
import { pictures } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { isOurs, keyOf, type Size } from '#lib/pictures/model.ts'
import type { BodyBlock, BodyPicture, Picture, StoredPicture } from './model.ts'

/** What is kept free for a picture of unknown size, in pixels: most are of this shape, and it is shown whole within. */
const USUAL: Size = { width: 1200, height: 800 }

/**
 * A picture on a front or in a list: only one of known size, so that nothing jumps.
 *
 * @param free everybody may read the whole text: else only what the feed gave beside it is shown (rules §5)
 */
export function frontPicture(picture: StoredPicture | null, free: boolean): Picture | null {
  const shown = pagePicture(picture, free)
  return shown?.known ? shown : null
}

/** The picture over an article on its own page. */
export function pagePicture(picture: StoredPicture | null, whole: boolean): Picture | null {
  if (picture === null || picture.broken) return null
  if (!whole && picture.from !== undefined && picture.from !== 'feed' && !isOurs(picture.src)) return null
  const { src, alt, caption, credit } = picture
  return { address: src, alt, caption, credit, ...sized(picture) }
}

/** What is known of the pictures of a text, by their addresses. */
export type KnownPictures = Map<string, Size | 'broken'>

export async function shownPictures(db: Db, body: readonly BodyBlock[]): Promise<KnownPictures> {
  const addresses = body
    .flatMap((block) => (block.kind === 'picture' ? block.pictures : []))
    .flatMap(({ src }) => (isOurs(src) ? [] : [src]))
  if (!addresses.length) return new Map()
  const rows = await db
    .select({
      address: pictures.address,
      width: pictures.width,
      height: pictures.height,
      problem: pictures.problem,
    })
    .from(pictures)
    .where(inArray(pictures.key, addresses.map(keyOf)))
  const known: KnownPictures = new Map()
  for (const { address, width, height, problem } of rows) {
    if (problem !== null) known.set(address, 'broken')
    else if (width !== null && height !== null) known.set(address, { width, height })
  }
  return known
}

/** The pictures of a block as its page shows them, without those that were tried and cannot be shown. */
export function picturesOf({ pictures: all }: { pictures: readonly BodyPicture[] }, known: KnownPictures): Picture[] {
  return all.flatMap((one) => {
    const fact = known.get(one.src)
    if (fact === 'broken') return []
    return [{ address: one.src, alt: one.alt, caption: null, credit: null, ...sized({ ...one, ...fact }) }]
  })
}

function sized({ width, height }: { width: number | null; height: number | null }): Size & { known: boolean } {
  return width !== null && height !== null ? { width, height, known: true } : { ...USUAL, known: false }
}
