/**
 * The origin that the bundled sample's addresses stand under: reserved for ever (RFC 2606), so that nothing on the
 * network can answer for it. The pages themselves are served by us under `/sample/`.
 */
export const SAMPLE_ORIGIN = 'https://sample.invalid'

const SAMPLE_PAGES = `${SAMPLE_ORIGIN}/sample/`

/**
 * An absolute address as a page links it: one of the bundled sample becomes root-relative, any other stays as it is.
 * For what the sample itself says only: a feed from outside must not write addresses of ours.
 */
export function shownAddress(url: string): string {
  return url.startsWith(SAMPLE_PAGES) ? url.slice(SAMPLE_ORIGIN.length) : url
}
