import { beforeEach, describe, expect, it } from 'vitest'
import type { Bulletins } from '#lib/db/bulletin.ts'
import type { Db } from '#lib/db/model.ts'
import { holdPages } from '#lib/press/held-pages.ts'
import { makeSheet } from '#lib/press/sheet.ts'
import { tagsOf } from '#lib/press/tags.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource, givenStory } from '#lib/testing/given.ts'
import { openRecalls } from './recalls.ts'

describe('what held pages show has changed', () => {
  let db: Db
  let held = holdPages()
  let told: string[][] = []
  let fromOthers: { heard(said: readonly string[]): void; missed(): void } | null = null
  /** The driver of the store stands behind this in the real paper; here it is noted what would go there. */
  const bulletins: Bulletins = {
    tell: async (said) => void told.push([...said]),
    hear: async (heard, missed) => {
      fromOthers = { heard, missed }
      return {
        close: async () => {
          fromOthers = null
        },
      }
    },
  }
  const open = (store: Db = db) => openRecalls({ db: store, bulletins }, held)

  beforeEach(async () => {
    db = await testDb()
    held = holdPages()
    told = []
  })

  /** @returns whether the page had to be printed */
  async function printed(path: string): Promise<boolean> {
    let asked = false
    await held.take(path, tagsOf(path), async () => {
      asked = true
      const body = Buffer.from('<p>page')
      return makeSheet({ status: 200, headers: { 'content-type': 'text/html' }, body }, 'nonce', 'localhost', {})
    })
    return asked
  }

  it('recalls at once here, and tells the others', async () => {
    const recalls = await open()
    await printed('/')
    const spread = recalls.recall('front')
    expect(await printed('/')).toBe(true)
    await spread
    expect(told).toEqual([['front']])
    await recalls.close()
    expect(fromOthers).toBeNull()
  })

  it('of an article is one of the other articles of its story, and of no other', async () => {
    const { id: sourceId } = await givenSource(db)
    const [one, two] = [await givenStory(db), await givenStory(db)]
    const article = (storyId: number | null) => givenArticle(db, { sourceId, storyId })
    const [first, second, other, alone] = [
      await article(one.id),
      await article(one.id),
      await article(two.id),
      await article(null),
    ]
    const paths = [first, second, other, alone].map(({ id }) => `/article/x-${id}`)
    for (const path of paths) await printed(path)
    const recalls = await open()
    await recalls.recall(`article:${first.id}`)
    const again: boolean[] = []
    for (const path of paths) again.push(await printed(path))
    expect(again).toEqual([true, true, false, false])
    expect(told).toEqual([[`article:${first.id}`, `article:${second.id}`]])
    await recalls.recall(`article:${alone.id}`)
    expect(told[1]).toEqual([`article:${alone.id}`])
  })

  it('is heard from another process, which may also have said what was not heard', async () => {
    await open()
    await printed('/latest')
    fromOthers?.heard(['lists'])
    expect(await printed('/latest')).toBe(true)
    expect(await printed('/latest')).toBe(false)
    fromOthers?.missed()
    expect(await printed('/latest')).toBe(true)
  })

  it('is one of the whole paper where the store does not say which articles belong together', async () => {
    const away = {
      selectDistinct: () => {
        throw new Error('connection refused')
      },
    }
    // Only what is asked of it: a store that is away.
    const recalls = await open(away as unknown as Db)
    await printed('/article/x-9')
    await recalls.recall('article:7')
    expect(await printed('/article/x-9')).toBe(true)
  })
})
