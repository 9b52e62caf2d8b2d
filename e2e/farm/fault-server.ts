import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { FAULTS } from './faults.ts'

export type Hit = { path: string; headers: IncomingMessage['headers']; at: number }

export type FaultServer = {
  host: string
  port: number
  /** The address of a fault at this server. */
  url(path: string): string
  /** Requests so far, in order. */
  hits: Hit[]
  /** Connections so far, also those without a request. */
  connections(): number
  /** Resolves when the next request for this path has come. */
  arrived(path: string): Promise<void>
  /** Most requests that were open at the same moment. */
  mostAtOnce(): number
  close(): Promise<void>
}

/**
 * A server that behaves as badly as the path of a request says; the paths are in `faults.ts`.
 *
 * @param at the loopback address to listen on; port 0 takes a free one
 * @param tls serve https with this key and certificate
 */
export async function startFaultServer(
  at: { host?: string; port?: number; tls?: { key: string; cert: string } } = {},
): Promise<FaultServer> {
  const hits: Hit[] = []
  const awaited = new Map<string, (() => void)[]>()
  let connections = 0
  let open = 0
  let most = 0

  const listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://fault.example')
    hits.push({ path: url.pathname, headers: request.headers, at: performance.now() })
    open += 1
    most = Math.max(most, open)
    response.on('close', () => {
      open -= 1
    })
    for (const tell of awaited.get(url.pathname) ?? []) tell()
    awaited.delete(url.pathname)
    const chain = /^\/chain\/(\d+)$/.exec(url.pathname)
    const status = /^\/status\/(\d{3})$/.exec(url.pathname)
    const fault = FAULTS[url.pathname]
    if (chain) {
      const left = Number(chain[1])
      response.writeHead(301, { location: left > 1 ? `/chain/${left - 1}` : '/good' }).end()
    } else if (url.pathname === '/to') {
      response.writeHead(302, { location: url.searchParams.get('url') ?? '/' }).end()
    } else if (status) response.writeHead(Number(status[1])).end()
    else if (fault) fault(request, response)
    else response.writeHead(404).end()
  }

  const server: Server = at.tls ? createSecureServer(at.tls, listener) : createServer(listener)
  server.on('connection', () => {
    connections += 1
  })
  // A client that has had enough goes away in the middle: that is what is tested here.
  server.on('clientError', (_error, socket) => socket.destroy())
  const host = at.host ?? '127.0.0.1'
  server.listen(at.port ?? 0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a string only for a pipe

  return {
    host,
    port,
    url: (path) => `${at.tls ? 'https' : 'http'}://${host}:${port}${path}`,
    hits,
    connections: () => connections,
    mostAtOnce: () => most,
    arrived: (path) =>
      new Promise((resolve) => {
        awaited.set(path, [...(awaited.get(path) ?? []), resolve])
      }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
