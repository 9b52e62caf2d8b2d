import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Messages } from '#lib/messages/model.ts'
import { isByLinkAlone } from './routes.ts'

export type GuardSettings = {
  publicUrl: string
  /** PUBLIC_URL was set: then only its host is answered. */
  publicUrlGiven: boolean
  /** Addresses and CIDRs whose X-Forwarded-* are believed. */
  trustedProxies: readonly string[]
}

/** What the guard lets in: the address is clean, the host is ours, an unsafe method comes from our own pages. */
export type Admitted = {
  host: string
  path: string
  query: string
  /** The client's, for limits: a trusted proxy's word counts; IPv6 is cut to its /64. */
  address: string
  /** Not from our own pages: nobody's cookie counts. */
  foreign: boolean
}
export type Turned = { status: 400 | 403 | 405 | 421; sentence: string }

const FORWARDED = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'forwarded',
]
const SAFE = new Set(['GET', 'HEAD'])
const KNOWN = new Set([...SAFE, 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Judges a request before anything else sees it, and takes what a stranger claims to have forwarded out of it.
 *
 * @see rules.md §9: 421 for a host that is not ours, 403 for an unsafe method from elsewhere
 */
export function makeGuard(
  settings: GuardSettings,
): (request: IncomingMessage, words: Messages['press']) => Admitted | Turned {
  const own = new URL(settings.publicUrl)
  const isProxy = proxyList(settings.trustedProxies)

  return (request, words) => {
    const trusted = isProxy(request.socket.remoteAddress ?? '')
    const forwardedHost = trusted ? first(request.headers['x-forwarded-host']) : undefined
    const client = clientAddress(request, isProxy)
    if (!trusted) for (const name of FORWARDED) delete request.headers[name]

    const method = request.method ?? ''
    if (!KNOWN.has(method)) return { status: 405, sentence: words.methodUnknown }
    const address = splitAddress(request.url ?? '')
    if (!address) return { status: 400, sentence: words.addressUnreadable }

    const host = (forwardedHost ?? request.headers.host ?? '').toLowerCase()
    // Of two names the first counts here and the last elsewhere.
    const named = request.rawHeaders.filter((text, place) => place % 2 === 0 && text.toLowerCase() === 'host')
    if (!host || named.length > 1) return { status: 400, sentence: words.hostMissing }
    // A watchdog on this machine asks for health without knowing the paper's name.
    const ownHosts = !settings.publicUrlGiven || address.path === '/api/health'
    if (!sameHost(host, own) && !(ownHosts && isOwnHost(host))) {
      return { status: 421, sentence: words.hostForeign(own.origin) }
    }
    const foreign = !SAFE.has(method) && !fromOurselves(request, host, settings.publicUrlGiven ? own.origin : null)
    if (foreign && !isByLinkAlone(address.path, method)) {
      return { status: 403, sentence: words.originForeign }
    }
    return { host, ...address, address: client, foreign }
  }
}

/** The last address of the chain that no proxy of ours stands for: what is written before it anybody could have written. */
function clientAddress(request: IncomingMessage, isProxy: (address: string) => boolean): string {
  const direct = plainAddress(request.socket.remoteAddress ?? '')
  if (!isProxy(direct)) return customerOf(direct)
  const chain = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const told = chain.map((part) => plainAddress(part.trim())).filter((part) => isIP(part) !== 0)
  return customerOf(told.reverse().find((part) => !isProxy(part)) ?? direct)
}

const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '')

/** One customer has all of an IPv6 /64. */
function customerOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...gap, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}

/** Path and query of a request target; null where it is not a plain, decodable path of this server. */
export function splitAddress(target: string): { path: string; query: string } | null {
  if (!target.startsWith('/') || target.startsWith('//')) return null
  const cut = target.indexOf('?')
  const path = cut === -1 ? target : target.slice(0, cut)
  try {
    // Backslashes, control characters and steps up mean different paths to different readers.
    if (/[\\\p{Cc}]|(?:^|\/)\.{1,2}(?:\/|$)/u.test(decodeURIComponent(path))) return null
  } catch {
    return null
  }
  return { path, query: cut === -1 ? '' : target.slice(cut + 1) }
}

/** localhost, a loopback address or one of this machine's own, with any port. */
export function isOwnHost(host: string): boolean {
  const name = hostName(host)
  if (name === null) return false
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  if (!isIP(name)) return false
  if (name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))) return true
  // Addresses come and go with networks: asked each time, and only for hosts that are literal addresses.
  return Object.values(networkInterfaces()).some((cards) => cards?.some((card) => card.address === name))
}

/** The name in `name`, `name:port` or `[address]:port`; null if it is none of these. */
function hostName(host: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/.exec(host)
  return match?.[1] ?? match?.[2] ?? null
}

/** The same name and port, default ports written or not. */
function sameHost(host: string, own: URL): boolean {
  try {
    return new URL(`${own.protocol}//${host}`).host === own.host && hostName(host) !== null
  } catch {
    return false
  }
}

function fromOurselves(request: IncomingMessage, host: string, ownOrigin: string | null): boolean {
  const site = first(request.headers['sec-fetch-site'])
  const origin = request.headers.origin
  if (site !== undefined && site !== 'same-origin') return false
  if (origin !== undefined) return ownOrigin ? origin === ownOrigin : origin === `http://${host}`
  return site === 'same-origin'
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.split(',')[0]?.trim()

function proxyList(entries: readonly string[]): (address: string) => boolean {
  if (!entries.length) return () => false
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (!isIP(address)) continue
    if (bits) list.addSubnet(address, Number(bits), family)
    else list.addAddress(address, family)
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}
