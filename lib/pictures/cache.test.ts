import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '#lib/testing/folder.ts'
import { openPictureCache } from './cache.ts'

const room = async () => true
const bytes = (size: number) => Buffer.alloc(size, 7)

describe('pictures on the disk', () => {
  it('are there again after a new start', async () => {
    const folder = testFolder()
    await openPictureCache(folder, room).put('one', bytes(10))
    const cache = openPictureCache(folder, room)
    expect(await cache.get('one')).toEqual(bytes(10))
    expect(cache.bytes()).toBe(10)
    expect(await cache.get('two')).toBeNull()
  })
  it('take no more than their share: what was not looked at for longest goes', async () => {
    const cache = openPictureCache(testFolder(), room, { most: 30 })
    for (const name of ['one', 'two', 'three']) await cache.put(name, bytes(10))
    await cache.get('one')
    await cache.put('four', bytes(10))
    expect(
      await Promise.all(['one', 'two', 'three', 'four'].map(async (name) => (await cache.get(name)) !== null)),
    ).toEqual([true, false, true, true])
    expect(cache.bytes()).toBe(30)
    await cache.put('whale', bytes(31))
    expect(await cache.get('whale')).toBeNull()
  })
  it('remember over a new start which were looked at last', async () => {
    const folder = testFolder()
    let now = Date.now()
    const first = openPictureCache(folder, room, { clock: () => now })
    await first.put('old', bytes(10))
    await first.put('new', bytes(10))
    now += 2 * 60 * 60 * 1_000
    await first.get('old')
    const second = openPictureCache(folder, room, { most: 10 })
    await second.put('more', bytes(1))
    expect(await second.get('new')).toBeNull()
  })
  it('are not kept while the disk is nearly full, and read on', async () => {
    const folder = testFolder()
    await openPictureCache(folder, room).put('one', bytes(10))
    const full = openPictureCache(folder, async () => false)
    await full.put('two', bytes(10))
    expect(await full.get('two')).toBeNull()
    expect(await full.get('one')).toEqual(bytes(10))
  })
  it('half written by a run that was killed are taken away', async () => {
    const folder = testFolder()
    await openPictureCache(folder, room).put('one', bytes(10))
    const part = join(folder, 'on', 'one.99-1.part')
    writeFileSync(part, 'half')
    await openPictureCache(folder, room).get('one')
    expect(existsSync(part)).toBe(false)
  })
  it('that somebody deleted are missed and made again', async () => {
    const folder = testFolder()
    const cache = openPictureCache(folder, room)
    await cache.put('one', bytes(10))
    for (const drawer of readdirSync(folder)) rmSync(join(folder, drawer), { recursive: true })
    expect(await cache.get('one')).toBeNull()
    await cache.put('one', bytes(12))
    expect(await cache.get('one')).toEqual(bytes(12))
    expect(cache.bytes()).toBe(12)
  })
})
