import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { articles, sources, stories } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { relate } from './commands.ts'
import { titleTerms } from './title-terms.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const HOUR = 3_600_000
let db: Db

beforeEach(async () => {
  db = await testDb()
  await db.insert(sources).values(
    ['Courier', 'Herald', 'Gazette'].map((title) => ({
      slug: title.toLowerCase(),
      title,
      feedUrl: `https://${title}.example/feed`,
      kind: 'feed' as const,
      reuse: 'members' as const,
      addedAt: NOW,
    })),
  )
})

type Given = { source: number; headline: string; hours?: number; sample?: boolean; removed?: boolean }

async function put(given: Given[]): Promise<number[]> {
  const rows = await db
    .insert(articles)
    .values(
      given.map(({ source, headline, hours = 0, sample = false, removed = false }) => {
        const at = new Date(NOW.getTime() + hours * HOUR)
        return {
          sourceId: source,
          sample,
          slug: 'story',
          headline,
          body: [],
          rawBody: '',
          cleaner: 1,
          excerpt: '',
          words: 0,
          cut: false,
          handling: { from: 'feed' as const, readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
          contentHash: headline,
          titleTerms: titleTerms(headline, null),
          publishedAt: at,
          firstSeenAt: at,
          removedAt: removed ? at : null,
        }
      }),
    )
    .returning({ id: articles.id })
  return rows.map(({ id }) => id)
}

async function storyIds(): Promise<(number | null)[]> {
  const rows = await db.select({ story: articles.storyId }).from(articles).orderBy(articles.id)
  return rows.map(({ story }) => story)
}

const FERRY = [
  'Ferry Anneliese runs aground off Norderhall, all 212 aboard safe',
  '212 passengers taken off the ferry Anneliese after it struck a sandbank',
  'Norderhall: ferry Anneliese aground with 212 on board, lifeboats out',
] as const

describe('the same story from several sources is one story', () => {
  test('told by three sources at once', async () => {
    const ids = await put(FERRY.map((headline, index) => ({ source: index + 1, headline })))
    const [other = 0] = await put([{ source: 3, headline: 'Twelve lines of code that count swifts' }])
    expect((await relate(db, [...ids, other], NOW)).sort()).toEqual(ids)
    expect(await storyIds()).toEqual([1, 1, 1, null])
    expect(await db.select().from(stories)).toEqual([{ id: 1, firstSeenAt: NOW, joinedTo: null }])
  })

  test('told later, the article joins the story that is there', async () => {
    const first = await put([
      { source: 1, headline: FERRY[0] },
      { source: 2, headline: FERRY[1], hours: 2 },
    ])
    await relate(db, first, NOW)
    const third = await put([{ source: 3, headline: FERRY[2], hours: 20 }])
    expect((await relate(db, third, NOW)).sort()).toEqual([...first, ...third])
    expect(await storyIds()).toEqual([1, 1, 1])
    expect(await relate(db, third, NOW)).toEqual([])
  })
})

describe('articles stay apart', () => {
  test.each<[string, Given[]]>([
    [
      'of the same source',
      [
        { source: 1, headline: FERRY[0] },
        { source: 1, headline: FERRY[1] },
      ],
    ],
    [
      'more than 72 hours apart',
      [
        { source: 1, headline: FERRY[0] },
        { source: 2, headline: FERRY[1], hours: 73 },
      ],
    ],
    [
      'of the sample and of real sources',
      [
        { source: 1, headline: FERRY[0], sample: true },
        { source: 2, headline: FERRY[1] },
      ],
    ],
    [
      'when one has been removed',
      [
        { source: 1, headline: FERRY[0] },
        { source: 2, headline: FERRY[1], removed: true },
      ],
    ],
    [
      'when they share only a word',
      [
        { source: 1, headline: FERRY[0] },
        { source: 2, headline: 'Anneliese wins the spring regatta' },
      ],
    ],
  ])('%s', async (_why, given) => {
    const ids = await put(given)
    expect(await relate(db, ids, NOW)).toEqual([])
    expect(await db.$count(stories)).toBe(0)
  })

  test('a chain of likenesses does not stretch a story over more than 72 hours', async () => {
    const ids = await put([
      { source: 1, headline: FERRY[0] },
      { source: 2, headline: FERRY[2], hours: 60 },
      { source: 3, headline: FERRY[0], hours: 120 },
    ])
    await relate(db, ids, NOW)
    expect(new Set(await storyIds()).size).toBe(2)
  })
})

test('two stories that were shown as two stay two', async () => {
  const ids = await put(FERRY.slice(0, 2).map((headline, index) => ({ source: index + 1, headline })))
  await db.insert(stories).values([{ firstSeenAt: NOW }, { firstSeenAt: NOW }])
  for (const [index, id] of ids.entries())
    await db
      .update(articles)
      .set({ storyId: index + 1 })
      .where(eq(articles.id, id))
  const third = await put([{ source: 3, headline: FERRY[2] }])
  await relate(db, third, NOW)
  const [one, two, joined] = await storyIds()
  expect([one, two]).toEqual([1, 2])
  expect([1, 2]).toContain(joined)
})

test('nothing new links nothing', async () => {
  expect(await relate(db, [], NOW)).toEqual([])
  expect(await relate(db, await put([{ source: 1, headline: '' }]), NOW)).toEqual([])
})
