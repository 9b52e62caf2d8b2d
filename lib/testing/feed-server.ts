import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }
type Answerer = Answer | ((request: IncomingMessage, response: ServerResponse) => void)

/** A server on loopback that answers what a test says, by path; 404 for all else. */
export type FeedServer = {
  port: number
  url(path: string): string
  set(path: string, answer: Answerer): void
  /** Headers of the requests so far, oldest first. */
  requests: { path: string; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, Answerer>()
  const requests: FeedServer['requests'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ path, headers: request.headers })
    const answer = answers.get(path) ?? { status: 404 }
    if (typeof answer === 'function') answer(request, response)
    else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a string only for a pipe
  return {
    port,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    set: (path, answer) => answers.set(path, answer),
    requests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
