/**
 * An id that stays whatever becomes of the address: `tag:paper.example,2025-08-10:article/7`.
 *
 * @param since a day on which the host was ours and the thing was already there
 * @see RFC 4151
 */
export function tagUri(publicUrl: string, since: Date, what: string): string {
  const { hostname } = new URL(publicUrl)
  // Brackets of an IPv6 address have no place in it.
  const authority = /^[a-z0-9.-]+$/i.test(hostname) ? hostname : 'localhost'
  return `tag:${authority},${since.toISOString().slice(0, 10)}:${what}`
}
