const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof LEVELS)[number]

let threshold: LogLevel = 'info'

export function setLogLevel(level: LogLevel): void {
  threshold = level
}

/**
 * One JSON line an event on standard error. Values are cut at 500 characters; the same warning or error is
 * written at most 5 times a minute, then counted. Never pass secrets, mail addresses or foreign prose.
 */
export function log(
  level: LogLevel,
  event: string,
  facts: Record<string, string | number | boolean | null> = {},
): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(threshold)) return
  const repeated = level === 'warn' || level === 'error' ? repeats(`${level} ${event}`) : 0
  if (repeated === null) return
  const line: Record<string, unknown> = { time: new Date().toISOString(), level, event }
  for (const [name, value] of Object.entries(facts))
    line[name] = typeof value === 'string' ? value.replace(PARAMETERS, '').slice(0, 500) : value
  if (repeated) line.repeated = repeated
  process.stderr.write(`${JSON.stringify(line).replace(UNSEEN, asEscape)}\n`)
}

/** A failed query says at its end what was to be stored: addresses, hashes, what people wrote. */
const PARAMETERS = /\nparams: [\s\S]*/

/** What JSON lets through and a terminal obeys: the second row of controls, line ends of Unicode, changes of direction. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const asEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

const seen = new Map<string, { since: number; count: number }>()

/** How often this key was swallowed before the line that may now be written; null if it must be swallowed too. */
function repeats(key: string): number | null {
  const now = Date.now()
  const entry = seen.get(key)
  if (!entry || now - entry.since > 60_000) {
    if (seen.size > 1_000) seen.clear()
    seen.set(key, { since: now, count: 1 })
    return Math.max(0, (entry?.count ?? 0) - 5)
  }
  entry.count += 1
  return entry.count <= 5 ? 0 : null
}
