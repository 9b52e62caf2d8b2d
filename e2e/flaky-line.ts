import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

/**
 * What becomes of a request on its way: it goes through; nothing is heard of it again; it arrives, and its answer does not; or
 * something before the paper answers in its place.
 */
export type Fate = 'through' | 'silence' | 'answer-lost' | { status: number; type: string; body: string }

/** A way to the paper on which a journey decides what becomes of each request. */
export type Line = {
  url: string
  /** The paper's own address; set once it is open. */
  upstream: string
  fate(request: IncomingMessage): Fate
  /** All goes through again; what was left in silence is cut off. */
  mend(): void
  stop(): Promise<void>
}

export const THROUGH = (): Fate => 'through'

export async function layLine(): Promise<Line> {
  const silent = new Set<ServerResponse>()
  const server = createServer((asked, answer) => {
    const fate = line.fate(asked)
    if (fate === 'silence') return void silent.add(answer)
    if (typeof fate === 'object') {
      asked.resume()
      return void answer.writeHead(fate.status, { 'content-type': fate.type }).end(fate.body)
    }
    const { hostname, port } = new URL(line.upstream)
    const { url: path, method, headers } = asked
    const passed = request({ hostname, port, path, method, headers, agent: false }, (heard) => {
      if (fate === 'answer-lost') {
        heard.resume()
        return void answer.destroy()
      }
      answer.writeHead(heard.statusCode ?? 502, heard.headers)
      heard.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the line has no port')
  const line: Line = {
    url: `http://localhost:${address.port}`,
    upstream: '',
    fate: THROUGH,
    mend() {
      line.fate = THROUGH
      for (const answer of silent) answer.destroy()
      silent.clear()
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return line
}
