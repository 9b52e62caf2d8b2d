import type { Allowance } from '#lib/config.ts'
import { ACCEPTED_ENCODINGS } from './body.ts'
import { type Resolve, resolveByDns } from './connector.ts'
import { holdKey, hostKey, readDestination } from './destination.ts'
import { type Answer, exchange } from './exchange.ts'
import type { Holds } from './holds.ts'
import { addMove, judge, type Moves } from './judge.ts'
import { FETCH_LIMITS, type FetchLimits } from './limits.ts'
import { openManners } from './manners.ts'
import type { Fetched, FetchFailure } from './model.ts'
import { FetchError } from './problem.ts'
import { readMaxAge, readRetryAfter } from './retry-after.ts'

export type WebOptions = {
  /** Private addresses that the operator opened. */
  allow: readonly Allowance[]
  userAgent: string
  /** Between two requests to one host, in ms. */
  pauseMs?: number
  hostsAtOnce?: number
  holds: Holds
  now(): Date
  resolve?: Resolve
  limits?: Partial<FetchLimits>
}

export type FetchRequest = {
  accept?: string
  /** Validators of the answer that we hold, verbatim. */
  etag?: string | null
  lastModified?: string | null
  /** A smaller cap than the usual one, in bytes after decompression. */
  maxBytes?: number
  /** So many bytes are enough: they are asked for by a range, and no more are read of a server that gives the whole. */
  firstBytes?: number
  signal?: AbortSignal
  /** Sent as a form by POST: then any 2xx is an answer, and only 307 and 308 are followed. */
  form?: Readonly<Record<string, string>>
  headers?: { 'accept-language'?: string }
}

export type WebOutcome = { ok: true; value: Fetched } | { ok: false; failure: FetchFailure }

export type Web = {
  /**
   * Reads one address of the world outside, by the rules of §1: guarded, capped, polite, redirects followed.
   *
   * @throws the reason of `request.signal`, or an AbortError once the web is closed; never for what a server does
   */
  fetch(url: string, request?: FetchRequest): Promise<WebOutcome>
  /** Ends what is under way and waits until it has ended. */
  close(): Promise<void>
}

/** The one way out: nothing else in Broadsheet makes requests. One per process, so that manners hold for all. */
export function openWeb(options: WebOptions): Web {
  const { allow, holds, now, userAgent, resolve = resolveByDns } = options
  const manners = openManners(options.pauseMs ?? 1000, options.hostsAtOnce ?? 8)
  const closing = new AbortController()
  const underWay = new Set<Promise<unknown>>()

  async function follow(address: string, request: FetchRequest, signal: AbortSignal): Promise<Fetched> {
    const limits = { ...FETCH_LIMITS, ...options.limits }
    limits.decodedBytes = Math.min(limits.decodedBytes, request.maxBytes ?? limits.decodedBytes)
    if (request.firstBytes) limits.firstBytes = request.firstBytes
    const headers = headersFor(request, userAgent)
    const body = request.form ? new URLSearchParams(request.form).toString() : null
    const conditional = 'if-none-match' in headers || 'if-modified-since' in headers
    let url = readDestination(address, allow)
    let moves: Moves | null = null
    let leftMs = limits.totalMs
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      await refuseHeld(url)
      const endTurn = await manners.turn(hostKey(url), signal)
      const started = performance.now()
      let answer: Answer
      let slow = false
      try {
        // Asked again: the request before this one may have been told to leave the host alone.
        await refuseHeld(url)
        answer = await exchange({ url, headers, body, allow, resolve, limits, leftMs, signal })
      } catch (error) {
        slow = error instanceof FetchError && ['timeout', 'too-slow'].includes(error.failure.problem)
        throw hop > 0 ? asRedirectProblem(error, url) : error
      } finally {
        endTurn(slow)
        leftMs -= performance.now() - started
      }
      const partial = limits.firstBytes !== undefined
      const verdict = judge(answer, { conditional, sent: body !== null, partial }, now())
      if (verdict.kind === 'answer') return fetched(url, moves, answer, request)
      if (verdict.kind === 'failure') throw await holding(url, verdict.failure)
      const target = nextHop(verdict.location, url)
      moves = addMove(moves, url, target, verdict.permanent)
      url = target
    }
    throw new FetchError('too-many-redirects', String(limits.redirects))
  }

  function nextHop(location: string, from: URL): URL {
    try {
      return readDestination(location, allow, from)
    } catch (error) {
      throw asRedirectProblem(error, from)
    }
  }

  async function refuseHeld(url: URL): Promise<void> {
    const key = holdKey(url)
    const until = await holds.until(key)
    const seconds = until ? Math.ceil((until.getTime() - now().getTime()) / 1000) : 0
    if (seconds > 0) throw new FetchError('held', key, seconds)
  }

  async function holding(url: URL, { problem, detail, retryAfterSeconds }: FetchFailure): Promise<FetchError> {
    if (retryAfterSeconds > 0) {
      const asked = now()
      await holds.hold(holdKey(url), new Date(asked.getTime() + retryAfterSeconds * 1000), asked)
    }
    return new FetchError(problem, detail, retryAfterSeconds)
  }

  function fetched(url: URL, moves: Moves | null, { status, headers, body }: Answer, request: FetchRequest): Fetched {
    const notModified = status === 304
    return {
      status: notModified ? 304 : 200,
      url: url.href,
      movedTo: moves?.permanent ? url.href : null,
      secured: moves?.secured ?? false,
      headers,
      body,
      etag: headers.etag ?? (notModified ? (request.etag ?? null) : null),
      lastModified: headers['last-modified'] ?? (notModified ? (request.lastModified ?? null) : null),
      hintSeconds: Math.max(readMaxAge(headers['cache-control']), readRetryAfter(headers['retry-after'], now())),
    }
  }

  async function settle(address: string, request: FetchRequest): Promise<WebOutcome> {
    const signal = request.signal ? AbortSignal.any([request.signal, closing.signal]) : closing.signal
    try {
      return { ok: true, value: await follow(address, request, signal) }
    } catch (error) {
      if (error instanceof FetchError && !signal.aborted) return { ok: false, failure: error.failure }
      throw error
    }
  }

  return {
    fetch(address, request = {}) {
      const going = settle(address, request)
      const ended = going.catch(() => undefined).finally(() => underWay.delete(ended))
      underWay.add(ended)
      return going
    },
    async close() {
      closing.abort()
      await Promise.all(underWay)
    },
  }
}

/** No cookies, no referrer: a request says who asks, what for, and what we hold already. */
function headersFor(request: FetchRequest, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: request.accept ?? '*/*',
    'accept-encoding': ACCEPTED_ENCODINGS,
  }
  const language = request.headers?.['accept-language']
  if (language) headers['accept-language'] = language
  if (request.form) headers['content-type'] = 'application/x-www-form-urlencoded'
  if (request.firstBytes) {
    headers.range = `bytes=0-${request.firstBytes - 1}`
    // A range is one of what is sent: packed, its beginning could not be told.
    headers['accept-encoding'] = 'identity'
  }
  if (request.etag) headers['if-none-match'] = request.etag
  if (request.lastModified) headers['if-modified-since'] = request.lastModified
  return headers
}

function asRedirectProblem(error: unknown, url: URL): unknown {
  const refused = error instanceof FetchError && ['address-refused', 'address-invalid'].includes(error.failure.problem)
  return refused ? new FetchError('redirect-refused', url.hostname) : error
}
