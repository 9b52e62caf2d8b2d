import { lookup } from 'node:dns/promises'
import { connect as connectPlain, isIP, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { buildConnector } from 'undici'
import type { Allowance } from '#lib/config.ts'
import { mayConnect } from './address.ts'
import { FetchError } from './problem.ts'

export type Resolved = { address: string; family: number }
/** Every address of a name. */
export type Resolve = (hostname: string) => Promise<Resolved[]>

export const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true })

export type Guard = {
  allow: readonly Allowance[]
  resolve: Resolve
  signal: AbortSignal
  /** Told of the socket as soon as there is one. */
  opened(socket: Socket): void
}

/**
 * The connector that sees every connection: undici's own `lookup` is not asked about IP literals. The name is
 * resolved once, what may not be reached is left out, and the socket connects to what was checked, so that a
 * second answer of the name server changes nothing.
 */
export function guardedConnector(guard: Guard): buildConnector.connector {
  return (options, callback) => {
    openSocket(options, guard).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    )
  }
}

/**
 * A socket to an address that was checked, TLS and all.
 *
 * @throws FetchError, or the reason of the guard's signal
 */
export async function openSocket(
  options: { protocol: string; hostname: string; port: string | number },
  guard: Guard,
): Promise<Socket> {
  const secure = options.protocol === 'https:'
  const port = Number(options.port) || (secure ? 443 : 80)
  const addresses = await permitted(options.hostname, port, guard)
  guard.signal.throwIfAborted()
  const target = { host: options.hostname, port, lookup: answering(addresses), autoSelectFamily: true }
  const name = isIP(options.hostname) ? {} : { servername: options.hostname }
  const socket = secure ? connectTls({ ...target, ...name, ALPNProtocols: ['http/1.1'] }) : connectPlain(target)
  guard.opened(socket)
  guard.signal.addEventListener('abort', () => socket.destroy(), { once: true })
  await new Promise<void>((resolve, reject) => {
    let reached = false
    socket.once('connect', () => {
      reached = true
    })
    socket.once(secure ? 'secureConnect' : 'connect', resolve)
    socket.once('error', (error) => reject(secure && reached ? asTlsProblem(error) : error))
    socket.once('close', () => reject(new FetchError(secure && reached ? 'tls' : 'unreachable')))
  })
  // What was checked is what was connected to; should Node ever do otherwise, nothing is sent.
  if (!mayConnect(socket.remoteAddress ?? '', port, guard.allow)) {
    socket.destroy()
    throw new FetchError('address-refused', options.hostname)
  }
  return socket
}

async function permitted(hostname: string, port: number, guard: Guard): Promise<Resolved[]> {
  const family = isIP(hostname)
  const addresses = family ? [{ address: hostname, family }] : await resolved(hostname, guard.resolve)
  const reachable = addresses.filter(({ address }) => mayConnect(address, port, guard.allow))
  if (reachable.length === 0) throw new FetchError('address-refused', hostname)
  return reachable
}

async function resolved(hostname: string, resolve: Resolve): Promise<Resolved[]> {
  try {
    const found = await resolve(hostname)
    if (found.length > 0) return found
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    // A name server that does not answer now says nothing about the name.
    if (error.code === 'EAI_AGAIN' || error.code === 'ETIMEOUT') throw new FetchError('unreachable', hostname)
  }
  throw new FetchError('name-unknown', hostname)
}

function answering(addresses: Resolved[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family ?? 4)
  }
}

const asTlsProblem = (error: Error): FetchError => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return new FetchError('tls', code)
}
