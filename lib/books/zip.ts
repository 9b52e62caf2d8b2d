import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

/** A file of an archive; its name in ASCII. */
export type Entry = { name: string; data: Uint8Array; stored?: boolean }

const squeeze = promisify(deflateRaw)
const VERSION = 20
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/**
 * An archive, entry after entry, so that no more than one of them is read ahead. Each header holds its sizes: that the first
 * entry of a book has none of the streaming form is demanded (OCF §4.3), and many a program cannot read it elsewhere.
 *
 * @see PKWARE APPNOTE 6.3; without its 64-bit form: fewer than 65,536 entries and 4 GB in all
 */
export async function* zipOf(
  entries: AsyncIterable<Entry>,
  at: Date,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, data, stored = false } of entries) {
    const body = stored ? Buffer.from(data) : Buffer.from(await squeeze(data))
    const facts = factsOf(name, { data, body, stored }, at)
    const local = Buffer.concat([whole(LOCAL), facts, Buffer.from(name, 'latin1')])
    directory.push(centralOf(name, facts, offset))
    offset += local.length + body.length
    yield new Uint8Array(Buffer.concat([local, body]))
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  yield new Uint8Array(Buffer.concat([central, end]))
}

/** What the local header and the directory say alike: from the version to the length of the extra field. */
function factsOf(
  name: string,
  { data, body, stored }: { data: Uint8Array; body: Buffer; stored: boolean },
  at: Date,
): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(VERSION, 0)
  facts.writeUInt16LE(stored ? 0 : 8, 4)
  facts.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 6)
  const year = Math.max(0, at.getUTCFullYear() - 1980)
  facts.writeUInt16LE((year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 8)
  facts.writeUInt32LE(crc32(data), 10)
  facts.writeUInt32LE(body.length, 14)
  facts.writeUInt32LE(data.length, 18)
  facts.writeUInt16LE(name.length, 22)
  return facts
}

function centralOf(name: string, facts: Buffer, offset: number): Buffer {
  const made = Buffer.alloc(2)
  made.writeUInt16LE(VERSION, 0)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([whole(CENTRAL), made, facts, rest, Buffer.from(name, 'latin1')])
}

function whole(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number, 0)
  return bytes
}
