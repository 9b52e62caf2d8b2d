import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readingView } from '#lib/reading/choices.ts'
import type { Phase } from './health.ts'
import { holdPages } from './held-pages.ts'
import { createPress, drain, listen } from './server.ts'
import type { Visitor } from './visitor.ts'

/** Stands in for Next: it writes the nonce it is asked with on its scripts, in two parts, as a stream. */
type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string; closed: boolean }
let seen: Seen[] = []
let answer: (request: IncomingMessage, response: ServerResponse, nonce: string) => void
let phase: Phase = 'open'
let visitor: Visitor = { cookie: '', bare: '', dead: [] }
let held = holdPages()
let answering = true
let server: Server
let port = 0
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-press-'))

const page = (text: string) => (_request: IncomingMessage, response: ServerResponse, nonce: string) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'private, no-cache, no-store, max-age=0, must-revalidate')
  response.setHeader('Link', `</a.woff2>; rel=preload; nonce="${nonce}"`)
  response.setHeader('X-Powered-By', 'Next.js')
  response.write(`<!DOCTYPE html><html lang="en" data-theme="auto"><body>${text}`)
  response.end(`<script nonce="${nonce}">push("${nonce}")</script></body></html>`)
}

beforeAll(async () => {
  writeFileSync(join(folder, 'chunk.js'), 'let a = 1\n'.repeat(200))
  server = createPress({
    guard: { publicUrl: 'http://localhost:3000', publicUrlGiven: false, trustedProxies: [] },
    async inner(request, response) {
      let body = ''
      for await (const part of request) body += part
      const entry = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body,
        closed: false,
      }
      seen.push(entry)
      response.on('close', () => {
        entry.closed = response.writableFinished
      })
      const policy = String(request.headers['content-security-policy'] ?? '')
      answer(request, response, /'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
    },
    staticFolder: folder,
    readView: readingView,
    visitorOf: async () => visitor,
    held: {
      take: (...given) => held.take(...given),
      isAway: () => held.isAway(),
      recall: (...tags) => held.recall(...tags),
      bytes: () => held.bytes(),
    },
    storeAnswers: async () => answering,
    phase: () => phase,
    health: async () => ({ status: phase === 'open' ? 'ok' : 'down', problems: [] }),
  })
  await listen(server, 0, '127.0.0.1')
  const address = server.address()
  if (address && typeof address === 'object') port = address.port
})
beforeEach(() => {
  seen = []
  held = holdPages()
  answering = true
  phase = 'open'
  visitor = { cookie: '', bare: '', dead: [] }
  answer = page('<p>news</p>')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  return drain(server, 100)
})

