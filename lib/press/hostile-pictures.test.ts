import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bombPng, movingGif, testPictures } from '#lib/testing/picture-press.ts'

const { here, get, given, served, photo, row, expectRefused } = testPictures()

describe('an inner address', () => {
  it.each([
    'http://127.0.0.1:PORT/x',
    'http://localhost:PORT/x',
    'http://[::1]:PORT/x',
    'http://[::ffff:127.0.0.1]:PORT/x',
    'http://2130706433:PORT/x',
    'http://169.254.169.254/latest/meta-data',
    'http://[2001:db8:0:0:0:5efe:7f00:1]/x',
    'http://[2a01:4f8:1:1:0:5efe:7f00:1]/x',
    'http://[::a9fe:a9fe]/x',
    'http://10.0.0.1/x',
    'http://0.0.0.0:PORT/x',
    'file:///etc/passwd',
    'ftp://127.0.0.1/x',
    'data:text/html,<script>1</script>',
  ])('%s is not asked', async (template) => {
    const address = template.replace('PORT', String(here.canary.port))
    const path = await given(address)
    expectRefused(await get(path))
    expect(here.canary.requests).toHaveLength(0)
  })
  it.each([
    'http://127.0.0.1:PORT/x',
    'http://169.254.169.254/',
    'http://[::1]:PORT/',
    'http://[2a01:4f8:1:1:0:5efe:7f00:1]/',
    '//127.0.0.1:PORT/x',
    'file:///etc/passwd',
  ])('%s is not asked on the word of a redirect', async (template) => {
    for (const status of [301, 302, 307]) {
      const location = template.replace('PORT', String(here.canary.port))
      here.server.set(`/hop-${status}`, { status, headers: { location } })
      expectRefused(await get(await given(here.server.url(`/hop-${status}`))))
    }
    expect(here.canary.requests).toHaveLength(0)
  })
})

describe('what is no picture of ours', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script></svg>'
  it.each([
    ['an SVG', SVG, 'image/svg+xml'],
    ['an SVG that is called a PNG', SVG, 'image/png'],
    ['HTML that is called a JPEG', '<html><script>alert(1)</script></html>', 'image/jpeg'],
    ['AVIF', `\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf${'\0'.repeat(200)}`, 'image/avif'],
    ['AVIF that is called a PNG', `\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf${'\0'.repeat(200)}`, 'image/png'],
    ['HEIF', `\0\0\0\u0018ftypheic\0\0\0\0mif1heic${'\0'.repeat(200)}`, 'image/heic'],
    ['a TIFF', `II*\0\b\0\0\0${'\0'.repeat(200)}`, 'image/tiff'],
    ['a PDF', '%PDF-1.7 (x)', 'application/pdf'],
    ['nothing at all', '', 'image/jpeg'],
  ])('%s is refused before anything decodes it', async (_kind, text, type) => {
    const got = await get(await served('/no-picture.png', Buffer.from(text, 'latin1'), { 'content-type': type }))
    expectRefused(got)
    expect(await row('/no-picture.png')).toMatchObject({ problem: 'not-a-picture', tries: 1 })
  })
  it('what a server calls a picture counts for nothing, nor what it calls something else', async () => {
    const got = await get(await served('/lie', await photo(), { 'content-type': 'text/html' }))
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/webp'])
  })
  it('of a file that is two things only the pixels go on', async () => {
    const gif = await sharp(await photo(60, 40))
      .gif()
      .toBuffer()
    const both = Buffer.concat([gif, Buffer.from('<html><script>alert("POLYGLOT")</script></html>')])
    const got = await get(await served('/both.gif', both, { 'content-type': 'text/html' }))
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/webp'])
    expect(got.raw.includes('POLYGLOT')).toBe(false)
    const jpeg = await photo(60, 40)
    const comment = Buffer.from('/*";alert("POLYGLOT")//*/')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(comment.length + 2)
    const script = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, jpeg.subarray(2)])
    const other = await get(await served('/both.jpg', script))
    expect([other.status, other.raw.includes('POLYGLOT')]).toEqual([200, false])
  })
  it('30,000 by 30,000 pixels in a small file are refused before anything decodes them', async () => {
    expectRefused(await get(await served('/bomb.png', bombPng(30_000, 30_000))))
    expect(await row('/bomb.png')).toMatchObject({ problem: 'too-large' })
    expect(here.encoder.size()).toBe(0)
  })
  it('a file that says small and is large is refused by the decoder', async () => {
    const lying = await sharp(await photo(2_000, 1_000))
      .webp()
      .toBuffer()
    // A frame of 2,000 pixels on a canvas that says 20.
    const canvas = Buffer.alloc(18)
    canvas.write('VP8X', 0, 'latin1')
    canvas.writeUInt32LE(10, 4)
    canvas.writeUIntLE(19, 12, 3)
    canvas.writeUIntLE(19, 15, 3)
    const riff = Buffer.concat([lying.subarray(0, 12), canvas, lying.subarray(12)])
    riff.writeUInt32LE(riff.length - 8, 4)
    expectRefused(await get(await served('/lying.webp', riff)))
  })
  it('a picture that is cut short is refused', async () => {
    const whole = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    expectRefused(await get(await served('/short.jpg', whole.subarray(0, whole.length / 2))))
    expect(await row('/short.jpg')).toMatchObject({ problem: 'not-decoded' })
  })
  it('one pixel by one is a counter', async () => {
    expectRefused(await get(await served('/pixel.gif', movingGif(1, 1))))
    expect(await row('/pixel.gif')).toMatchObject({ problem: 'too-small' })
  })
})

