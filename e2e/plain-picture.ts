import { crc32, deflateSync } from 'node:zlib'
import type { StoredPicture } from '#lib/articles/model.ts'

/** A picture of one colour in any size, as PNG bytes in a data address: for shapes that no sample has. */
export function plainPicture(width: number, height: number): StoredPicture {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 0xb0)])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
  const src = `data:image/png;base64,${png.toString('base64')}`
  return { src, width, height, alt: 'A plain field of grey', caption: 'A plain field of grey.', credit: null }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