/** What a client gets over a bare connection, whole; headers as they are written. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  const socket = connect(port, '127.0.0.1')
  const lines = Object.entries({ host: `localhost:${port}`, connection: 'close', ...headers })
  if (body) lines.push(['content-length', String(body.length)])
  socket.write(
    `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  )
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part))
  await once(socket, 'close')
  const whole = Buffer.concat(parts)
  const cut = whole.indexOf('\r\n\r\n')
  const head = whole.subarray(0, cut).toString('latin1').split('\r\n')
  const raw = whole.subarray(cut + 4)
  const fields = head
    .slice(1)
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)])
  return {
    status: Number(head[0]?.split(' ')[1]),
    headers: Object.fromEntries(fields) as Record<string, string>,
    raw,
    text: raw.toString(),
  }
}

describe('a page for one person', () => {
  it('is asked for with our own living cookies and nothing else of theirs, and is nobody else’s', async () => {
    visitor = { cookie: 'broadsheet-session=token', bare: 'broadsheet-browser=mine', dead: [] }
    const got = await get('/article/x-1', {
      cookie: 'broadsheet-session=token; tracker=1',
      rsc: '1',
      'x-broadsheet-address': '1',
    })
    expect(seen[0]?.headers.cookie).toBe('broadsheet-session=token')
    expect(seen[0]?.headers).not.toHaveProperty('rsc')
    expect(got.headers['cache-control']).toBe('private, no-store')
    expect(got.headers).not.toHaveProperty('etag')
  })

  it('is sealed as any other', async () => {
    visitor = { cookie: 'broadsheet-session=token', bare: '', dead: [] }
    const got = await get('/')
    expect(got.headers['content-security-policy']).toMatch(/script-src 'sha256-/)
    expect(got.text).not.toContain('nonce')
  })

  it('loses the cookie of a session that is over, and is not kept on the way', async () => {
    visitor = { cookie: '', bare: '', dead: ['broadsheet-session=; Path=/; Max-Age=0'] }
    const got = await get('/')
    expect(got.headers['set-cookie']).toBe('broadsheet-session=; Path=/; Max-Age=0')
    expect(got.headers['cache-control']).toBe('private, no-store')
    expect(seen[0]?.headers).not.toHaveProperty('cookie')
  })

  it.each(['/account', '/saved', '/desk/moderation', '/setup', '/sign-in/link', '/sign-up', '/notices', '/api/me'])(
    '%s is one for everybody who asks',
    async (path) => {
      const got = await get(path)
      expect(got.headers['cache-control']).toBe('private, no-store')
    },
  )

  it('a form is told where it comes from by the press alone', async () => {
    const own = { 'sec-fetch-site': 'same-origin', 'x-broadsheet-address': '9.9.9.9', 'x-forwarded-for': '8.8.8.8' }
    await get('/send/comment', own, 'POST', 'text=x')
    expect(seen[0]?.headers['x-broadsheet-address']).toBe('127.0.0.1')
    expect(seen[0]?.body).toBe('text=x')
  })
})

describe('a page', () => {
  it('is asked for as nobody: no cookie, no policy, no nonce, nothing of Next’s from the client', async () => {
    const told = {
      cookie: 'session=secret; broadsheet-reading=theme=dark',
      'content-security-policy': "script-src 'nonce-mine'",
      'x-nonce': 'mine',
      rsc: '1',
      'next-router-prefetch': '1',
      'x-middleware-subrequest': 'a:a',
      'x-forwarded-host': 'evil.example',
      'user-agent': 'robot',
    }
    const got = await get('/article/x-1?utm_source=y', told)
    expect(got.text + JSON.stringify(got.headers)).not.toContain('mine')
    expect(seen).toHaveLength(1)
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual(['accept', 'content-security-policy', 'host'])
  })

  it('leaves the press sealed, without its nonce, for all to keep', async () => {
    const got = await get('/')
    expect(got.status).toBe(200)
    expect(got.headers['content-security-policy']).toMatch(/script-src 'sha256-[^']+' localhost:\d+\/_next\/static\/;/)
    expect(got.text + JSON.stringify(got.headers)).not.toMatch(/nonce|Next\.js/)
    expect(got.headers['cache-control']).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=600')
    expect(got.headers['x-content-type-options']).toBe('nosniff')
  })

  it('ends its inner answer, so that what was put off until after it is done', async () => {
    await get('/')
    expect(seen[0]?.closed).toBe(true)
  })

  it('is dressed with the reader’s choices, and then it is private', async () => {
    const got = await get('/', { cookie: 'broadsheet-reading=theme=sepia' })
    expect(got.text).toContain('<html lang="en" data-theme="sepia">')
    expect(got.headers['cache-control']).toMatch(/^private/)
    const forged = await get('/', { cookie: 'broadsheet-reading=theme="><script>' })
    expect(forged.text).toContain('data-theme="auto"')
  })

  it('carries no script where the reader saves data or has chosen light pages', async () => {
    for (const headers of [{ 'save-data': 'on' }, { cookie: 'broadsheet-reading=light=on' }] as Record<
      string,
      string
    >[]) {
      const got = await get('/', headers)
      expect(got.text).not.toContain('<script')
      expect(got.headers['content-security-policy']).not.toContain('sha256')
      expect(got.headers.vary).toContain('Save-Data')
    }
  })

  it('is compressed as the client likes it, with an ETag for each form', async () => {
    answer = page('<p>news</p>'.repeat(200))
    const plain = await get('/')
    const brotli = await get('/', { 'accept-encoding': 'gzip, br' })
    const gzip = await get('/', { 'accept-encoding': 'br;q=0, gzip' })
    expect(brotliDecompressSync(brotli.raw).toString()).toBe(plain.text)
    expect(gunzipSync(gzip.raw).toString()).toBe(plain.text)
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
    expect(brotli.headers.vary).toContain('Accept-Encoding')
  })

  it('is not sent again to a client that has it, and without a body to HEAD', async () => {
    const first = await get('/')
    const again = await get('/', { 'if-none-match': `W/${first.headers.etag}` })
    expect([again.status, again.text]).toEqual([304, ''])
    const head = await get('/', {}, 'HEAD')
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', first.headers['content-length']])
    expect(seen.at(-1)?.method).toBe('GET')
  })

  it('is asked for with the parameters that its route declares, and no other', async () => {
    await get('/latest?utm_source=a&before=b&before=c&_rsc=1')
    await get('/section/city?page=2')
    expect(seen.map(({ url }) => url)).toEqual(['/latest?before=b', '/section/city'])
  })

  it('that fails is one sentence, and never what went wrong', async () => {
    answer = (_request, response) => {
      response.statusCode = 500
      response.setHeader('content-type', 'text/html')
      response.end('TypeError: secret at /home/x.ts:1')
    }
    const got = await get('/')
    expect(got.status).toBe(500)
    expect(got.text).not.toMatch(/TypeError|secret/)
    answer = () => {
      throw new Error('secret')
    }
    const thrown = await get('/')
    expect([thrown.status, thrown.text.includes('secret')]).toEqual([500, false])
  })

  it('that is not there is not kept', async () => {
    answer = (request, response, nonce) => {
      response.statusCode = 404
      page('<h1>Nothing</h1>')(request, response, nonce)
    }
    const got = await get('/none')
    expect([got.status, got.headers['cache-control']]).toEqual([404, 'no-cache'])
  })
})

describe('a page that is held', () => {
  it('is printed once for everybody, in the forms and encodings that they like', async () => {
    answer = page('<p>news</p>'.repeat(200))
    const plain = await get('/')
    const dark = await get('/', { cookie: 'broadsheet-reading=theme=dark' })
    const small = await get('/', { 'save-data': 'on', 'accept-encoding': 'br' })
    expect(seen).toHaveLength(1)
    expect(dark.text).toContain('data-theme="dark"')
    expect(dark.headers['cache-control']).toMatch(/^private/)
    expect(brotliDecompressSync(small.raw).toString()).not.toContain('<script')
    expect((await get('/')).text).toBe(plain.text)
  })

  it('keeps its ETag, for 304 and for HEAD', async () => {
    const first = await get('/', { 'accept-encoding': 'gzip' })
    answer = page('<p>other</p>')
    const again = await get('/', { 'accept-encoding': 'gzip', 'if-none-match': String(first.headers.etag) })
    expect([again.status, again.headers.etag, again.text]).toEqual([304, first.headers.etag, ''])
    const head = await get('/', { 'accept-encoding': 'gzip' }, 'HEAD')
    expect([head.status, head.headers.etag, head.text]).toEqual([200, first.headers.etag, ''])
    expect(seen).toHaveLength(1)
  })

  it('is another at another host, and at another declared parameter only', async () => {
    await get('/latest?before=a&utm_source=x')
    await get('/latest?before=a&utm_source=y')
    expect(seen).toHaveLength(1)
    await get('/latest?before=b')
    await get('/latest?before=a', { host: '127.0.0.1' })
    expect(seen).toHaveLength(3)
  })

  it('is no part of what one person gets, and theirs no part of it', async () => {
    answer = page('<p>everybody’s</p>')
    await get('/')
    visitor = { cookie: 'broadsheet-session=token', bare: '', dead: [] }
    answer = page('<p>theirs</p>')
    expect((await get('/')).text).toContain('theirs')
    expect((await get('/')).text).toContain('theirs')
    expect(seen.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'broadsheet-session=token',
      'broadsheet-session=token',
    ])
    visitor = { cookie: '', bare: '', dead: [] }
    expect((await get('/')).text).toContain('everybody’s')
    expect(seen).toHaveLength(3)
  })

  it('is printed again when it was recalled', async () => {
    await get('/article/x-7')
    held.recall('article:8')
    await get('/article/x-7')
    expect(seen).toHaveLength(1)
    answer = page('<p>changed</p>')
    held.recall('article:7')
    expect((await get('/article/x-7')).text).toContain('changed')
  })

  it('is sent to a browser whose session is over, which loses its cookie', async () => {
    await get('/')
    visitor = { cookie: '', bare: '', dead: ['broadsheet-session=; Path=/; Max-Age=0'] }
    const got = await get('/')
    expect(got.headers).toMatchObject({ 'set-cookie': visitor.dead[0], 'cache-control': 'private, no-store' })
    visitor = { cookie: '', bare: '', dead: [] }
    expect((await get('/')).headers).not.toHaveProperty('set-cookie')
    expect(seen).toHaveLength(1)
  })

  it('sets no cookie, whatever has made it', async () => {
    answer = (request, response, nonce) => {
      response.setHeader('Set-Cookie', 'broadsheet-session=of-somebody')
      page('<p>news</p>')(request, response, nonce)
    }
    for (let time = 0; time < 2; time += 1) expect((await get('/')).headers).not.toHaveProperty('set-cookie')
  })

  it('opens while the store is away and says how old it is; what is not held says so in plain words', async () => {
    await get('/')
    answering = false
    held.recall('all')
    answer = (_request, response) => void response.writeHead(500).end('Error: connection refused')
    const got = await get('/')
    expect([got.status, got.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(got.text).toMatch(/<body><p role="status"[^>]*>[^<]+a minute ago\.<\/p><p>news/)
    const other = await get('/about')
    expect([other.status, other.headers['retry-after']]).toEqual([503, '5'])
    expect(other.text).not.toContain('refused')
    expect((await get('/account')).status).toBe(503)
  })

  it('what only one person may see is printed for each who asks', async () => {
    await get('/sign-in')
    await get('/sign-in')
    expect(seen).toHaveLength(2)
  })
})

describe('what a reader sends', () => {
  const ours = () => ({ 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' })

  it('reaches the action with its cookies, and what comes back is kept nowhere', async () => {
    answer = (_request, response) => {
      response.writeHead(303, { Location: '/', 'Set-Cookie': ['a=1', 'b=2'] }).end()
    }
    const got = await get('/choices', { ...ours(), cookie: 'a=1', 'x-nonce': 'mine' }, 'POST', 'theme=dark')
    expect(got.status).toBe(303)
    expect(seen[0]).toMatchObject({ method: 'POST', body: 'theme=dark', headers: { cookie: 'a=1' } })
    expect(seen[0]?.headers).not.toHaveProperty('x-nonce')
  })

  it('is refused from elsewhere before anyone sees it', async () => {
    const got = await get('/choices', { origin: 'https://evil.example' }, 'POST', 'theme=dark')
    expect(got.status).toBe(403)
    expect(seen).toEqual([])
  })

  it('keeps an answer of its own where the store or the disk is at its end', async () => {
    answer = (_request, response) => void response.writeHead(503, { 'content-type': 'text/html' }).end('what was typed')
    const got = await get('/send/comment', ours(), 'POST', 'text=x')
    expect([got.status, got.text]).toEqual([503, 'what was typed'])
  })

  it('from a mail program reaches the one route that acts by its link alone, and nobody’s cookie with it', async () => {
    const headers = { cookie: 'broadsheet-session=x', 'content-type': 'application/x-www-form-urlencoded' }
    const got = await get('/send/unsubscribe?token=t', headers, 'POST', 'List-Unsubscribe=One-Click')
    expect(got.status).toBe(200)
    expect(seen[0]).toMatchObject({ url: '/send/unsubscribe?token=t', body: 'List-Unsubscribe=One-Click' })
    expect(seen[0]?.headers).not.toHaveProperty('cookie')
    const other = await get('/send/unsubscribe/all', headers, 'POST', 'x')
    expect(other.status).toBe(403)
  })

  it('goes nowhere but where something is written: no page takes a form or an action of Next', async () => {
    for (const [path, method] of [
      ['/', 'POST'],
      ['/article/x-1', 'POST'],
      ['/choices', 'PUT'],
    ] as const) {
      const got = await get(path, { ...ours(), 'next-action': '7f'.repeat(20) }, method, '[]')
      expect(got.status, `${method} ${path}`).toBe(405)
    }
    expect(seen).toEqual([])
  })

  it('is refused where it is too large', async () => {
    const got = await get('/choices', { ...ours(), 'content-length': '2000000' }, 'POST')
    expect(got.status).toBe(413)
    expect(seen).toEqual([])
  })
})

describe('files and odd requests', () => {
  it('sends built files for ever, compressed, and nothing from outside their folder', async () => {
    const got = await get('/_next/static/chunk.js', { 'accept-encoding': 'br' })
    expect(got.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    })
    for (const path of [
      '/_next/static/none.js',
      '/_next/static/%252e%252e/secret.js',
      '/_next/image?url=/a',
      '/_next/static/',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
    expect(seen).toEqual([])
  })

  it('turns odd addresses and upgrades away', async () => {
    for (const path of ['//evil.example/', 'http://evil.example/', '/%zz', '/a%00', '/_next/static/%2e%2e/x.js']) {
      expect((await get(path)).status, path).toBe(400)
    }
    expect((await get('/', { connection: 'Upgrade', upgrade: 'websocket' })).status).toBe(400)
    expect((await get('/', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431)
    expect(seen).toEqual([])
  })

  it('has no page under Next’s own names, however they are written', async () => {
    for (const path of ['/_global-error', '/%5fglobal-error', '/_not-found', '/_error']) {
      expect((await get(path)).status, path).toBe(404)
    }
    expect(seen).toEqual([])
  })

  it('lets go of a client that goes on after it was turned away', async () => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const closed = new Promise((settle) => {
      socket.on('error', () => {}).on('close', settle)
    })
    socket.resume()
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await once(socket, 'end')
    const going = setInterval(() => socket.write('more'), 50)
    await closed
    clearInterval(going)
  })

  it('says 503 while it opens, and health with it', async () => {
    phase = 'starting'
    expect((await get('/')).status).toBe(503)
    expect((await get('/api/health')).status).toBe(503)
    phase = 'open'
    expect(await get('/api/health')).toMatchObject({ status: 200, text: '{"status":"ok","problems":[]}\n' })
  })
})

describe('closing', () => {
  it('lets an answer under way end, and cuts a request that never arrives whole', async () => {
    const own = createPress({
      guard: { publicUrl: 'http://localhost:3000', publicUrlGiven: false, trustedProxies: [] },
      async inner(_request, response) {
        held = response
        asked()
      },
      staticFolder: folder,
      readView: readingView,
      visitorOf: async () => visitor,
      held: holdPages(),
      storeAnswers: async () => true,
      phase: () => 'open',
      health: async () => ({ status: 'ok', problems: [] }),
    })
    let held: ServerResponse | undefined
    let asked = () => {}
    const arrived = new Promise<void>((settle) => {
      asked = settle
    })
    await listen(own, 0, '127.0.0.1')
    const address = own.address()
    const at = address && typeof address === 'object' ? address.port : 0
    const half = connect(at, '127.0.0.1')
    half.on('error', () => {})
    half.write('GET / HTTP/1.1\r\nHost: local')
    const whole = connect(at, '127.0.0.1')
    whole.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    let text = ''
    whole.on('data', (part) => {
      text += part
    })
    await arrived
    const closed = drain(own, 300)
    held?.end('done')
    await closed
    expect(text).toContain('200 OK')
  })
})
