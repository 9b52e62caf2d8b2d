import { Reader } from './woff2.ts'

type Point = { x: number; y: number; on: boolean }
type Part = { glyph: number; x: number; y: number; scale: [number, number, number, number] }
/** Contours of points, or parts of other glyphs; in the font's units, y upwards. */
export type Glyph = { contours: Point[][]; parts: Part[] }

/**
 * The outlines of all glyphs of a transformed `glyf` table.
 *
 * @see https://www.w3.org/TR/WOFF2/ §5.1
 */
export function readGlyphs(table: Buffer): Glyph[] {
  const head = new Reader(table)
  head.skip(4)
  const count = head.u16()
  head.skip(2)
  const sizes = Array.from({ length: 7 }, () => head.u32())
  let at = head.at
  const [contours, points, flags, glyphs, composites] = sizes.map((size) => {
    const stream = new Reader(table.subarray(at, at + size))
    at += size
    return stream
  })
  if (!contours || !points || !flags || !glyphs || !composites) throw new Error('a font without outlines')

  return Array.from({ length: count }, (): Glyph => {
    const ends = contours.i16()
    if (ends < 0) return { contours: [], parts: readParts(composites, glyphs) }
    const lengths = Array.from({ length: ends }, () => points.packed())
    let x = 0
    let y = 0
    const drawn = lengths.map((length) =>
      Array.from({ length }, (): Point => {
        const flag = flags.u8()
        const [dx, dy] = readStep(flag & 0x7f, glyphs)
        x += dx
        y += dy
        return { x, y, on: flag >> 7 === 0 }
      }),
    )
    // Hints are for screens of another time.
    if (ends > 0) glyphs.packed()
    return { contours: drawn, parts: [] }
  })
}

const signed = (flag: number, value: number) => (flag & 1 ? value : -value)

function readStep(flag: number, bytes: Reader): [number, number] {
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + bytes.u8())]
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + bytes.u8()), 0]
  if (flag < 84) {
    const base = flag - 20
    const byte = bytes.u8()
    return [signed(flag, 1 + (base & 0x30) + (byte >> 4)), signed(flag >> 1, 1 + ((base & 0x0c) << 2) + (byte & 0x0f))]
  }
  if (flag < 120) {
    const base = flag - 84
    const dx = signed(flag, 1 + (Math.floor(base / 12) << 8) + bytes.u8())
    return [dx, signed(flag >> 1, 1 + (((base % 12) >> 2) << 8) + bytes.u8())]
  }
  if (flag < 124) {
    const [a, b, c] = [bytes.u8(), bytes.u8(), bytes.u8()]
    return [signed(flag, (a << 4) + (b >> 4)), signed(flag >> 1, ((b & 0x0f) << 8) + c)]
  }
  const dx = signed(flag, bytes.u16())
  return [dx, signed(flag >> 1, bytes.u16())]
}

const WORDS = 0x1
const OFFSETS = 0x2
const ONE_SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80
const HINTS = 0x100

function readParts(stream: Reader, glyphs: Reader): Part[] {
  const parts: Part[] = []
  let hinted = false
  for (let flags = MORE; flags & MORE; ) {
    flags = stream.u16()
    const glyph = stream.u16()
    const step = () => (flags & WORDS ? stream.i16() : (stream.u8() << 24) >> 24)
    const [x, y] = [step(), step()]
    const fixed = () => stream.i16() / 16_384
    let scale: Part['scale'] = [1, 0, 0, 1]
    if (flags & ONE_SCALE) {
      const both = fixed()
      scale = [both, 0, 0, both]
    } else if (flags & TWO_SCALES) scale = [fixed(), 0, 0, fixed()]
    else if (flags & MATRIX) scale = [fixed(), fixed(), fixed(), fixed()]
    hinted ||= (flags & HINTS) !== 0
    parts.push(flags & OFFSETS ? { glyph, x, y, scale } : { glyph, x: 0, y: 0, scale })
  }
  if (hinted) glyphs.packed()
  return parts
}
