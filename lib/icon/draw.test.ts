import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { iconIco, iconPng } from './draw.ts'
import { iconFile } from './files.ts'

const pixels = async (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })

describe('the icon', () => {
  it.each([
    ['icon-192.png', 192],
    ['icon-512.png', 512],
    ['icon-maskable512.png', 512],
    ['apple-touch-icon.png', 180],
  ])('%s is a picture of %i pixels that others can read', async (name, size) => {
    const { info } = await pixels(iconFile(name)?.body ?? Buffer.alloc(0))
    expect([info.width, info.height, info.channels]).toEqual([size, size, 4])
  })

  it('drawn as pixels looks as it does drawn as lines', async () => {
    const ours = await pixels(iconPng(64, 'rounded'))
    const theirs = await pixels(
      await sharp(iconFile('icon.svg')?.body, { density: 144 }).resize(64, 64).png().toBuffer(),
    )
    let apart = 0
    for (const [at, part] of ours.data.entries()) apart += Math.abs(part - (theirs.data[at] ?? 0))
    expect(apart / ours.data.length).toBeLessThan(6)
  })

  it('leaves to a system that cuts it nothing but ground: a maskable one is whole within its middle', async () => {
    const { data, info } = await pixels(iconPng(100, 'maskable'))
    for (let y = 0; y < info.height; y += 1)
      for (let x = 0; x < info.width; x += 1) {
        const at = (y * info.width + x) * 4
        expect(data[at + 3]).toBe(255)
        if (Math.hypot(x - 50, y - 50) > 40) expect(data[at]).toBe(0x16)
      }
  })

  it('has its three small sizes in one file', async () => {
    const ico = iconIco([16, 32, 48])
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 3])
    for (const [index, size] of [16, 32, 48].entries()) {
      const [length, from] = [ico.readUInt32LE(14 + 16 * index), ico.readUInt32LE(18 + 16 * index)]
      expect((await pixels(ico.subarray(from, from + length))).info.width).toBe(size)
    }
  })

  it('is of no other name', () => {
    expect(iconFile('icon-99.png')).toBeNull()
  })
})
