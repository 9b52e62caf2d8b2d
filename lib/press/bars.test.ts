import { describe, expect, it } from 'vitest'
import { testPress } from '#lib/testing/press.ts'

const { press, get } = testPress()

const SLOT = '<aside aria-label="Weather and date" data-slot="bar" class="x"></aside>'
/** A paper whose every page has a bar, printed apart as Next prints it. */
function printing() {
  let prints = 0
  press.answer = (request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 'private, no-cache, no-store, max-age=0, must-revalidate')
    const asked = String(request.headers['x-broadsheet-choices'])
    if (request.url === '/slot/bar') {
      prints += 1
      return response.end(
        `<html><i data-slot-begin="bar"></i><details>bar ${asked}</details><i data-slot-end="bar"></i></html>`,
      )
    }
    return response.end(`<html lang="en" data-theme="auto"><body>${SLOT}<p>page ${asked}</p></body></html>`)
  }
  return { count: () => prints }
}

describe('the bar', () => {
  it('is printed apart, once for all pages, and filled in when one is sent', async () => {
    const bars = printing()
    const texts = [(await get('/')).text, (await get('/about')).text, (await get('/')).text]
    for (const text of texts) expect(text).toContain('class="x"><details>bar </details></aside>')
    expect(bars.count()).toBe(1)
    expect(press.seen.map(({ url }) => url)).toEqual(['/', '/slot/bar', '/about'])
  })

  it('of a reader’s own place stands on the same page, which is not printed again and for nobody else to keep', async () => {
    printing()
    await get('/')
    const own = await get('/', { cookie: 'broadsheet-reading=place=2761369&unit=celsius' })
    expect(own.text).toContain('<details>bar place=2761369&unit=celsius</details>')
    expect(own.headers['cache-control']).toContain('private')
    expect(press.seen.filter(({ url }) => url === '/')).toHaveLength(1)
    expect((await get('/')).text).toContain('<details>bar </details>')
  })

  it('of another language is on a page of that language', async () => {
    printing()
    expect((await get('/')).text).toContain('page slots=on&')
    const german = await get('/', { cookie: 'broadsheet-reading=language=de' })
    expect(german.text).toContain('page slots=on&language=de')
    expect(german.text).toContain('bar language=de')
    expect(german.headers['cache-control']).toContain('private')
  })

  it('that cannot be printed leaves its place empty, and the page whole', async () => {
    const before = printing()
    const answer = press.answer
    press.answer = (request, response, nonce) => {
      if (request.url === '/slot/bar') return void response.writeHead(500).end()
      return answer(request, response, nonce)
    }
    const got = await get('/')
    expect([got.status, before.count()]).toEqual([200, 0])
    expect(got.text).toContain(SLOT)
  })

  it('is reached by nobody alone, and asked for in nobody’s own words', async () => {
    printing()
    expect((await get('/slot/bar')).status).toBe(404)
    expect((await get('/%73lot/bar')).status).toBe(404)
    await get('/', { 'x-broadsheet-choices': 'place=1' })
    expect(press.seen[0]?.headers['x-broadsheet-choices']).toBe('slots=on&')
  })

  it('with a script in it is not sent', async () => {
    printing()
    press.answer = (request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      if (request.url !== '/slot/bar') return response.end(`<html data-theme="auto"><body>${SLOT}</body></html>`)
      return response.end('<i data-slot-begin="bar"></i><script>1</script><i data-slot-end="bar"></i>')
    }
    expect((await get('/')).text).not.toContain('<script>1')
  })
})
