import { shownAddress } from '#lib/sample/model.ts'

/**
 * An address in a text, absolute.
 *
 * @param base what relative ones are relative to; without it they lead nowhere
 * @returns null for anything but http and https, and for an address that carries a password
 */
export function absoluteAddress(address: string, base: string | null): string | null {
  const given = address.trim()
  if (given === '') return null
  const url = URL.parse(given, base ?? undefined)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  return url.href
}

/** As a link in the text is written: in the bundled sample's own texts, its addresses are pages of ours. */
export function linkedAddress(
  address: string,
  { base, sample }: { base: string | null; sample: boolean },
): string | null {
  const url = absoluteAddress(address, base)
  return url !== null && sample ? shownAddress(url) : url
}

const VIDEO_PAGES: { host: RegExp; path: RegExp; name: string; page: (id: string) => string }[] = [
  {
    host: /^(?:www\.)?youtube(?:-nocookie)?\.com$/,
    path: /^\/embed\/([\w-]{6,20})$/,
    name: 'YouTube',
    page: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  { host: /^player\.vimeo\.com$/, path: /^\/video\/(\d+)$/, name: 'Vimeo', page: (id) => `https://vimeo.com/${id}` },
  {
    host: /^(?:www|geo)\.dailymotion\.com$/,
    path: /^\/embed\/video\/(\w+)$/,
    name: 'Dailymotion',
    page: (id) => `https://www.dailymotion.com/video/${id}`,
  },
]

/** The page of an embedded video, for the hosts whose players we know; null for any other frame. */
export function videoPage(address: string, base: string | null): { href: string; host: string } | null {
  const absolute = absoluteAddress(address, base)
  if (absolute === null) return null
  const url = new URL(absolute)
  for (const { host, path, name, page } of VIDEO_PAGES) {
    const id = host.test(url.hostname) ? path.exec(url.pathname)?.[1] : undefined
    if (id !== undefined) return { href: page(id), host: name }
  }
  return null
}