describe('a server that means no good', () => {
  it('that sends 50 MB, with and without saying so, is left', async () => {
    const large = Buffer.concat([await photo(), Buffer.alloc(50 * 1024 * 1024)])
    expectRefused(await get(await served('/large', large)))
    here.server.set('/chunked', (_request, response) => {
      response.write(large)
      response.end()
    })
    expectRefused(await get(await given(here.server.url('/chunked'))))
    expect(await row('/chunked')).toMatchObject({ problem: 'too-large' })
    expect(here.cache.bytes()).toBe(0)
  })
  it('that drips, or never answers, is left', async () => {
    here.server.set('/drip', (_request, response) => {
      const drip = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(drip))
    })
    expectRefused(await get(await given(here.server.url('/drip'))))
    here.server.set('/silent', () => undefined)
    expectRefused(await get(await given(here.server.url('/silent'))))
  })
  it('that sends round in circles is left', async () => {
    here.server.set('/circle', { status: 302, headers: { location: '/circle' } })
    expectRefused(await get(await given(here.server.url('/circle'))))
    expect(here.server.requests.length).toBeLessThanOrEqual(6)
  })
  it('that packs its answer without end is left', async () => {
    const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024))
    expectRefused(await get(await served('/packed', bomb, { 'content-encoding': 'deflate' })))
    expectRefused(await get(await served('/twice', bomb, { 'content-encoding': 'gzip, gzip' })))
  })
  it('is not asked again at once, and then seldom: each failure in a row rests longer', async () => {
    here.server.set('/broken', { status: 500, body: '<script>alert(1)</script>' })
    const path = await given(here.server.url('/broken'))
    for (let ask = 0; ask < 3; ask += 1) expectRefused(await get(path))
    expect(here.server.requests).toHaveLength(1)
    here.now = new Date(here.now.getTime() + 11 * 60_000)
    expectRefused(await get(path))
    here.now = new Date(here.now.getTime() + 11 * 60_000)
    expectRefused(await get(path))
    expect(here.server.requests).toHaveLength(2)
    here.server.set('/broken', { body: await photo() })
    here.now = new Date(here.now.getTime() + 60 * 60_000)
    expect((await get(path)).status).toBe(200)
    expect(await row('/broken')).toMatchObject({ problem: null, tries: 0 })
  })
})
