import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenSource } from '#lib/testing/given.ts'
import { keptTerms } from './neighbours.ts'
import { nearTo, relatedTo } from './related.ts'
import { BELONGING, type Brief } from './related-pairs.ts'
import { countAgain, storeTerms } from './term-store.ts'
import { UNRELATED } from './unrelated-pairs.ts'

const corpus = new URL('../../../shared/corpora/related/gnews-small-clusters-1-25.jsonl', import.meta.url)
const Item = z.object({ title: z.string(), body: z.string(), cluster: z.number() })
const NOW = new Date('2025-08-10T08:00:00Z')
const MONTH = 30 * 24 * 3_600_000

let db: Db
let sourceIds: number[] = []

/** Stores texts as articles, each a minute newer than the one before, from every source in turn. */
async function store(texts: readonly Brief[], language: string | null, from: Date): Promise<number[]> {
  const values = texts.map(([headline, text], at) => ({
    sourceId: sourceIds[at % sourceIds.length] ?? 0,
    slug: 'text',
    headline,
    language,
    body: [{ kind: 'html' as const, html: `<p>${text}</p>` }],
    rawBody: '',
    cleaner: 1,
    excerpt: text,
    words: 40,
    cut: false,
    handling: { from: 'feed' as const, readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
    contentHash: headline,
    publishedAt: new Date(from.getTime() + at * 60_000),
    firstSeenAt: from,
  }))
  const rows = await db.insert(articles).values(values).returning({ id: articles.id })
  return rows.map(({ id }) => id)
}

async function given(): Promise<void> {
  db = await testDb()
  sourceIds = []
  for (let at = 0; at < 5; at += 1) sourceIds.push((await givenSource(db)).id)
}

describe('on the corpus of 667 items in 25 events', () => {
  if (!existsSync(corpus)) {
    test('the corpus is there', () => {
      expect(process.env.CI, 'CI needs ../shared/corpora').toBeUndefined()
    })
    return
  }
  const lines = readFileSync(corpus, 'utf8').trim().split('\n')
  const items = lines.map((line) => Item.parse(JSON.parse(line)))

  test('of the five nearest by the stored join at least 0.95 are of the same event', async () => {
    await given()
    const ids = await store(
      items.map(({ title, body }): Brief => [title, body]),
      'en',
      NOW,
    )
    await countAgain(db)
    await storeTerms(db, ids)
    const clusterOf = new Map(ids.map((id, at) => [id, items[at]?.cluster]))
    let right = 0
    for (const id of ids) {
      const own = await keptTerms(db, id)
      const near = own ? await nearTo(db, own) : []
      right += near.slice(0, 5).filter((one) => clusterOf.get(one.id) === clusterOf.get(id)).length
    }
    expect(right / (5 * ids.length)).toBeGreaterThanOrEqual(0.95)
  }, 120_000)
})

describe('on pairs of our own', () => {
  const older = new Map<string, number>()
  const newer = new Map<string, number>()

  beforeAll(async () => {
    await given()
    const all = [...UNRELATED, ...BELONGING]
    for (const language of ['en', 'de'] as const) {
      const spoken = all.filter((pair) => pair.language === language)
      for (const [side, found, at] of [
        ['one', older, new Date(NOW.getTime() - MONTH)],
        ['other', newer, NOW],
      ] as const) {
        const ids = await store(
          spoken.map((pair) => pair[side]),
          language,
          at,
        )
        for (const [index, pair] of spoken.entries()) found.set(pair.one[0], ids[index] ?? 0)
      }
    }
    await countAgain(db)
    await storeTerms(db, [...older.values(), ...newer.values()])
  })

  async function backgroundOf(headline: string): Promise<number[]> {
    const id = newer.get(headline) ?? 0
    const scope = { sample: false, at: new Date(NOW.getTime() + MONTH), without: null }
    const related = await relatedTo(db, { id, storyId: null, source: { slug: '' } }, scope)
    return related.filter(({ kind }) => kind === 'background').map(({ trail }) => trail.id)
  }

  test('there are at least thirty of the same words', () => {
    expect(UNRELATED.length).toBeGreaterThanOrEqual(30)
  })

  test.each(UNRELATED)('the same words, unrelated, stay apart: $one.0 / $other.0', async ({ one }) => {
    expect(await backgroundOf(one[0])).not.toContain(older.get(one[0]))
  })

  test.each(BELONGING)('what belongs together is linked: $one.0 / $other.0', async ({ one }) => {
    expect(await backgroundOf(one[0])).toContain(older.get(one[0]))
  })
})
