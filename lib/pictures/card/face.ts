import { readFileSync } from 'node:fs'
import { type Glyph, readGlyphs } from './outlines.ts'
import { Reader, type Table, tablesOf } from './woff2.ts'

/**
 * A typeface that draws by itself: which fonts a machine has, if any, makes no difference. Of the paper's own files, in
 * their usual weight.
 */
export type Face = {
  /** Whether it has a glyph for every character. */
  draws(text: string): boolean
  /** Width in pixels. */
  width(text: string, size: number): number
  /** The `d` of an SVG path, its baseline at `y`. */
  path(text: string, at: { x: number; y: number; size: number }): string
}

type Part = { glyphs: Glyph[]; glyphOf: Map<number, number>; advances: number[]; unit: number }

/** @param files of one face, the first that has a character draws it */
export function openFace(files: readonly URL[]): Face {
  const parts = files.map((file) => readPart(readFileSync(file)))

  function found(code: number): { part: Part; glyph: number } | null {
    for (const part of parts) {
      const glyph = part.glyphOf.get(code)
      if (glyph) return { part, glyph }
    }
    return null
  }

  const codesOf = (text: string) => Array.from(text.normalize('NFC'), (character) => character.codePointAt(0) ?? 0)
  const advance = (code: number, size: number) => {
    const one = found(code)
    return one ? ((one.part.advances[one.glyph] ?? 0) / one.part.unit) * size : 0
  }

  return {
    draws: (text) => codesOf(text).every((code) => found(code) !== null),
    width: (text, size) => codesOf(text).reduce((sum, code) => sum + advance(code, size), 0),
    path(text, { x, y, size }) {
      let d = ''
      let left = x
      for (const code of codesOf(text)) {
        const one = found(code)
        if (one) {
          const scale = size / one.part.unit
          d += outline(one.part.glyphs, one.glyph, [scale, 0, 0, -scale, left, y])
        }
        left += advance(code, size)
      }
      return d
    },
  }
}

type Matrix = [number, number, number, number, number, number]

function outline(glyphs: readonly Glyph[], index: number, [a, b, c, d, e, f]: Matrix, depth = 0): string {
  const glyph = glyphs[index]
  if (!glyph || depth > 4) return ''
  const place = (x: number, y: number) => `${(a * x + c * y + e).toFixed(1)} ${(b * x + d * y + f).toFixed(1)}`
  const drawn = glyph.contours.map((contour) => contourPath(contour, place)).join('')
  return glyph.parts.reduce((path, { glyph: inner, x, y, scale: [p, q, r, s] }) => {
    const matrix: Matrix = [
      a * p + c * q,
      b * p + d * q,
      a * r + c * s,
      b * r + d * s,
      a * x + c * y + e,
      b * x + d * y + f,
    ]
    return path + outline(glyphs, inner, matrix, depth + 1)
  }, drawn)
}

/** Between two points off the curve one on it is meant. */
function contourPath(points: Glyph['contours'][number], place: (x: number, y: number) => string): string {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return ''
  const middle = (one: typeof first, other: typeof first) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
  const start = first.on ? first : last.on ? last : middle(first, last)
  let path = `M${place(start.x, start.y)}`
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % points.length] ?? first
    if (point.on) {
      if (index > 0) path += `L${place(point.x, point.y)}`
      continue
    }
    const end = next.on ? next : middle(point, next)
    path += `Q${place(point.x, point.y)} ${place(end.x, end.y)}`
  }
  return `${path}Z`
}

function readPart(file: Buffer): Part {
  const tables = tablesOf(file)
  const table = (name: string): Table => {
    const found = tables.get(name)
    if (!found) throw new Error(`a font without ${name}`)
    return found
  }
  return {
    glyphs: readGlyphs(table('glyf').data),
    glyphOf: readCharacters(table('cmap').data),
    advances: readAdvances(table('hmtx'), table('hhea').data.readUInt16BE(34), table('maxp').data.readUInt16BE(4)),
    unit: table('head').data.readUInt16BE(18),
  }
}

function readAdvances({ data, transformed }: Table, told: number, glyphs: number): number[] {
  const reader = new Reader(data)
  if (transformed) reader.skip(1)
  const advances = Array.from({ length: told }, () => {
    const advance = reader.u16()
    if (!transformed) reader.skip(2)
    return advance
  })
  const last = advances.at(-1) ?? 0
  return [...advances, ...Array<number>(Math.max(0, glyphs - told)).fill(last)]
}

/** Which glyph draws which character: of `cmap`, the formats that our files have. */
function readCharacters(data: Buffer): Map<number, number> {
  const found = new Map<number, number>()
  for (let index = 0; index < data.readUInt16BE(2); index += 1) {
    const at = data.readUInt32BE(4 + index * 8 + 4)
    const format = data.readUInt16BE(at)
    if (format === 12) {
      for (let group = 0; group < data.readUInt32BE(at + 12); group += 1) {
        const [first, last, glyph] = [0, 4, 8].map((step) => data.readUInt32BE(at + 16 + group * 12 + step))
        for (let code = first ?? 0; code <= (last ?? -1); code += 1) found.set(code, (glyph ?? 0) + code - (first ?? 0))
      }
    } else if (format === 4) readSegments(data.subarray(at), found)
  }
  return found
}

function readSegments(data: Buffer, found: Map<number, number>): void {
  const doubled = data.readUInt16BE(6)
  for (let at = 0; at < doubled; at += 2) {
    const last = data.readUInt16BE(14 + at)
    const first = data.readUInt16BE(16 + doubled + at)
    const delta = data.readUInt16BE(16 + doubled * 2 + at)
    const rangeAt = 16 + doubled * 3 + at
    const range = data.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : data.readUInt16BE(rangeAt + range + (code - first) * 2)
      if (range === 0 || listed !== 0) found.set(code, (listed + delta) & 0xffff)
    }
  }
}
