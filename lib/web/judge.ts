import type { Answer } from './exchange.ts'
import type { FetchFailure } from './model.ts'
import { readRetryAfter } from './retry-after.ts'

const REDIRECTS = [301, 302, 303, 307, 308]
const PERMANENT = [301, 308]

export type Verdict =
  | { kind: 'answer' }
  | { kind: 'redirect'; location: string; permanent: boolean }
  | { kind: 'failure'; failure: FetchFailure }

/** With these what was sent is sent again; after the others a server expects a GET. @see RFC 9110 §15.4 */
const SENT_AGAIN = [307, 308]

/**
 * What an answer comes to.
 *
 * @param asked `conditional` where validators were sent: without them a 304 is a mistake of the server; `sent` where it was a
 *   form; `partial` where only the first bytes were asked for: without that a 206 is a mistake
 */
export function judge(
  { status, headers }: Answer,
  asked: { conditional: boolean; sent: boolean; partial: boolean },
  now: Date,
): Verdict {
  const location = headers.location
  if ((asked.sent ? SENT_AGAIN : REDIRECTS).includes(status) && location) {
    return { kind: 'redirect', location, permanent: PERMANENT.includes(status) }
  }
  if (asked.sent && status >= 200 && status <= 299) return { kind: 'answer' }
  if (status === 200 || status === 203 || (status === 206 && asked.partial) || (status === 304 && asked.conditional))
    return { kind: 'answer' }
  if (status === 410) return failed('gone', 0)
  const retryAfter = readRetryAfter(headers['retry-after'], now)
  // Who says "too many" without saying how long gets the shortest rest there is.
  if (status === 429) return failed('rate-limited', retryAfter || readRetryAfter('0', now))
  return failed('status', status === 503 ? retryAfter : 0)

  function failed(problem: FetchFailure['problem'], retryAfterSeconds: number): Verdict {
    return { kind: 'failure', failure: { problem, detail: String(status), retryAfterSeconds } }
  }
}

/** How the chain of redirects may be remembered. */
export type Moves = {
  /** Every hop was permanent. */
  permanent: boolean
  /** One hop, from http to https, nothing else of the address changed. */
  secured: boolean
}

/** @returns the moves after one more hop; `before` is null at the first */
export function addMove(before: Moves | null, from: URL, to: URL, permanent: boolean): Moves {
  const sameButSecure =
    from.protocol === 'http:' &&
    to.protocol === 'https:' &&
    from.hostname === to.hostname &&
    from.pathname === to.pathname &&
    from.search === to.search
  return {
    permanent: permanent && (before?.permanent ?? true),
    secured: before === null && permanent && sameButSecure,
  }
}
