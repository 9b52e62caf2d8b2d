import { decodeBytes, withoutStrayCharacters } from '#lib/feeds/charset.ts'

const PAGE_TYPES =
  /^(?:text\/html|application\/xhtml\+xml|application\/xml|text\/xml|text\/plain|application\/octet-stream|)$/
/** The first bytes of what is often sent under a page's name: PDF, PNG, JPEG, GIF, WebP and other RIFF, ZIP, gzip, MP4. */
const SIGNATURES = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
  [0x00, 0x00, 0x00],
]

/**
 * The text of a page from its bytes. Valid UTF-8 with letters beyond ASCII is UTF-8 whatever else the page says of
 * itself: no other encoding looks like it by chance. Else as for feeds: HTTP, `meta`, a guess.
 *
 * @returns null for what is no page: a PDF, a picture, an archive, or text without any markup
 */
export function pageText(bytes: Uint8Array, contentType: string | null): string | null {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!PAGE_TYPES.test(type)) return null
  if (SIGNATURES.some((signature) => signature.every((byte, at) => bytes[at] === byte))) return null
  const text = asUtf8(bytes) ?? decodeBytes(bytes, contentType)
  return /<(?:!doctype|html|head|body|title|meta|article|main|section|div|p|h1|form|table|br)\b/i.test(
    text.slice(0, 20_000),
  )
    ? text
    : null
}

function asUtf8(bytes: Uint8Array): string | null {
  if (!bytes.some((byte) => byte >= 0x80)) return null
  try {
    return withoutStrayCharacters(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
