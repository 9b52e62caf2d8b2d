import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type LoopbackServer = {
  port: number
  /** `http://127.0.0.1:PORT`, without a slash. */
  url: string
  /** The FETCH_ALLOW that lets a paper read it. */
  allowance: string
  close(): Promise<void>
}

/** A server of the journeys' own, for a paper to ask in place of the world outside. */
export async function startLoopbackServer(answer: RequestListener): Promise<LoopbackServer> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    allowance: `127.0.0.1/32:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
