/**
 * Where a form sends a reader back to: the path, query and fragment of an address of this very host, else the front page.
 * Never an address elsewhere, however it is written.
 *
 * @param address a path, or an absolute address such as a Referer
 * @param host the request's own, with its port
 */
export function pathBack(address: string | null | undefined, host: string): string {
  const base = `http://${host}`
  if (!address || !URL.canParse(address, base) || !URL.canParse(base)) return '/'
  const url = new URL(address, base)
  if (url.host !== new URL(base).host || !/^https?:$/.test(url.protocol)) return '/'
  // "//evil.example" as a path would be an address elsewhere once it stands alone.
  const path = `/${url.pathname.replace(/^[/\\]+/, '')}${url.search}`
  return url.username || /^\/(choices|send)(\/|$)/.test(path) ? '/' : `${path}${url.hash}`
}
