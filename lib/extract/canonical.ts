import { getDomain } from 'tldts'
import { absoluteAddress } from '#lib/articles/addresses.ts'

const LONGEST = 2_000

/**
 * The address that a page says is its own, where that can be believed: of the same registrable domain, and not the
 * site's front page, which careless sites name on every page.
 *
 * @param said as the page has it; may be relative, or anything else
 */
export function canonicalOf(said: readonly (string | null | undefined)[], pageUrl: string): string | null {
  const page = new URL(pageUrl)
  for (const address of said) {
    const absolute = address && address.length <= LONGEST ? absoluteAddress(address, pageUrl) : null
    if (absolute === null) continue
    const url = new URL(absolute)
    if (!sameSite(url, page) || (url.pathname === '/' && url.search === '')) continue
    url.hash = ''
    return url.href
  }
  return null
}

/** Of one registrable domain; addresses and names that have none are the same only if they are equal, port and all. */
export function sameSite(one: URL, two: URL): boolean {
  const domain = getDomain(one.hostname, { allowPrivateDomains: true })
  return domain === null ? one.host === two.host : domain === getDomain(two.hostname, { allowPrivateDomains: true })
}
