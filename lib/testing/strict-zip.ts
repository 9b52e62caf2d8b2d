import { crc32, inflateRawSync } from 'node:zlib'

/**
 * Unpacks a zip as strictly as the format is written (APPNOTE 6.3.9): each file's two heads agree, sizes and checksums hold,
 * nothing lies between the files, no name is there twice or leads out of the folder.
 *
 * @throws Error that names what is wrong
 */
export function strictUnzip(zip: Buffer): Map<string, Buffer> {
  const { count, size, offset, end } = directoryOf(zip)
  if (offset + size !== end) throw new Error('the directory does not end where it should')
  const files = new Map<string, Buffer>()
  let at = offset
  let expected = 0
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== 0x0201_4b50) throw new Error(`no entry of the directory at ${at}`)
    const facts = zip.subarray(at + 8, at + 30)
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const short = zip.readUInt32LE(at + 42)
    const extra = at + 46 + nameLength
    const from = short === 0xffff_ffff ? Number(zip.readBigUInt64LE(extra + 4)) : short
    if (from !== expected) throw new Error(`${name} lies at ${from}, not at ${expected}`)
    if (!/^[\w./-]+$/.test(name) || /(^|\/)\.\.?(\/|$)|^\//.test(name)) throw new Error(`${name} is no safe name`)
    if (files.has(name)) throw new Error(`${name} is there twice`)
    if (zip.readUInt32LE(from) !== 0x0403_4b50) throw new Error(`${name} has no head`)
    if (!zip.subarray(from + 6, from + 28).equals(facts)) throw new Error(`the heads of ${name} differ`)
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const begin = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
    const body = zip.subarray(begin, begin + packed)
    const bytes = method === 8 ? inflateRawSync(body) : body
    if (bytes.length !== zip.readUInt32LE(at + 24)) throw new Error(`${name} is not as long as it says`)
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`the checksum of ${name} is another`)
    files.set(name, bytes)
    expected = begin + packed
    at = extra + extraLength
  }
  if (expected !== offset || at !== offset + size) throw new Error('something lies between files and directory')
  return files
}

function directoryOf(zip: Buffer): { count: number; size: number; offset: number; end: number } {
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== 0x0605_4b50) throw new Error('no end of the directory')
  const [count, size, offset] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)]
  if (count !== 0xffff && size !== 0xffff_ffff && offset !== 0xffff_ffff) return { count, size, offset, end }
  if (zip.readUInt32LE(end - 20) !== 0x0706_4b50) throw new Error('no way to the long end of the directory')
  const long = Number(zip.readBigUInt64LE(end - 12))
  if (zip.readUInt32LE(long) !== 0x0606_4b50) throw new Error('no long end of the directory')
  return {
    count: Number(zip.readBigUInt64LE(long + 32)),
    size: Number(zip.readBigUInt64LE(long + 40)),
    offset: Number(zip.readBigUInt64LE(long + 48)),
    end: long,
  }
}
