import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readingView } from '#lib/reading/choices.ts'
import { noPictures, noTakeouts, testPress } from '#lib/testing/press.ts'
import type { Bar } from './bars.ts'
import { holdPages } from './held-pages.ts'
import { createPress, drain, listen } from './server.ts'

const { press, get } = testPress()

describe('what a reader sends', () => {
  const ours = () => ({ 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' })

  it('reaches the action with its cookies, and what comes back is kept nowhere', async () => {
    press.answer = (_request, response) => {
      response.writeHead(303, { Location: '/', 'Set-Cookie': ['a=1', 'b=2'] }).end()
    }
    const got = await get('/choices', { ...ours(), cookie: 'a=1', 'x-nonce': 'mine' }, 'POST', 'theme=dark')
    expect(got.status).toBe(303)
    expect(press.seen[0]).toMatchObject({ method: 'POST', body: 'theme=dark', headers: { cookie: 'a=1' } })
    expect(press.seen[0]?.headers).not.toHaveProperty('x-nonce')
  })

  it('is refused from elsewhere before anyone sees it', async () => {
    const got = await get('/choices', { origin: 'https://evil.example' }, 'POST', 'theme=dark')
    expect(got.status).toBe(403)
    expect(press.seen).toEqual([])
  })

  it('keeps an answer of its own where the store or the disk is at its end', async () => {
    press.answer = (_request, response) =>
      void response.writeHead(503, { 'content-type': 'text/html' }).end('what was typed')
    const got = await get('/send/comment', ours(), 'POST', 'text=x')
    expect([got.status, got.text]).toEqual([503, 'what was typed'])
  })

  it('from a mail program reaches the one route that acts by its link alone, and nobody’s cookie with it', async () => {
    const headers = { cookie: 'broadsheet-session=x', 'content-type': 'application/x-www-form-urlencoded' }
    const got = await get('/send/unsubscribe?token=t', headers, 'POST', 'List-Unsubscribe=One-Click')
    expect(got.status).toBe(200)
    expect(press.seen[0]).toMatchObject({ url: '/send/unsubscribe?token=t', body: 'List-Unsubscribe=One-Click' })
    expect(press.seen[0]?.headers).not.toHaveProperty('cookie')
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
    expect(press.seen).toEqual([])
  })

  it('may bring a library only of somebody who is signed in, and two at once: the rest waits with its file', async () => {
    const path = '/send/saved/import'
    const large = { ...ours(), 'content-length': String(2 * 1_048_576) }
    expect((await get(path, large, 'POST')).status).toBe(413)
    press.visitor = { cookie: 'broadsheet-session=token', signedIn: true, bare: '', dead: [] }
    const head = Object.entries({ host: `localhost:${press.port}`, ...large }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    const bringing = await Promise.all(
      [0, 1].map(async () => {
        const socket = connect(press.port, '127.0.0.1').on('error', () => undefined)
        await once(socket, 'connect')
        socket.write(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\nx`)
        return socket
      }),
    )
    const third = async () => (await get(path, ours(), 'POST', 'x'.repeat(2 * 1_048_576))).status
    await expect.poll(third).toBe(503)
    for (const one of bringing) one.destroy()
    await expect.poll(third).toBe(200)
  })

  it('is refused where it is too large', async () => {
    const got = await get('/choices', { ...ours(), 'content-length': '2000000' }, 'POST')
    expect(got.status).toBe(413)
    expect(press.seen).toEqual([])
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
    expect(press.seen).toEqual([])
  })

  it('turns odd addresses and upgrades away', async () => {
    for (const path of ['//evil.example/', 'http://evil.example/', '/%zz', '/a%00', '/_next/static/%2e%2e/x.js']) {
      expect((await get(path)).status, path).toBe(400)
    }
    expect((await get('/', { connection: 'Upgrade', upgrade: 'websocket' })).status).toBe(400)
    expect((await get('/', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431)
    expect(press.seen).toEqual([])
  })

  it('has no page under Next’s own names, however they are written', async () => {
    for (const path of ['/_global-error', '/%5fglobal-error', '/_not-found', '/_error']) {
      expect((await get(path)).status, path).toBe(404)
    }
    expect(press.seen).toEqual([])
  })

  it('lets go of a client that goes on after it was turned away', async () => {
    const socket = connect({ port: press.port, host: '127.0.0.1', allowHalfOpen: true })
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
    press.phase = 'starting'
    expect((await get('/')).status).toBe(503)
    expect((await get('/api/health')).status).toBe(503)
    press.phase = 'open'
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
      staticFolder: press.folder,
      readView: readingView,
      visitorOf: async () => press.visitor,
      held: holdPages(),
      pictures: noPictures,
      takeouts: noTakeouts,
      bars: holdPages<Bar>(),
      language: () => 'en',
      searchWait: async () => 0,
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
