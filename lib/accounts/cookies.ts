/** The cookies that belong to a browser or a person. All are HttpOnly: scripts learn nothing from them. */
const NAMES = {
  session: 'broadsheet-session',
  form: 'broadsheet-form',
  browser: 'broadsheet-browser',
  codes: 'broadsheet-codes',
  feed: 'broadsheet-feed',
  invitation: 'broadsheet-invitation',
} as const
export type OwnCookie = keyof typeof NAMES
// The border: the keys of an object of our own, whose type JavaScript forgets.
export const COOKIE_NAMES = Object.keys(NAMES) as OwnCookie[]

/** On https the name binds the cookie to this very host; on plain http no browser would take that name (rules §9). */
export const cookieName = (cookie: OwnCookie, secure: boolean): string => `${secure ? '__Host-' : ''}${NAMES[cookie]}`

/** Whether the paper is read over https. */
export const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:')

/**
 * A whole `Set-Cookie` line.
 *
 * @param seconds how long the browser keeps it; 0 takes it away
 */
export function cookieLine(cookie: OwnCookie, value: string, seconds: number, secure: boolean): string {
  const name = cookieName(cookie, secure)
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The value of one of our cookies in a `Cookie` header; null where it is absent or not one that we made. */
export function readCookie(header: string | null | undefined, cookie: OwnCookie, secure: boolean): string | null {
  const start = `${cookieName(cookie, secure)}=`
  const pair = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
  const value = pair?.slice(start.length) ?? ''
  return /^[\w-]{43}$/.test(value) ? value : null
}
