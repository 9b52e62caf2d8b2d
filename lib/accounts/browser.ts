import type { Acting } from '#lib/forms/model.ts'
import { cookieLine, isSecure } from './cookies.ts'
import { newToken } from './tokens.ts'

const BROWSER_SECONDS = 365 * 24 * 60 * 60

/** The browser's own value, and the cookie line that gives it one if it had none. */
export function browserOf({ browser, config }: Acting): { browser: string; cookies: string[] } {
  if (browser !== null) return { browser, cookies: [] }
  const made = newToken()
  return { browser: made, cookies: [cookieLine('browser', made, BROWSER_SECONDS, isSecure(config.publicUrl))] }
}
