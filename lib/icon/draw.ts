import { deflateSync } from 'node:zlib'
import { type Box, GRID, INK, LINES, PAPER, RADIUS } from './shapes.ts'

/** How an icon stands: with round corners of its own, or filling a shape that a system cuts out of it. */
export type Cut = 'rounded' | 'square' | 'maskable'

/** What a system may cut off a maskable icon lies outside of its middle four fifths; so much smaller the sheet stands in it. */
const MASKABLE_SCALE = 0.72
/** Each pixel is looked at in so many places a side, so that edges are soft. */
const FINE = 4

export function iconSvg(): string {
  const boxes = LINES.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID} ${GRID}"><rect width="${GRID}" height="${GRID}" rx="${RADIUS}" fill="${INK}"/><path fill="${PAPER}" d="${boxes}"/></svg>`
}

/** The icon as a PNG of `size` by `size` pixels. */
export function iconPng(size: number, cut: Cut): Buffer {
  const ink = rgb(INK)
  const paper = rgb(PAPER)
  // A byte before each line of pixels says that nothing was predicted.
  const raw = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const { ground, mark } = coverage(column, row, size, cut)
      const at = row * (size * 4 + 1) + 1 + column * 4
      for (let part = 0; part < 3; part += 1)
        raw[at + part] = Math.round((ink[part] ?? 0) * (1 - mark) + (paper[part] ?? 0) * mark)
      raw[at + 3] = Math.round(255 * ground)
    }
  }
  return png(size, raw)
}

/** How much of a pixel the ground covers, and how much of that the sheet's lines: 0 to 1. */
function coverage(column: number, row: number, size: number, cut: Cut): { ground: number; mark: number } {
  let ground = 0
  let mark = 0
  for (let step = 0; step < FINE * FINE; step += 1) {
    const x = ((column + ((step % FINE) + 0.5) / FINE) / size) * GRID
    const y = ((row + (Math.floor(step / FINE) + 0.5) / FINE) / size) * GRID
    if (cut === 'rounded' && !inRounded(x, y)) continue
    ground += 1
    const scale = cut === 'maskable' ? MASKABLE_SCALE : 1
    const inner = (place: number) => (place - GRID / 2) / scale + GRID / 2
    if (LINES.some((box) => inBox(inner(x), inner(y), box))) mark += 1
  }
  return { ground: ground / (FINE * FINE), mark: ground ? mark / ground : 0 }
}

const inBox = (x: number, y: number, box: Box): boolean =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height

function inRounded(x: number, y: number): boolean {
  const near = (place: number) => Math.max(RADIUS - place, place - (GRID - RADIUS), 0)
  return near(x) ** 2 + near(y) ** 2 <= RADIUS ** 2
}

const rgb = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** @see https://www.w3.org/TR/png-3/#5Chunk-layout */
function png(size: number, raw: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // Eight bits a part, red, green, blue and how far it covers.
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

function crc32(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

/** Pictures of several sizes in one `.ico`, as old browsers and every crawler look for it. */
export function iconIco(sizes: readonly number[]): Buffer {
  const pictures = sizes.map((size) => iconPng(size, 'rounded'))
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let from = head.length
  for (const [index, picture] of pictures.entries()) {
    const size = sizes[index] ?? 0
    const at = 6 + 16 * index
    head.set([size, size, 0, 0, 1, 0, 32, 0], at)
    head.writeUInt32LE(picture.length, at + 8)
    head.writeUInt32LE(from, at + 12)
    from += picture.length
  }
  return Buffer.concat([head, ...pictures])
}
