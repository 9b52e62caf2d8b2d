import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { testPress } from '#lib/testing/press.ts'

const { press, get, page } = testPress()

describe('a page for one person', () => {
  it('is asked for with our own living cookies and nothing else of theirs, and is nobody else’s', async () => {
    press.visitor = { cookie: 'broadsheet-session=token', signedIn: true, bare: 'broadsheet-browser=mine', dead: [] }
    const got = await get('/article/x-1', {
      cookie: 'broadsheet-session=token; tracker=1',
      rsc: '1',
      'x-broadsheet-address': '1',
    })
    expect(press.seen[0]?.headers.cookie).toBe('broadsheet-session=token')
    expect(press.seen[0]?.headers).not.toHaveProperty('rsc')
    expect(got.headers['cache-control']).toBe('private, no-store')
    expect(got.headers).not.toHaveProperty('etag')
  })

  it('is sealed as any other', async () => {
    press.visitor = { cookie: 'broadsheet-session=token', signedIn: true, bare: '', dead: [] }
    const got = await get('/')
    expect(got.headers['content-security-policy']).toMatch(/script-src 'sha256-/)
    expect(got.text).not.toContain('nonce')
  })

  it('loses the cookie of a session that is over, and is not kept on the way', async () => {
    press.visitor = { cookie: '', signedIn: false, bare: '', dead: ['broadsheet-session=; Path=/; Max-Age=0'] }
    const got = await get('/')
    expect(got.headers['set-cookie']).toBe('broadsheet-session=; Path=/; Max-Age=0')
    expect(got.headers['cache-control']).toBe('private, no-store')
    expect(press.seen[0]?.headers).not.toHaveProperty('cookie')
  })

  it.each(['/account', '/saved', '/desk/moderation', '/setup', '/sign-in/link', '/sign-up', '/notices', '/api/me'])(
    '%s is one for everybody who asks',
    async (path) => {
      const got = await get(path)
      expect(got.headers['cache-control']).toBe('private, no-store')
    },
  )

  it('a search that comes too often is answered 429, with when to come again and the page that says so', async () => {
    press.wait = 12
    const got = await get('/search?q=otters', { 'x-broadsheet-wait': '99' })
    expect([got.status, got.headers['retry-after'], got.headers['cache-control']]).toEqual([
      429,
      '12',
      'private, no-store',
    ])
    expect(press.seen[0]?.headers['x-broadsheet-wait']).toBe('12')
    expect((await get('/search')).status).toBe(200)
    press.wait = 0
    await get('/search?q=otters', { 'x-broadsheet-wait': '99' })
    expect(press.seen.at(-1)?.headers).not.toHaveProperty('x-broadsheet-wait')
  })

  it('a form is told where it comes from by the press alone', async () => {
    const own = { 'sec-fetch-site': 'same-origin', 'x-broadsheet-address': '9.9.9.9', 'x-forwarded-for': '8.8.8.8' }
    await get('/send/comment', own, 'POST', 'text=x')
    expect(press.seen[0]?.headers['x-broadsheet-address']).toBe('127.0.0.1')
    expect(press.seen[0]?.body).toBe('text=x')
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
    expect(press.seen).toHaveLength(1)
    expect(Object.keys(press.seen[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'content-security-policy',
      'host',
      'x-broadsheet-choices',
    ])
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
    expect(press.seen[0]?.closed).toBe(true)
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
    press.answer = page('<p>news</p>'.repeat(200))
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
    expect(press.seen.at(-1)?.method).toBe('GET')
  })

  it('is asked for with the parameters that its route declares, and no other', async () => {
    await get('/latest?utm_source=a&before=b&before=c&_rsc=1')
    await get('/section/city?page=2')
    expect(press.seen.map(({ url }) => url)).toEqual(['/latest?before=b', '/section/city'])
  })

  it('that fails is one sentence, and never what went wrong', async () => {
    press.answer = (_request, response) => {
      response.statusCode = 500
      response.setHeader('content-type', 'text/html')
      response.end('TypeError: secret at /home/x.ts:1')
    }
    const got = await get('/')
    expect(got.status).toBe(500)
    expect(got.text).not.toMatch(/TypeError|secret/)
    press.answer = () => {
      throw new Error('secret')
    }
    const thrown = await get('/')
    expect([thrown.status, thrown.text.includes('secret')]).toEqual([500, false])
  })

  it('that is not there is not kept', async () => {
    press.answer = (request, response, nonce) => {
      response.statusCode = 404
      page('<h1>Nothing</h1>')(request, response, nonce)
    }
    const got = await get('/none')
    expect([got.status, got.headers['cache-control']]).toEqual([404, 'no-cache'])
  })
})

describe('a page that is held', () => {
  it('is printed once for everybody, in the forms and encodings that they like', async () => {
    press.answer = page('<p>news</p>'.repeat(200))
    const plain = await get('/')
    const dark = await get('/', { cookie: 'broadsheet-reading=theme=dark' })
    const small = await get('/', { 'save-data': 'on', 'accept-encoding': 'br' })
    expect(press.seen).toHaveLength(1)
    expect(dark.text).toContain('data-theme="dark"')
    expect(dark.headers['cache-control']).toMatch(/^private/)
    expect(brotliDecompressSync(small.raw).toString()).not.toContain('<script')
    expect((await get('/')).text).toBe(plain.text)
  })

  it('keeps its ETag, for 304 and for HEAD', async () => {
    const first = await get('/', { 'accept-encoding': 'gzip' })
    press.answer = page('<p>other</p>')
    const again = await get('/', { 'accept-encoding': 'gzip', 'if-none-match': String(first.headers.etag) })
    expect([again.status, again.headers.etag, again.text]).toEqual([304, first.headers.etag, ''])
    const head = await get('/', { 'accept-encoding': 'gzip' }, 'HEAD')
    expect([head.status, head.headers.etag, head.text]).toEqual([200, first.headers.etag, ''])
    expect(press.seen).toHaveLength(1)
  })

  it('is another at another host, and at another declared parameter only', async () => {
    await get('/latest?before=a&utm_source=x')
    await get('/latest?before=a&utm_source=y')
    expect(press.seen).toHaveLength(1)
    await get('/latest?before=b')
    await get('/latest?before=a', { host: '127.0.0.1' })
    expect(press.seen).toHaveLength(3)
  })

  it('is one whoever asks to see what they mute: only a page of theirs knows the wish', async () => {
    await get('/')
    await get('/?muted=show')
    await get('/latest?before=a&muted=show')
    expect(press.seen.map(({ url }) => url)).toEqual(['/', '/latest?before=a'])
    press.visitor = { cookie: 'broadsheet-session=token', signedIn: true, bare: '', dead: [] }
    await get('/latest?before=a&muted=show')
    expect(press.seen.at(-1)?.url).toBe('/latest?before=a&muted=show')
  })

  it('is no part of what one person gets, and theirs no part of it', async () => {
    press.answer = page('<p>everybody’s</p>')
    await get('/')
    press.visitor = { cookie: 'broadsheet-session=token', signedIn: true, bare: '', dead: [] }
    press.answer = page('<p>theirs</p>')
    expect((await get('/')).text).toContain('theirs')
    expect((await get('/')).text).toContain('theirs')
    expect(press.seen.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'broadsheet-session=token',
      'broadsheet-session=token',
    ])
    press.visitor = { cookie: '', signedIn: false, bare: '', dead: [] }
    expect((await get('/')).text).toContain('everybody’s')
    expect(press.seen).toHaveLength(3)
  })

  it('is printed again when it was recalled', async () => {
    await get('/article/x-7')
    press.held.recall('article:8')
    await get('/article/x-7')
    expect(press.seen).toHaveLength(1)
    press.answer = page('<p>changed</p>')
    press.held.recall('article:7')
    expect((await get('/article/x-7')).text).toContain('changed')
  })

  it('is sent to a browser whose session is over, which loses its cookie', async () => {
    await get('/')
    press.visitor = { cookie: '', signedIn: false, bare: '', dead: ['broadsheet-session=; Path=/; Max-Age=0'] }
    const got = await get('/')
    expect(got.headers).toMatchObject({ 'set-cookie': press.visitor.dead[0], 'cache-control': 'private, no-store' })
    press.visitor = { cookie: '', signedIn: false, bare: '', dead: [] }
    expect((await get('/')).headers).not.toHaveProperty('set-cookie')
    expect(press.seen).toHaveLength(1)
  })

  it('sets no cookie, whatever has made it', async () => {
    press.answer = (request, response, nonce) => {
      response.setHeader('Set-Cookie', 'broadsheet-session=of-somebody')
      page('<p>news</p>')(request, response, nonce)
    }
    for (let time = 0; time < 2; time += 1) expect((await get('/')).headers).not.toHaveProperty('set-cookie')
  })

  it('opens while the store is away and says how old it is; what is not held says so in plain words', async () => {
    await get('/')
    press.answering = false
    press.held.recall('all')
    press.answer = (_request, response) => void response.writeHead(500).end('Error: connection refused')
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
    expect(press.seen).toHaveLength(2)
  })
})
