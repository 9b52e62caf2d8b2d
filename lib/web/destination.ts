import { getDomain } from 'tldts'
import type { Allowance } from '#lib/config.ts'
import { PUBLIC_PORTS } from './address.ts'
import { FetchError } from './problem.ts'

const LONGEST = 4096

/**
 * What can be said of an address before its name is looked up: the form, the scheme, the port.
 *
 * @param text as a person or a redirect wrote it
 * @param base what a relative address is relative to
 * @throws FetchError address-invalid, address-refused
 */
export function readDestination(text: string, allow: readonly Allowance[], base?: URL): URL {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST || !URL.canParse(trimmed, base?.href)) throw new FetchError('address-invalid')
  const url = new URL(trimmed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchError('address-invalid')
  if (url.username !== '' || url.password !== '') throw new FetchError('address-invalid')
  const port = portOf(url)
  if (!PUBLIC_PORTS.includes(port) && !allow.some((entry) => entry.port === port)) {
    throw new FetchError('address-refused', url.hostname)
  }
  url.hash = ''
  return url
}

export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)

/**
 * Whom a hold is about: the registrable domain of a public name, so that its other names rest too; host and
 * port for an address or a name of a private network, where neighbours have nothing to do with each other.
 * Domains below a suffix that anyone may register under (`github.io`) count as such: none silences the others.
 */
export function holdKey(url: URL): string {
  return getDomain(url.hostname, { allowPrivateDomains: true }) ?? `${url.hostname}:${portOf(url)}`
}

/** Who is asked one request at a time. */
export function hostKey(url: URL): string {
  return getDomain(url.hostname) ? url.hostname : `${url.hostname}:${portOf(url)}`
}
