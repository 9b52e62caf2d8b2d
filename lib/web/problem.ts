import { errors } from 'undici'
import type { FetchFailure, FetchProblem } from './model.ts'

/** Carries a failure out of streams and sockets, where a value cannot go; `openWeb` turns it into an outcome. */
export class FetchError extends Error {
  override name = 'FetchError'
  readonly failure: FetchFailure

  constructor(problem: FetchProblem, detail: string | null = null, retryAfterSeconds = 0) {
    super(detail ? `${problem}: ${detail}` : problem)
    this.failure = { problem, detail, retryAfterSeconds }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * What an error of the network means. Anything that is not one is a bug of ours and is thrown again.
 *
 * @param answered the headers were there already
 */
export function failureOf(error: unknown, answered: boolean): FetchFailure {
  const known = findFetchError(error)
  if (known) return known.failure
  const code = codeOf(error)
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new FetchError('too-large', 'headers').failure
  if (error instanceof errors.HTTPParserError) return new FetchError('cut-short', 'http').failure
  if (code === '' || code.startsWith('ERR_INVALID') || code.startsWith('UND_ERR_INVALID')) throw error
  return new FetchError(answered ? 'cut-short' : 'unreachable').failure
}

/** undici and streams wrap the reason of an abort or a failed connection as `cause`. */
function findFetchError(error: unknown): FetchError | null {
  let current = error
  for (let depth = 0; depth < 4 && current instanceof Error; depth += 1) {
    if (current instanceof FetchError) return current
    current = current.cause
  }
  return null
}
