import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { beginsAsPicture, readHead } from './head.ts'

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a3281c' } })

describe('the first bytes of a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('say kind and size of a %s', async (kind) => {
    const bytes = await drawn(321, 123).toFormat(kind).toBuffer()
    expect(readHead(bytes)).toEqual({ kind, width: 321, height: 123 })
    expect(beginsAsPicture(bytes)).toBe(true)
  })
  it('say the size of lossless and of transparent webp', async () => {
    expect(readHead(await drawn(77, 55).webp({ lossless: true }).toBuffer())).toMatchObject({ width: 77, height: 55 })
    const clear = drawn(90, 60).ensureAlpha(0.5).webp()
    expect(readHead(await clear.toBuffer())).toMatchObject({ width: 90, height: 60 })
  })
  it('say the size as it is shown where a camera was held upright', async () => {
    const bytes = await drawn(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(readHead(bytes)).toEqual({ kind: 'jpeg', width: 200, height: 300 })
  })
  it('that end too early, or lie, say nothing and throw nothing', async () => {
    for (const kind of ['jpeg', 'png', 'webp', 'gif'] as const) {
      const bytes = await drawn(40, 30).toFormat(kind).toBuffer()
      for (let length = 0; length < 26; length += 1) readHead(bytes.subarray(0, length))
      for (let at = 0; at < Math.min(bytes.length, 400); at += 1) {
        const broken = Buffer.from(bytes)
        broken[at] = (broken[at] ?? 0) ^ 0xff
        readHead(broken)
      }
    }
    expect(readHead(Buffer.from('ffd8ffe1', 'hex'))).toBeNull()
  })
  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HTML', '<!doctype html><img>'],
    ['AVIF', '\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf'],
    ['HEIF', '\0\0\0\u0018ftypheic\0\0\0\0mif1heic'],
    ['TIFF', 'II*\0\b\0\0\0'],
    ['a PDF', '%PDF-1.7'],
    ['a bitmap', 'BM6\0\0\0'],
    ['nothing', ''],
  ])('of %s are those of no picture', (_kind, text) => {
    expect(readHead(Buffer.from(text, 'latin1'))).toBeNull()
    expect(beginsAsPicture(Buffer.from(text, 'latin1'))).toBe(false)
  })
})
