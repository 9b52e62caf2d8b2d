import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { readEdition } from '#lib/sample/read-edition.ts'

/** Every drawn picture of the sample has this size, in pixels. */
export const PICTURE_WIDTH = 1200
export const PICTURE_HEIGHT = 800

const PAGES = '/sample/'

/**
 * The size of a bundled picture, for the cleaner, so that nothing jumps.
 *
 * @param url as found in a text: on the sample's origin or as a path
 * @returns null for anything that is no picture of the sample
 */
export function samplePicture(url: string): { src: string; width: number; height: number } | null {
  const src = url.startsWith(SAMPLE_ORIGIN) ? url.slice(SAMPLE_ORIGIN.length) : url
  if (!src.startsWith(PAGES) || !readEdition().pictures.has(src.slice(PAGES.length))) return null
  return { src, width: PICTURE_WIDTH, height: PICTURE_HEIGHT }
}
