import { isIP } from 'node:net'
import { getDomain } from 'tldts'

const SECRET_NAME = /key|token|auth|secret|pass|pwd|sig|hash|session|code|access|private|user|member|login|mail/i
/** Endings that networks of homes and firms give to names of their own. */
const PRIVATE_NAME =
  /\.(?:home|lan|local|localdomain|localhost|internal|intranet|corp|private|home\.arpa|fritz\.box)\.?$/i
/** Letters and digits mixed, as no word is. */
const LOOKS_DRAWN = /^(?=[^/]*\d)(?=[^/]*[a-z])[\w~.-]{20,}$/i
const WORDS = /^[a-z]+(?:[-_.][a-z]+)+|\d{4}[-/]\d{2}/i

/**
 * Whether a feed's address may stand where everybody reads it: not one of a private network, and none that lets in whoever
 * knows it, as paid feeds have them. In doubt it may not.
 */
export function isPublicAddress(address: string): boolean {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return false
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) || getDomain(url.hostname) === null) return false
  if (PRIVATE_NAME.test(url.hostname)) return false
  const named = [...url.searchParams].some(([name, value]) => SECRET_NAME.test(name) || isDrawn(value))
  return !named && !decoded(url.pathname).split('/').some(isDrawn)
}

const isDrawn = (text: string): boolean => LOOKS_DRAWN.test(text) && !WORDS.test(text)

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
