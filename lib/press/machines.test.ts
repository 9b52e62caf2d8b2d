import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { testPress } from '#lib/testing/press.ts'

const { press, get } = testPress()
const CHANGED = 'Sun, 10 Aug 2025 08:00:00 GMT'
const feed =
  (text: string, headers: Record<string, string> = {}): typeof press.answer =>
  (_request, response) => {
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8')
    response.setHeader('cache-control', 'public, max-age=300')
    response.setHeader('last-modified', CHANGED)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.end(text)
  }

describe('what is for programs', () => {
  it('is made once and sent to all, compressed, with what tells whether it has changed', async () => {
    press.answer = feed('<rss/>'.repeat(200))
    const one = await get('/section/city/feed.xml', { 'accept-encoding': 'br' })
    const two = await get('/section/city/feed.xml', { 'accept-encoding': 'br', cookie: 'broadsheet-session=x' })
    expect(press.seen).toHaveLength(1)
    expect(brotliDecompressSync(one.raw).toString()).toBe('<rss/>'.repeat(200))
    expect(one.headers).toMatchObject({
      'content-type': 'application/rss+xml; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'last-modified': CHANGED,
      vary: 'Accept-Encoding',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    expect(two.headers.etag).toBe(one.headers.etag)
  })

  it('is the same for somebody who is signed in, and is asked for as nobody', async () => {
    press.visitor = { cookie: 'broadsheet-session=token', signedIn: true, bare: '', dead: [] }
    press.answer = feed('<rss/>')
    const got = await get('/feed.xml', { cookie: 'broadsheet-session=token' })
    expect(press.seen[0]?.headers).not.toHaveProperty('cookie')
    expect(got.headers['cache-control']).toBe('public, max-age=300')
  })

  it('is not sent again to who has it: by ETag, else by date; a wrong ETag counts for more than a right date', async () => {
    press.answer = feed('<rss/>')
    const { headers } = await get('/feed.xml')
    const status = async (asked: Record<string, string>) => (await get('/feed.xml', asked)).status
    expect(await status({ 'if-none-match': headers.etag ?? '' })).toBe(304)
    expect(await status({ 'if-modified-since': CHANGED })).toBe(304)
    expect(await status({ 'if-modified-since': 'Sun, 10 Aug 2025 07:59:59 GMT' })).toBe(200)
    expect(await status({ 'if-modified-since': 'yesterday' })).toBe(200)
    expect(await status({ 'if-modified-since': CHANGED, 'if-none-match': '"other"' })).toBe(200)
  })

  it('is printed again when what it shows has changed: the front’s with the front, a story’s comments with the story', async () => {
    press.answer = feed('<rss>1</rss>')
    const paths = ['/feed.xml', '/section/city/atom.xml', '/article/a-7/comments/feed.json']
    for (const path of paths) await get(path)
    press.answer = feed('<rss>2</rss>')
    const texts = async () => Promise.all(paths.map(async (path) => (await get(path)).text.replace(/\D/g, '')))
    expect(await texts()).toEqual(['1', '1', '1'])
    press.held.recall('front')
    expect(await texts()).toEqual(['2', '1', '1'])
    press.held.recall('article:7')
    expect(await texts()).toEqual(['2', '1', '2'])
    press.held.recall('lists')
    expect(await texts()).toEqual(['2', '2', '2'])
  })

  it('is asked for with the cursor alone', async () => {
    press.answer = feed('<rss/>')
    await get('/source/city-desk/feed.json?before=abc-1&utm_source=x')
    await get('/robots.txt?a=1')
    expect(press.seen.map(({ url }) => url)).toEqual(['/source/city-desk/feed.json?before=abc-1', '/robots.txt'])
  })

  it('that is not there is kept by nobody, and no cookie goes out with what is', async () => {
    press.answer = (_request, response) => {
      response.statusCode = 404
      response.end()
    }
    expect((await get('/topic/none/feed.xml')).status).toBe(404)
    expect((await get('/topic/none/feed.xml')).status).toBe(404)
    expect(press.seen).toHaveLength(2)
    press.answer = feed('<rss/>', { 'set-cookie': 'a=b' })
    expect((await get('/atom.xml')).headers).not.toHaveProperty('set-cookie')
  })
})
