import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { sourceMoves, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { SOURCE_PROBLEMS } from './model.ts'
import { publicHealthOf } from './public-health.ts'
import { getSourcePage } from './source-page.ts'
import { STARTER_PACK } from './starter/pack.ts'
import { readStarters } from './starter/read.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const words = messagesFor('en').sources
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
let db: Db

beforeEach(async () => {
  db = await testDb()
})

test('readers are told when a source was read, why it is stale and when it will be read, and nothing of its network', async () => {
  for (const problem of SOURCE_PROBLEMS) {
    const source = await givenSource(db, {
      ...{ problem, problemDetail: 'nas.home', failures: 2, feedUrl: `http://10.0.0.7:8099/${problem}` },
      ...{
        lastReadAt: hoursAgo(2),
        lastSuccessAt: hoursAgo(30),
        nextReadAt: hoursAgo(-3),
        movedTo: 'http://nas.home/x',
      },
    })
    const { state, sentences } = publicHealthOf(source, NOW, words)
    expect(state).toBe('sick')
    expect(sentences[0]).toBe('Last read 2 hours ago.')
    expect(sentences.at(-1)).toBe('Will be read again in 3 hours.')
    expect(Object.values(words.publicProblems)).toContain(sentences[1])
    expect(sentences.join(' ')).not.toMatch(/nas|10\.0|8099|FETCH_ALLOW/)
  }
  const away = await Promise.all(
    (['unreachable', 'address-refused', 'timeout', 'status', 'tls'] as const).map((problem) =>
      givenSource(db, { problem, failures: 1 }),
    ),
  )
  expect(new Set(away.map((source) => publicHealthOf(source, NOW, words).sentences.join())).size).toBe(1)
})

test('the page of a source knows its rhythm, its rights with their basis and the addresses it had; private ones are not told', async () => {
  const source = await givenSource(db, {
    ...{
      slug: 'pine',
      feedUrl: 'http://10.0.0.7:8099/feed',
      siteUrl: 'http://nas/',
      reuseBasis: 'https://a.example.org/terms',
    },
    ...{
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      description: 'Of pines.',
      keepDays: 30,
      language: 'en',
    },
  })
  const move = (fromUrl: string, hours: number) => ({ sourceId: source.id, fromUrl, toUrl: 'x', at: hoursAgo(hours) })
  await db.insert(sourceMoves).values([move('https://old.example.org/feed', 50), move('http://192.168.0.2/feed', 40)])
  for (let day = 0; day < 14; day += 1) {
    for (let one = 0; one < 5; one += 1) {
      await givenArticle(db, { sourceId: source.id, publishedAt: hoursAgo(24 * day + one + 1) })
    }
  }
  const page = await getSourcePage(db, 'pine', NOW, words)
  expect(page).toMatchObject({
    ...{ feedUrl: null, siteUrl: null, articles: 70, rhythm: { count: 5, span: 'day' }, keepDays: 30 },
    ...{ description: 'Of pines.', basis: { kind: 'stated', text: 'https://a.example.org/terms' } },
    moves: [
      { address: null, at: hoursAgo(40).toISOString() },
      { address: 'https://old.example.org/feed', at: hoursAgo(50).toISOString() },
    ],
  })
  expect(JSON.stringify(page)).not.toMatch(/10\.0\.0|192\.168|nas/)
  expect(await getSourcePage(db, String(source.id), NOW, words)).toBeNull()
})

test('a rhythm is told in the span that it fits: a day, a week, a month, or nothing lately', async () => {
  const rhythmOf = async (hours: number[]) => {
    const source = await givenSource(db)
    for (const ago of hours) await givenArticle(db, { sourceId: source.id, publishedAt: hoursAgo(ago) })
    return (await getSourcePage(db, source.slug, NOW, words))?.rhythm
  }
  const weekly = [1, 2, 3, 4].map((week) => week * 7 * 24 - 12)
  expect(await rhythmOf(weekly)).toEqual({ count: 1, span: 'week' })
  expect(await rhythmOf([500, 24 * 200])).toEqual({ count: 1, span: 'month' })
  expect(await rhythmOf([24 * 200])).toBe('quiet')
  expect(await rhythmOf([])).toBeNull()
  // Of the first days of a new source nothing is known but what they brought.
  expect(await rhythmOf([1, 2, 3])).toEqual({ count: 3, span: 'day' })
})

test.each([
  'https://paid.example.org/feed?token=abc',
  'https://paid.example.org/private/9f86d081884c7d659a2feaa0c55ad015/rss.xml',
  'https://me:secret@example.org/feed',
])('the page of a source does not link a feed that lets in whoever knows its address: %s', async (feedUrl) => {
  const source = await givenSource(db, { slug: 'paid', feedUrl, siteUrl: feedUrl })
  await db.insert(sourceMoves).values({ sourceId: source.id, fromUrl: feedUrl, toUrl: feedUrl, at: NOW })
  const page = await getSourcePage(db, 'paid', NOW, words)
  expect(page).toMatchObject({ feedUrl: null, siteUrl: null, moves: [{ address: null }] })
  expect(JSON.stringify(page)).not.toContain(feedUrl)
})

test('a source of the starter pack is unverified until its feed has been read', async () => {
  const [nasa = '', usgs = ''] = ['nasa', 'usgs'].map((key) => STARTER_PACK.find((one) => one.key === key)?.feed)
  await givenSource(db, { slug: 'nasa', feedUrl: nasa, lastSuccessAt: null })
  await givenSource(db, { slug: 'usgs', feedUrl: usgs, lastSuccessAt: NOW })
  await givenSource(db, { slug: 'own', lastSuccessAt: null })
  const marked = await Promise.all(
    ['nasa', 'usgs', 'own'].map(async (slug) => (await getSourcePage(db, slug, NOW, words))?.unverified),
  )
  expect(marked).toEqual([true, false, false])
  expect([...(await readStarters(db))]).toEqual(['usgs'])
  // One that has moved since is the same.
  const [moved] = await db
    .update(sources)
    .set({ feedUrl: 'https://www.usgs.gov/new' })
    .where(eq(sources.slug, 'usgs'))
    .returning()
  await db
    .insert(sourceMoves)
    .values({ sourceId: moved?.id ?? 0, fromUrl: usgs, toUrl: 'https://www.usgs.gov/new', at: NOW })
  expect([...(await readStarters(db))]).toEqual(['usgs'])
})
