import { randomBytes } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { strictUnzip } from '#lib/testing/strict-zip.ts'
import { growingFile, openZip } from './zip.ts'

const AT = new Date('2025-08-10T08:42:31Z')
const NOISE = randomBytes(40_000)

async function written(bounds?: { files: number; bytes: number }): Promise<Buffer> {
  const zip = openZip(AT, bounds)
  const grown = growingFile()
  const parts: Buffer[] = [
    ...(await zip.file('empty.txt', '')),
    ...(await zip.file('words.html', 'Köln '.repeat(9_000))),
  ]
  for (let n = 0; n < 2_000; n += 1) await grown.write(`line ${n}: é\n`)
  parts.push(...(await zip.file('pictures/one.webp', NOISE, true)), ...(await zip.grown('data.json', grown)))
  return Buffer.concat([...parts, ...zip.end()])
}

describe('a zip that is written as it goes', () => {
  it('is whole by the letter of the format, and what was written comes out of it', async () => {
    const zip = await written()
    const files = strictUnzip(zip)
    expect([...files.keys()]).toEqual(['empty.txt', 'words.html', 'pictures/one.webp', 'data.json'])
    expect(files.get('words.html')?.toString()).toBe('Köln '.repeat(9_000))
    expect(files.get('pictures/one.webp')).toEqual(NOISE)
    expect(files.get('data.json')?.toString()).toMatch(/^line 0: é\n[\s\S]*line 1999: é\n$/)
    expect(strFromU8(unzipSync(zip)['words.html'] ?? new Uint8Array())).toBe('Köln '.repeat(9_000))
    expect(zip.length).toBeLessThan(60_000)
  })

  it('has the long fields of Zip64 where the short ones are full', async () => {
    for (const bounds of [
      { files: 3, bytes: 0xffff_ffff },
      { files: 0xffff, bytes: 20_000 },
    ]) {
      const zip = await written(bounds)
      expect([...strictUnzip(zip).keys()]).toHaveLength(4)
      expect(Object.keys(unzipSync(zip))).toHaveLength(4)
    }
  })

  it('is found out by that letter where a byte of it is another', async () => {
    const zip = await written()
    zip.writeUInt8(zip.readUInt8(zip.length - 4_000) ^ 1, zip.length - 4_000)
    expect(() => strictUnzip(zip)).toThrow()
  })
})
