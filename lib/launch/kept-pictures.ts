import type { PictureCache } from '#lib/pictures/cache.ts'
import { readHead } from '#lib/pictures/head.ts'
import { isOurs, keyOf, type Variant } from '#lib/pictures/model.ts'
import { samplePage } from '#lib/sample/bundle.ts'
import type { KeptPicture } from '#lib/takeout/takeout.ts'

/** Wide enough for a page of text first; what is sent to phones only if there is nothing else. */
const BEST_FIRST: readonly Variant[] = ['960.webp', '1280.webp', '640.webp', '1920.webp', '320.webp']
const SAMPLE = '/sample/'

/**
 * A picture as it lies on our disk, one of the sample's own too. Nothing is fetched, and none is given as it came: it may say
 * where it was taken.
 */
export async function keptPicture(cache: PictureCache, address: string): Promise<KeptPicture | null> {
  if (address.startsWith(SAMPLE)) return samplePicture(address.slice(SAMPLE.length))
  if (isOurs(address)) return null
  const key = keyOf(address)
  for (const variant of BEST_FIRST) {
    const name = `${key}-${variant}`
    const bytes = cache.has(name) ? await cache.get(name) : null
    if (bytes) return { bytes, ending: 'webp' }
  }
  return null
}

function samplePicture(path: string): KeptPicture | null {
  const page = samplePage(path)
  return page?.status === 200 ? asKept(page.body) : null
}

/** By its first bytes: what begins as no picture is none. */
function asKept(bytes: Uint8Array): KeptPicture | null {
  const head = readHead(bytes)
  return head && { bytes, ending: head.kind === 'jpeg' ? 'jpg' : head.kind }
}
