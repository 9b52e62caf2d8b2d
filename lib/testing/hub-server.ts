import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a hub was asked for, as its form said it. */
export type HubWish = Record<string, string>
export type HubAnswered = { status: number; body: string; challenge: string }

/** A hub on loopback. It calls back and pushes only when a test says so, and how. */
export type HubServer = {
  url: string
  port: number
  wishes: HubWish[]
  /** What wishes are answered with: 202 unless told. */
  status: number
  /** The next wish, also one that has come already and was not taken yet. */
  next(mode: string): Promise<HubWish>
  /** Calls the paper back, as the wish says unless told. */
  confirm(wish: HubWish, fields?: Record<string, string>): Promise<HubAnswered>
  /** Pushes to where the wish says, signed with its secret unless told. `signature: null` sends none. */
  push(
    wish: HubWish,
    body: string,
    how?: { type?: string; signature?: string | null; method?: string },
  ): Promise<{ status: number }>
  close(): Promise<void>
}

export async function startHub(): Promise<HubServer> {
  const waiting: { mode: string; settle(wish: HubWish): void }[] = []
  const untaken: HubWish[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const wish = Object.fromEntries(new URLSearchParams(text))
    hub.wishes.push(wish)
    response.writeHead(hub.status).end()
    const at = waiting.findIndex(({ mode }) => mode === wish['hub.mode'])
    const [first] = at < 0 ? [] : waiting.splice(at, 1)
    if (first) first.settle(wish)
    else untaken.push(wish)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a string only for a pipe
  const hub: HubServer = {
    url: `http://127.0.0.1:${port}/hub`,
    port,
    wishes: [],
    status: 202,
    next(mode) {
      const at = untaken.findIndex((wish) => wish['hub.mode'] === mode)
      const [found] = at < 0 ? [] : untaken.splice(at, 1)
      return found ? Promise.resolve(found) : new Promise((settle) => waiting.push({ mode, settle }))
    },
    async confirm(wish, fields = {}) {
      const challenge = randomUUID()
      const query = new URLSearchParams({
        'hub.mode': wish['hub.mode'] ?? '',
        'hub.topic': wish['hub.topic'] ?? '',
        'hub.challenge': challenge,
        'hub.lease_seconds': '86400',
        ...fields,
      })
      return { ...(await sent(`${wish['hub.callback']}?${query}`, 'GET', {}, '')), challenge }
    },
    push(wish, body, { type = 'application/rss+xml', signature, method = 'sha256' } = {}) {
      const signed = signature === undefined ? signatureOf(method, wish['hub.secret'] ?? '', body) : signature
      const headers = { 'content-type': type, ...(signed !== null && { 'x-hub-signature': signed }) }
      return sent(wish['hub.callback'] ?? '', 'POST', headers, body)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((settle) => server.close(settle))
    },
  }
  return hub
}

export const signatureOf = (method: string, secret: string, body: string): string =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

async function sent(url: string, method: string, headers: Record<string, string>, body: string) {
  const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {}
  const going = ask(url, { method, headers: { ...headers, ...length } })
  going.end(body)
  const [response] = await once(going, 'response')
  let text = ''
  for await (const part of response) text += part
  return { status: Number(response.statusCode), body: text }
}
