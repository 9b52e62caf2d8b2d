import { brotliDecompressSync } from 'node:zlib'

const TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  )
const HEADER = 48

/** A table of a font: its bytes, and whether they are written in WOFF2's own way. */
export type Table = { data: Buffer; transformed: boolean }

/** Reads numbers one after the other. */
export class Reader {
  at = 0
  readonly data: Buffer
  constructor(data: Buffer) {
    this.data = data
  }
  u8 = (): number => this.data.readUInt8(this.at++)
  u16(): number {
    this.at += 2
    return this.data.readUInt16BE(this.at - 2)
  }
  i16(): number {
    this.at += 2
    return this.data.readInt16BE(this.at - 2)
  }
  u32(): number {
    this.at += 4
    return this.data.readUInt32BE(this.at - 4)
  }
  /** UIntBase128. */
  base128(): number {
    for (let value = 0; ; ) {
      const byte = this.u8()
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
  }
  /** 255UInt16. */
  packed(): number {
    const code = this.u8()
    if (code === 253) return this.u16()
    if (code === 255) return this.u8() + 253
    return code === 254 ? this.u8() + 506 : code
  }
  skip(bytes: number): void {
    this.at += bytes
  }
}

/**
 * The tables of a font of ours, by name.
 *
 * @see https://www.w3.org/TR/WOFF2/ §4
 */
export function tablesOf(file: Buffer): Map<string, Table> {
  const reader = new Reader(file)
  reader.skip(12)
  const count = reader.u16()
  reader.skip(6)
  const packedLength = reader.u32()
  reader.at = HEADER
  const directory = Array.from({ length: count }, () => {
    const flags = reader.u8()
    const known = TAGS[flags & 0x3f]
    const tag = known ?? file.toString('latin1', reader.at, reader.at + 4)
    if (!known) reader.skip(4)
    const outlines = tag === 'glyf' || tag === 'loca'
    const transformed = outlines ? flags >> 6 === 0 : flags >> 6 !== 0
    const whole = reader.base128()
    return { tag, transformed, length: transformed ? reader.base128() : whole }
  })
  const data = brotliDecompressSync(file.subarray(reader.at, reader.at + packedLength))
  const tables = new Map<string, Table>()
  let at = 0
  for (const { tag, transformed, length } of directory) {
    tables.set(tag, { data: data.subarray(at, at + length), transformed })
    at += length
  }
  return tables
}
