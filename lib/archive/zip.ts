import { constants, crc32, createDeflateRaw, deflateRaw } from 'node:zlib'

/** Above these the short fields of a zip are full, and the long ones of Zip64 stand in for them. */
type Bounds = { files: number; bytes: number }
const BOUNDS: Bounds = { files: 0xffff, bytes: 0xffff_ffff }

const STORED = 0
const DEFLATED = 8
/** Names are UTF-8. */
const FLAGS = 0x0800
/** Written as on Unix, so that what is unpacked may be read; needs 2.0, or 4.5 for the long fields. */
const MADE_BY = 0x0300
const MODE = (0o100644 << 16) >>> 0

type File = { name: Buffer; method: number; crc: number; packed: number; size: number; offset: number }
type Body = Pick<File, 'method' | 'crc' | 'size'> & { parts: Buffer[] }

/** A file that grows while others are written: what it takes in memory is what it comes to when packed. */
export type GrowingFile = { write(text: string): Promise<void>; body(): Promise<Body> }

/**
 * Writes a zip as it goes: each call gives the bytes that come next. Packing is done beside the event loop. Each header
 * holds its sizes: the first file of a book must not have the streaming form (OCF §4.3), and many a program cannot read it.
 *
 * @param at when its files were made, to two seconds
 * @see PKWARE APPNOTE 6.3.9, §4.3 (structure), §4.4.4 (flags), §4.5.3 (Zip64)
 */
export function openZip(at: Date, bounds = BOUNDS) {
  const files: File[] = []
  const moment = dosMoment(at)
  let offset = 0

  function add(name: string, { parts, ...body }: Body): Buffer[] {
    const packed = parts.reduce((sum, { length }) => sum + length, 0)
    const file = { ...body, name: Buffer.from(name), packed, offset }
    files.push(file)
    const head = localHead(file, moment)
    offset += head.length + packed
    return [head, ...parts]
  }

  return {
    /** A file of text or of bytes that is at hand whole. What is packed already is stored as it is. */
    async file(name: string, content: string | Uint8Array, packed = false): Promise<Buffer[]> {
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
      const facts = { crc: crc32(bytes), size: bytes.length }
      if (packed) return add(name, { ...facts, method: STORED, parts: [bytes] })
      return add(name, { ...facts, method: DEFLATED, parts: [await deflated(bytes)] })
    },
    async grown(name: string, file: GrowingFile): Promise<Buffer[]> {
      return add(name, await file.body())
    },
    /** The directory of all that was written; nothing follows it. */
    end(): Buffer[] {
      const entries = files.map((file) => centralHead(file, moment, bounds))
      const size = entries.reduce((sum, { length }) => sum + length, 0)
      return [...entries, ...ends({ count: files.length, size, offset }, bounds)]
    },
  }
}

/** A file of an archive that is written in one go; `stored` leaves it as it is. */
export type Entry = { name: string; data: Uint8Array; stored?: boolean }

/** A zip of files that come one after the other; no more than one of them is read ahead. */
export async function* zipOf(
  entries: AsyncIterable<Entry>,
  at: Date,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const zip = openZip(at)
  for await (const { name, data, stored } of entries) yield* (await zip.file(name, data, stored)).map(bytesOf)
  yield* zip.end().map(bytesOf)
}

const bytesOf = (part: Buffer) => new Uint8Array(part)

export function growingFile(): GrowingFile {
  const packer = createDeflateRaw()
  const parts: Buffer[] = []
  packer.on('data', (part: Buffer) => void parts.push(part))
  let crc = 0
  let size = 0
  return {
    write(text) {
      const bytes = Buffer.from(text)
      crc = crc32(bytes, crc)
      size += bytes.length
      return new Promise((settle, fail) => packer.write(bytes, (problem) => (problem ? fail(problem) : settle())))
    },
    body() {
      return new Promise((settle, fail) => {
        packer.once('error', fail)
        packer.once('end', () => settle({ method: DEFLATED, crc, size, parts }))
        packer.end()
      })
    },
  }
}

const deflated = (bytes: Buffer): Promise<Buffer> =>
  new Promise((settle, fail) =>
    deflateRaw(bytes, { level: constants.Z_DEFAULT_COMPRESSION }, (problem, packed) =>
      problem ? fail(problem) : settle(packed),
    ),
  )

/** As DOS wrote moments: from 1980 on, in steps of two seconds. */
function dosMoment(at: Date): { date: number; time: number } {
  const year = Math.min(2107, Math.max(1980, at.getUTCFullYear()))
  return {
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  }
}

type Moment = ReturnType<typeof dosMoment>

function localHead({ name, method, crc, packed, size }: File, { date, time }: Moment): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(20, 4)
  writeFacts(head, 6, { method, time, date, crc, packed, size, name })
  return Buffer.concat([head, name])
}

function writeFacts(head: Buffer, from: number, facts: Omit<File, 'offset'> & Moment): void {
  head.writeUInt16LE(FLAGS, from)
  head.writeUInt16LE(facts.method, from + 2)
  head.writeUInt16LE(facts.time, from + 4)
  head.writeUInt16LE(facts.date, from + 6)
  head.writeUInt32LE(facts.crc, from + 8)
  head.writeUInt32LE(facts.packed, from + 12)
  head.writeUInt32LE(facts.size, from + 16)
  head.writeUInt16LE(facts.name.length, from + 20)
}

function centralHead(file: File, moment: Moment, bounds: Bounds): Buffer {
  const isLong = file.offset >= bounds.bytes
  const extra = Buffer.alloc(isLong ? 12 : 0)
  if (isLong) {
    extra.writeUInt16LE(0x0001, 0)
    extra.writeUInt16LE(8, 2)
    extra.writeBigUInt64LE(BigInt(file.offset), 4)
  }
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x0201_4b50, 0)
  head.writeUInt16LE(MADE_BY | (isLong ? 45 : 20), 4)
  head.writeUInt16LE(isLong ? 45 : 20, 6)
  writeFacts(head, 8, { ...file, ...moment })
  head.writeUInt16LE(extra.length, 30)
  head.writeUInt32LE(MODE, 38)
  head.writeUInt32LE(isLong ? 0xffff_ffff : file.offset, 42)
  return Buffer.concat([head, file.name, extra])
}

type Directory = { count: number; size: number; offset: number }

function ends({ count, size, offset }: Directory, bounds: Bounds): Buffer[] {
  const isLong = count >= bounds.files || offset >= bounds.bytes || size >= bounds.bytes
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(isLong ? 0xffff : count, 8)
  end.writeUInt16LE(isLong ? 0xffff : count, 10)
  end.writeUInt32LE(isLong ? 0xffff_ffff : size, 12)
  end.writeUInt32LE(isLong ? 0xffff_ffff : offset, 16)
  if (!isLong) return [end]
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x0606_4b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(MADE_BY | 45, 12)
  record.writeUInt16LE(45, 14)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(size), 40)
  record.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x0706_4b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + size), 8)
  locator.writeUInt32LE(1, 16)
  return [record, locator, end]
}
