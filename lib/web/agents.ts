import { Agent as PlainAgent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Allowance } from '#lib/config.ts'
import { megabytes } from './body.ts'
import { openSocket, type Resolve, resolveByDns } from './connector.ts'
import { FetchError } from './problem.ts'

type AgentOptions = {
  allow: readonly Allowance[]
  resolve?: Resolve
  /** From the attempt to connect to the end of the answer, in ms. */
  totalMs: number
  /** Of one answer on the wire, headers and all; for one that is packed nobody asks. */
  rawBytes: number
}
type Asked = { host?: string | null | undefined; hostname?: string | null | undefined; port?: unknown }
type Opened = (problem: Error | null, stream: Duplex) => void

/** What a library that speaks HTTP by itself is given instead of Node's own agents. */
export type GuardedAgents = {
  /** For one of these two protocols. */
  forProtocol(protocol: string): PlainAgent
  /** Breaks off what is under way, and opens nothing any more. */
  close(): void
}

/**
 * Node's agents over the guarded connector: for a library that makes its own requests (OpenID Connect), so that they keep
 * to the rules of the one way out all the same: the address that is connected to may be, the time and the size are
 * capped, each request has a connection of its own. Such a library must not follow redirects by itself; where it does,
 * each hop is checked here again.
 *
 * @see rules §1
 */
export function guardedAgents(options: AgentOptions): GuardedAgents {
  const closing = new AbortController()
  const opening = (protocol: string) => (asked: Asked, opened?: Opened) => {
    open({ ...options, protocol, asked, closing: closing.signal }).then(
      (socket) => {
        opened?.(null, socket)
        limit(socket, options.rawBytes)
      },
      // Where there is no stream, nobody looks at it.
      (problem: unknown) => opened?.(problem instanceof Error ? problem : new Error(String(problem)), null as never),
    )
    return undefined
  }
  const plain = new PlainAgent({ keepAlive: false })
  const secure = new SecureAgent({ keepAlive: false })
  plain.createConnection = opening('http:')
  secure.createConnection = opening('https:')
  return {
    forProtocol: (protocol) => (protocol === 'https:' ? secure : plain),
    close: () => closing.abort(new FetchError('unreachable')),
  }
}

/** For a library's default, so that nothing it does is asked past the guard. */
export const NO_WAY: PlainAgent = new PlainAgent()
NO_WAY.createConnection = () => {
  throw new Error('a request past the guard')
}

async function open(one: AgentOptions & { protocol: string; asked: Asked; closing: AbortSignal }): Promise<Socket> {
  const abort = new AbortController()
  const stop = () => abort.abort(one.closing.reason)
  if (one.closing.aborted) stop()
  one.closing.addEventListener('abort', stop, { once: true })
  const late = new FetchError('timeout', `${Math.ceil(one.totalMs / 1000)} s`)
  const timer = setTimeout(() => abort.abort(late), one.totalMs)
  const over = () => {
    clearTimeout(timer)
    one.closing.removeEventListener('abort', stop)
  }
  const target = {
    protocol: one.protocol,
    hostname: String(one.asked.host ?? one.asked.hostname ?? '').replace(/^\[|\]$/g, ''),
    port: Number(one.asked.port) || 0,
  }
  const guard = {
    allow: one.allow,
    resolve: one.resolve ?? resolveByDns,
    signal: abort.signal,
    // A socket that is only destroyed ends without a reason; the reader of the answer is to learn it.
    opened: (socket: Socket) =>
      abort.signal.addEventListener('abort', () => socket.destroy(abort.signal.reason), { once: true }),
  }
  try {
    const socket = await openSocket(target, guard)
    socket.once('close', over)
    return socket
  } catch (problem) {
    over()
    throw abort.signal.aborted ? abort.signal.reason : problem
  }
}

/** Attached after the reader of the answer, which would miss what came before it. */
function limit(socket: Socket, rawBytes: number): void {
  socket.on('data', () => {
    if (socket.bytesRead > rawBytes) socket.destroy(new FetchError('too-large', megabytes(rawBytes)))
  })
}
