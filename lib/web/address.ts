import ipaddr from 'ipaddr.js'
import type { Allowance } from '#lib/config.ts'

/** The ports at which the open web is read. */
export const PUBLIC_PORTS: readonly number[] = [80, 443, 8080, 8443]

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address lies on the open internet, by an allow rule: lists of bad ranges were bypassed again and
 * again (`::`, `::169.254.169.254`, ISATAP), so only what is known to be good is good.
 *
 * @param address an IP address in text; anything else is not public
 * @see rules §1
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  if (!(parsed instanceof ipaddr.IPv6)) return true
  return parsed.match(GLOBAL_UNICAST) && !carriesIsatap(parsed)
}

/** An ISATAP interface id (`…:0:5efe:a.b.c.d`, `…:200:5efe:a.b.c.d`) carries an IPv4 address that may be private. */
function carriesIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , flags = 0, marker = 0] = address.parts
  return marker === 0x5efe && (flags === 0 || flags === 0x200)
}

/**
 * Whether a connection to this very address and port may be made.
 *
 * @param allow what the operator opened with `FETCH_ALLOW`, beside the open web
 */
export function mayConnect(address: string, port: number, allow: readonly Allowance[]): boolean {
  if (PUBLIC_PORTS.includes(port) && isPublicAddress(address)) return true
  return ipaddr.isValid(address) && allow.some((entry) => entry.port === port && inside(address, entry))
}

function inside(address: string, entry: Allowance): boolean {
  const candidate = ipaddr.process(address)
  const network = ipaddr.parse(entry.address)
  if (candidate instanceof ipaddr.IPv6) {
    return network instanceof ipaddr.IPv6 && candidate.match(network, entry.bits)
  }
  return network instanceof ipaddr.IPv4 && candidate.match(network, entry.bits)
}
