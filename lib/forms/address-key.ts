import { keyedHash } from '#lib/accounts/tokens.ts'

/**
 * What a client's address is counted under: keyed, with the month in it, so that no address is known for long. IPv6 counts
 * by its /64, as the press writes it: one customer has all of it.
 *
 * @param address the press's own header, `ADDRESS_HEADER`
 */
export function addressKey(address: string | null, secret: string, now: Date): string {
  return keyedHash(secret, `address:${now.toISOString().slice(0, 7)}`, address ?? 'unknown')
}
