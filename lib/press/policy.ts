/**
 * The policy of a page: nothing but its own style, pictures and fonts, a story's sound and film, and of scripts only those
 * that it was sealed with.
 *
 * @param hashes inline scripts, as `'sha256-…'`
 * @param host the host and port the page is asked at; its own script files are allowed by path, so that no other
 *   address of ours can be loaded as a script
 */
export function policyFor(hashes: readonly string[], host: string): string {
  // An IPv6 literal cannot be written as a host source.
  const named = /^[a-z0-9.-]+(:\d+)?$/i.test(host)
  const files = named ? `${host}/_next/static/` : "'self'"
  return [
    "default-src 'none'",
    `script-src ${[...hashes, files].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Sound and film of a story stay at their source, and load nothing before a reader presses play.
    "media-src 'self' https: http:",
    "connect-src 'self'",
    "manifest-src 'self'",
    // Of all our addresses the one that is a worker (server.ts).
    `worker-src ${named ? `${host}/sw.js` : "'self'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What every answer that is not one of our pages gets: it may be looked at, and do nothing. */
export const LOCKED_POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; sandbox allow-same-origin"

/** Of the service worker itself: it asks for our pages, and loads nothing else. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'"

/** On every answer. `secure` where readers come by https. */
export function securityHeaders(secure: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), geolocation=(self)',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
