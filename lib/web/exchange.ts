import type { Socket } from 'node:net'
import { Client, errors } from 'undici'
import type { Allowance } from '#lib/config.ts'
import { megabytes, readBody, readEncoding } from './body.ts'
import { guardedConnector, type Resolve } from './connector.ts'
import type { FetchLimits } from './limits.ts'
import { FetchError, failureOf } from './problem.ts'

export type Answer = {
  status: number
  /** Names in lower case; repeated ones joined by a comma. No cookies. */
  headers: Record<string, string>
  /** Empty unless the status is 2xx. */
  body: Uint8Array
}

export type Exchange = {
  url: URL
  headers: Record<string, string>
  /** Sent by POST; null for a GET. */
  body?: string | null
  allow: readonly Allowance[]
  resolve: Resolve
  limits: FetchLimits
  /** What is left of the time for all hops. */
  leftMs: number
  signal: AbortSignal
}

/**
 * One request and its answer, on a connection of its own, redirects not followed.
 *
 * @throws FetchError, or the reason of `signal`
 */
export async function exchange(one: Exchange): Promise<Answer> {
  const abort = new AbortController()
  const stop = () => abort.abort(one.signal.reason)
  one.signal.addEventListener('abort', stop, { once: true })
  const firstByteMs = Math.min(one.limits.firstByteMs, one.leftMs)
  const firstByte = endAfter(firstByteMs, abort)
  const whole = endAfter(one.leftMs, abort, one.limits.totalMs)
  let socket: Socket | undefined
  let answered = false
  const connect = guardedConnector({
    allow: one.allow,
    resolve: one.resolve,
    signal: abort.signal,
    opened: (opened) => {
      socket = opened
    },
  })
  // The limits are ours: undici's timers tick by the second and do not see the whole.
  const client = new Client(one.url.origin, {
    connect,
    allowH2: false,
    maxHeaderSize: one.limits.headerBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  try {
    if (one.signal.aborted) throw one.signal.reason
    const response = await client.request({
      method: one.body == null ? 'GET' : 'POST',
      body: one.body ?? null,
      path: one.url.pathname + one.url.search,
      headers: one.headers,
      signal: abort.signal,
    })
    answered = true
    clearTimeout(firstByte)
    const headers = flatten(response.headers)
    const { statusCode: status, body } = response
    if (status < 200 || status > 299) {
      body.on('error', () => undefined).destroy()
      return { status, headers, body: new Uint8Array() }
    }
    if (Number(headers['content-length']) > one.limits.rawBytes) {
      body.on('error', () => undefined).destroy()
      throw new FetchError('too-large', megabytes(one.limits.rawBytes))
    }
    const bytes = await readBody(body, readEncoding(headers['content-encoding']), one.limits, abort)
    if (socket && sentTooMuch(socket)) throw new FetchError('cut-short')
    return { status, headers, body: bytes }
  } catch (error) {
    if (one.signal.aborted) throw one.signal.reason
    const { problem, detail } = failureOf(abort.signal.aborted ? abort.signal.reason : error, answered)
    throw new FetchError(problem, detail)
  } finally {
    clearTimeout(firstByte)
    clearTimeout(whole)
    one.signal.removeEventListener('abort', stop)
    abort.abort(new FetchError('unreachable'))
    await client.destroy()
  }
}

/**
 * Bytes came after the declared end: the length was a lie, and what we hold is a part. The parser takes them for an
 * answer that nobody asked for and ends the connection, which the socket remembers. (Not seen where the server said
 * `Connection: close`: what follows is dropped before anyone looks.)
 */
function sentTooMuch(socket: Socket): boolean {
  return socket.errored instanceof errors.HTTPParserError || socket.errored?.message === 'bad response'
}

function endAfter(ms: number, abort: AbortController, shownMs = ms): NodeJS.Timeout {
  const detail = `${Math.ceil(shownMs / 1000)} s`
  return setTimeout(() => abort.abort(new FetchError('timeout', detail)), Math.max(0, ms))
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue
    flat[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
