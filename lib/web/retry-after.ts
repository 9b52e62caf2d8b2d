const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/**
 * How long a server asks to be left alone, in seconds, clamped to 1 minute … 24 hours.
 *
 * @param value the header; a number of seconds or an HTTP date
 * @returns 0 if there is no header; one minute for a header that makes no sense or lies in the past
 * @see RFC 9110 §10.2.3
 */
export function readRetryAfter(value: string | undefined, now: Date): number {
  if (value === undefined) return 0
  const text = value.trim()
  const seconds = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000
  if (Number.isNaN(seconds)) return MINUTE
  return Math.ceil(Math.min(DAY, Math.max(MINUTE, seconds)))
}

/** `max-age` of Cache-Control in seconds; 0 if there is none. @see RFC 9111 §5.2.2.1 */
export function readMaxAge(cacheControl: string | undefined): number {
  const match = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})/i.exec(cacheControl ?? '')
  return Math.min(Number(match?.[1] ?? 0), 2 ** 31 - 1)
}
