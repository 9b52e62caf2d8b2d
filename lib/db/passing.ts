/** The connection, a lock or a deadlock, no room, too long, an operator, the system (SQLSTATE, its first two signs). */
const PASSING = ['08', '40', '53', '55', '57', '58']
/** What the driver says in words alone. */
const LOST = /connection terminated|connection ended|client has encountered a connection error|timeout exceeded/i

/**
 * Whether a store that failed may do the very same later: it was away, busy, or somebody else was in the way. All else lies
 * with what it was asked.
 */
export function isPassing(error: unknown): boolean {
  for (let cause = error, depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth += 1) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    // A system's own name for what is wrong with a connection, such as ECONNREFUSED.
    if (/^E[A-Z]+$/.test(code) && !code.startsWith('ERR')) return true
    if (code.length === 5 && PASSING.includes(code.slice(0, 2))) return true
    if (cause instanceof Error && LOST.test(cause.message)) return true
    cause = 'cause' in cause ? cause.cause : null
  }
  return false
}

/** What the store itself said, without the statement and what was in it. */
export const reasonOf = (error: unknown): string =>
  String(error instanceof Error && error.cause !== undefined ? error.cause : error)
