import { beforeAll, describe, expect, it } from 'vitest'
import type { Picture } from '#lib/articles/model.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { setRuntime } from '#lib/runtime.ts'
import { idleWorks } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { keyOf } from './model.ts'
import { pictureSigner } from './sign.ts'
import { cardOf, pictureSources, previewOf } from './sources.ts'

const ADDRESS = 'https://news.example/harbour.jpg'
const signer = pictureSigner('a secret of the tests, as long as the real one is')
const picture = (fields: Partial<Picture> = {}): Picture => ({
  address: ADDRESS,
  width: 1000,
  height: 500,
  known: true,
  alt: 'A harbour',
  caption: null,
  credit: null,
  ...fields,
})

beforeAll(async () => {
  const db: Db = await testDb()
  setRuntime({
    config: readConfig({}),
    db,
    now: () => new Date(),
    startedAt: new Date(),
    version: '1',
    secret: 'a secret of the tests, as long as the real one is',
    pictures: signer,
    say: () => undefined,
    recall: () => undefined,
    hasRoom: async () => true,
    works: idleWorks,
  })
})

describe('where a page has a picture from', () => {
  it('is ours in every width up to its own, each signed, and nothing of its source', () => {
    const { src, srcSet = '' } = pictureSources(picture())
    expect(srcSet.split(', ').map((one) => one.split(' ')[1])).toEqual(['320w', '640w', '960w', '1000w'])
    for (const one of [src, ...srcSet.split(', ').map((text) => text.split(' ')[0] ?? '')]) {
      expect(signer.read(one)).toMatchObject({ kind: 'picture', key: keyOf(ADDRESS) })
    }
    expect(src + srcSet).not.toContain('news.example')
    expect(src).toMatch(/\/640\.webp$/)
  })
  it('is ours in its one width where it is small, and in all where nobody knows how wide it is', () => {
    expect(pictureSources(picture({ width: 200, height: 150 })).srcSet).toMatch(/^\S+\/320\.webp 200w$/)
    expect(pictureSources(picture({ known: false })).srcSet).toContain(' 1920w')
  })
  it('is where the sample’s pictures always were', () => {
    expect(pictureSources(picture({ address: '/sample/city-desk/wave.webp' }))).toEqual({
      src: '/sample/city-desk/wave.webp',
    })
  })
})

describe('what other sites are shown', () => {
  it('is a JPEG of at most 1200 pixels, with its size', () => {
    expect(previewOf(picture({ width: 2400, height: 1600 }))).toMatchObject({
      width: 1200,
      height: 800,
      alt: 'A harbour',
    })
    expect(previewOf(picture())).toMatchObject({ width: 1000, height: 500, type: 'image/jpeg' })
  })
  it('of a story without a picture is a card whose address changes with its words', () => {
    const card = (headline: string) => cardOf('7', { paper: 'The Courier', headline, source: 'City Desk' })
    expect(card('One')).toMatchObject({ width: 1200, height: 630, alt: 'One · City Desk · The Courier' })
    expect(card('One').url).not.toBe(card('Two').url)
    expect(signer.read(card('One').url)).toMatchObject({ kind: 'card', of: '7' })
  })
})
