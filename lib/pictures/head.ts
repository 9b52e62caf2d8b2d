import type { Size } from './model.ts'

export type Head = Size & { kind: 'jpeg' | 'png' | 'webp' | 'gif' }

/**
 * What the first bytes of a picture say: its kind and the size it is shown in. Only what begins as one of the four kinds
 * that we decode is one; what a server calls it counts for nothing.
 *
 * @returns null for anything else, and where the bytes end before the size is said
 */
export function readHead(bytes: Uint8Array): Head | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return png(data) ?? gif(data) ?? webp(data) ?? jpeg(data)
  } catch (problem) {
    // A number that lies past the end of what we have.
    if (problem instanceof RangeError) return null
    throw problem
  }
}

/** Whether it begins as a picture at all: more bytes may then say its size. */
export const beginsAsPicture = (bytes: Uint8Array): boolean => {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xd8 && c === 0xff) return true
  return /^(?:\u0089PNG|GIF8|RIFF)/.test(String.fromCharCode(a ?? 0, b ?? 0, c ?? 0, d ?? 0))
}

const PNG = '89504e470d0a1a0a'

function png(data: Buffer): Head | null {
  if (data.toString('hex', 0, 8) !== PNG || data.toString('latin1', 12, 16) !== 'IHDR') return null
  return { kind: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
}

function gif(data: Buffer): Head | null {
  if (!/^GIF8[79]a$/.test(data.toString('latin1', 0, 6))) return null
  return { kind: 'gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) }
}

function webp(data: Buffer): Head | null {
  if (data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WEBP') return null
  switch (data.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { kind: 'webp', width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = data.readUInt32LE(21)
      return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { kind: 'webp', width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 }
    default:
      return null
  }
}

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpeg(data: Buffer): Head | null {
  if (data.readUInt16BE(0) !== 0xffd8) return null
  let turned = false
  for (let at = 2; ; ) {
    if (data.readUInt8(at) !== 0xff) return null
    const marker = data.readUInt8(at + 1)
    // Bytes that fill up, and markers without a length.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else if (marker === 0xd9 || marker === 0xda) return null
    else {
      const length = data.readUInt16BE(at + 2)
      if (marker === 0xe1) turned ||= isTurned(data.subarray(at + 4, at + 2 + length))
      if (isFrame(marker)) {
        const [height, width] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7)]
        return turned ? { kind: 'jpeg', width: height, height: width } : { kind: 'jpeg', width, height }
      }
      at += 2 + length
    }
  }
}

/** EXIF says that the camera was held upright: width and height change places. */
function isTurned(exif: Buffer): boolean {
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0') return false
  const tiff = exif.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = long(4)
  const entries = Math.min(short(directory), 200)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (short(at) === 0x0112) return short(at + 8) >= 5 && short(at + 8) <= 8
  }
  return false
}
