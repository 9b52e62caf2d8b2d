import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, describe, expect, it } from 'vitest'
import { messagesFor } from '#lib/messages/model.ts'
import { type Admitted, type GuardSettings, isOwnHost, makeGuard, splitAddress, type Turned } from './guard.ts'

const words = messagesFor('en').press
const open: GuardSettings = { publicUrl: 'http://localhost:3000', publicUrlGiven: false, trustedProxies: [] }
const named: GuardSettings = { publicUrl: 'https://paper.example', publicUrlGiven: true, trustedProxies: [] }

const servers: ReturnType<typeof createServer>[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

type Sent = { method?: string; path?: string; headers?: Record<string, string> }

/** What the guard makes of a real request, and which headers are left of it. */
async function judged(settings: GuardSettings, sent: Sent) {
  const guard = makeGuard(settings)
  const server = createServer((request, response) => {
    const verdict = guard(request, words)
    response.end(JSON.stringify({ verdict, left: request.headers }))
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const { method = 'GET', path = '/', headers = {} } = sent
  const going = ask({ host: '127.0.0.1', port: address.port, method, path, headers: { host: 'localhost', ...headers } })
  going.end()
  const [response] = await once(going, 'response')
  let text = ''
  for await (const part of response) text += part
  return JSON.parse(text) as { verdict: Admitted | Turned; left: Record<string, string> }
}

const statusOf = async (settings: GuardSettings, sent: Sent) => {
  const { verdict } = await judged(settings, sent)
  return 'sentence' in verdict ? verdict.status : 200
}

describe('the host', () => {
  it('is localhost or an address of this machine, with any port, where PUBLIC_URL is not set', async () => {
    const own = Object.values(networkInterfaces()).flatMap((cards) => cards ?? [])
    const card = own.find(({ family, internal }) => family === 'IPv4' && !internal)
    for (const host of ['localhost', 'localhost:8080', '127.0.0.1:3000', '127.9.9.9', '[::1]:3000']) {
      expect(await statusOf(open, { headers: { host } }), host).toBe(200)
    }
    if (card) expect(isOwnHost(`${card.address}:3000`)).toBe(true)
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '192.0.2.1',
      '2130706433',
      'localhost:3000:1',
      'a b',
    ]) {
      expect(await statusOf(open, { headers: { host } }), host).toBe(421)
    }
  })

  it('is PUBLIC_URL’s alone where that is set, its default port written or not', async () => {
    for (const host of ['paper.example', 'PAPER.example', 'paper.example:443']) {
      expect(await statusOf(named, { headers: { host } }), host).toBe(200)
    }
    for (const host of ['localhost', '127.0.0.1', 'paper.example:8443', 'paper.example.evil.example']) {
      expect(await statusOf(named, { headers: { host } }), host).toBe(421)
    }
  })

  it('is named once: of two, others may take the other', async () => {
    const guard = makeGuard(open)
    const server = createServer((request, response) => response.end(JSON.stringify(guard(request, words))))
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    const socket = connect(address.port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nhost: evil.example\r\nConnection: close\r\n\r\n')
    let text = ''
    socket.on('data', (part) => {
      text += part
    })
    await once(socket, 'close')
    expect(text).toContain('"status":400')
  })

  it('that is foreign is told which setting names ours', async () => {
    const { verdict } = await judged(named, { headers: { host: 'evil.example' } })
    expect(verdict).toMatchObject({
      status: 421,
      sentence: expect.stringMatching(/https:\/\/paper\.example.*PUBLIC_URL/),
    })
  })

  it('does not matter to a watchdog that asks for health on this machine', async () => {
    expect(await statusOf(named, { path: '/api/health', headers: { host: '127.0.0.1:3000' } })).toBe(200)
    expect(await statusOf(named, { path: '/api/health', headers: { host: 'evil.example' } })).toBe(421)
  })
})

describe('an unsafe method', () => {
  const post = (headers: Record<string, string>) => ({
    method: 'POST',
    headers: { host: 'localhost:3000', ...headers },
  })

  it('passes from our own pages, by Sec-Fetch-Site or by Origin', async () => {
    expect(await statusOf(open, post({ 'sec-fetch-site': 'same-origin' }))).toBe(200)
    expect(await statusOf(open, post({ origin: 'http://localhost:3000' }))).toBe(200)
    const https = { host: 'paper.example', origin: 'https://paper.example', 'sec-fetch-site': 'same-origin' }
    expect(await statusOf(named, post(https))).toBe(200)
  })

  it('is refused from anywhere else, and where nothing says from where', async () => {
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'http://localhost:3001' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    ]
    for (const headers of foreign) expect(await statusOf(open, post(headers)), JSON.stringify(headers)).toBe(403)
    expect(await statusOf(named, post({ host: 'paper.example', origin: 'http://paper.example' }))).toBe(403)
  })

  it('that nobody knows is refused', async () => {
    expect(await statusOf(open, { method: 'TRACE' })).toBe(405)
    expect(await statusOf(open, { method: 'OPTIONS' })).toBe(405)
  })
})

describe('what a stranger claims to have forwarded', () => {
  const claims = { 'x-forwarded-host': 'paper.example', 'x-forwarded-for': '192.0.2.9', forwarded: 'for=192.0.2.9' }

  it('is taken out and not believed', async () => {
    const { verdict, left } = await judged(named, { headers: { host: 'localhost', ...claims } })
    expect(verdict).toMatchObject({ status: 421 })
    for (const name of Object.keys(claims)) expect(left).not.toHaveProperty(name)
  })

  it('is believed from a trusted proxy, by address or range', async () => {
    for (const proxy of ['127.0.0.1', '127.0.0.0/8']) {
      const settings = { ...named, trustedProxies: [proxy] }
      expect(await statusOf(settings, { headers: { host: 'inner:3000', ...claims } }), proxy).toBe(200)
    }
    const other = { ...named, trustedProxies: ['10.0.0.0/8'] }
    expect(await statusOf(other, { headers: { host: 'inner:3000', ...claims } })).toBe(421)
  })
})

describe('an address', () => {
  it('is a path of ours with a query, or it is refused', () => {
    expect(splitAddress('/latest?before=x?y')).toEqual({ path: '/latest', query: 'before=x?y' })
    expect(splitAddress('/section/m%C3%BCnchen')).toEqual({ path: '/section/m%C3%BCnchen', query: '' })
    for (const target of [
      '//evil.example/',
      'http://evil.example/',
      '*',
      '',
      '/%',
      '/%zz',
      '/a%00b',
      '/a%5cb',
      '/a\\b',
      '/%0d%0aX:1',
      '/x/../api/health',
      '/%2e%2e/x',
      '/a/.',
      '/a/..%2fb',
    ]) {
      expect(splitAddress(target), target).toBeNull()
    }
  })
})

describe('where a request comes from', () => {
  const behind: GuardSettings = { ...named, trustedProxies: ['127.0.0.1', '10.0.0.0/8'] }
  const addressOf = async (settings: GuardSettings, forwarded: string) => {
    const sent = { headers: { host: 'paper.example', 'x-forwarded-for': forwarded } }
    const { verdict } = await judged(settings, sent)
    return 'address' in verdict ? verdict.address : verdict.sentence
  }

  it('is the connection’s own end for whoever is no proxy of ours', async () => {
    expect(await addressOf(named, '9.9.9.9')).toBe('127.0.0.1')
  })

  it('is the last of the chain that no proxy of ours stands for', async () => {
    expect(await addressOf(behind, '1.1.1.1, 9.9.9.9, 10.1.2.3')).toBe('9.9.9.9')
    expect(await addressOf(behind, 'nonsense')).toBe('127.0.0.1')
  })

  it('is an IPv6 customer, however the address is written', async () => {
    for (const address of ['2001:db8:0:7::1', '2001:0db8:0000:0007:ffff:1:2:3', '2001:DB8:0:7:0:0:0:9']) {
      expect(await addressOf(behind, address)).toBe('2001:db8:0:7::/64')
    }
  })
})
