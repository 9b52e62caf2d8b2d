import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { articlePairs, articles } from '#drizzle/schema/index.ts'
import { readThread } from '#lib/comments/read-thread.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { relate } from './commands.ts'
import { joinStories, judgePair, releasePair, splitFromStory } from './desk.ts'
import { relatedTo } from './related.ts'
import { getStory } from './story-page.ts'
import { titleTerms } from './title-terms.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const SCOPE = { sample: false, at: NOW, without: null }
const FERRY = [
  'Ferry Anneliese runs aground off Norderhall, all 212 aboard safe',
  '212 passengers taken off the ferry Anneliese after it struck a sandbank',
  'Norderhall: ferry Anneliese aground with 212 on board, lifeboats out',
]
let db: Db
let ids: [number, number, number]

/** One story, told by three sources an hour apart. */
beforeEach(async () => {
  db = await testDb()
  const made: number[] = []
  for (const [at, headline] of FERRY.entries()) {
    const { id: sourceId } = await givenSource(db)
    const publishedAt = new Date(NOW.getTime() - (4 - at) * 3_600_000)
    made.push((await givenArticle(db, { sourceId, headline, titleTerms: titleTerms(headline, null), publishedAt })).id)
  }
  ids = [made[0] ?? 0, made[1] ?? 0, made[2] ?? 0]
  await relate(db, ids, NOW)
})

async function storyOf(id: number): Promise<number | null> {
  const [row] = await db.select({ storyId: articles.storyId }).from(articles).where(eq(articles.id, id))
  return row?.storyId ?? null
}

describe('a story in several sources has one page', () => {
  test('which lists who told it, the first one first', async () => {
    const found = await getStory(db, (await storyOf(ids[0])) ?? 0, null)
    expect(found.is === 'story' && found.story.parts.map(({ id }) => id)).toEqual([...ids])
    expect(found.is === 'story' && found.story.sources).toBe(3)
  })

  test('and none where there is no story, or nothing of it is left', async () => {
    expect((await getStory(db, 99, null)).is).toBe('unknown')
    const story = (await storyOf(ids[0])) ?? 0
    await db.update(articles).set({ removedAt: NOW })
    expect((await getStory(db, story, null)).is).toBe('unknown')
  })
})

describe('a split', () => {
  test('sticks: no later read puts the article back', async () => {
    const split = await splitFromStory(db, ids[1], NOW)
    expect(split.ok && split.value.toSorted()).toEqual([...ids])
    await relate(db, ids, NOW)
    expect(await storyOf(ids[1])).toBeNull()
    expect(await storyOf(ids[0])).toBe(await storyOf(ids[2]))
  })

  test('also when a further telling, like both, comes in later', async () => {
    await splitFromStory(db, ids[1], NOW)
    const { id: sourceId } = await givenSource(db)
    const headline = 'Norderhall ferry Anneliese aground on sandbank, 212 passengers off'
    const next = await givenArticle(db, {
      sourceId,
      headline,
      titleTerms: titleTerms(headline, null),
      publishedAt: NOW,
    })
    await relate(db, [ids[1], next.id], NOW)
    expect(await storyOf(ids[1])).not.toBe(await storyOf(ids[0]))
  })

  test('of an article without a story is refused', async () => {
    await splitFromStory(db, ids[1], NOW)
    expect(await splitFromStory(db, ids[1], NOW)).toEqual({ ok: false, reason: 'no-story' })
    expect(await splitFromStory(db, 99, NOW)).toEqual({ ok: false, reason: 'article-unknown' })
  })

  test('parts the conversation, and a join brings it together again', async () => {
    const reader = await givenReader(db)
    await givenComment(db, { articleId: ids[1], personId: reader.id })
    const said = async (articleId: number) =>
      (await readThread(db, { articleId, reader: null, sort: 'oldest', now: NOW }))?.total
    expect(await said(ids[0])).toBe(1)
    await splitFromStory(db, ids[1], NOW)
    expect([await said(ids[0]), await said(ids[1])]).toEqual([0, 1])
    await joinStories(db, [ids[0], ids[1]], NOW)
    expect([await said(ids[0]), await said(ids[1])]).toEqual([1, 1])
    expect(await db.$count(articlePairs)).toBe(0)
  })
})

describe('a join', () => {
  test('of two stories takes all of both, and the other address leads there', async () => {
    const other = []
    for (let at = 0; at < 2; at += 1) other.push((await givenArticle(db, { sourceId: (await givenSource(db)).id })).id)
    const made = await joinStories(db, [other[0] ?? 0, other[1] ?? 0], NOW)
    if (!made.ok) throw new Error(made.reason)
    const first = await storyOf(ids[0])
    const joined = await joinStories(db, [ids[0], other[0] ?? 0], NOW)
    expect(joined.ok && joined.value.articles.toSorted()).toEqual([...ids, ...other].toSorted())
    expect(await getStory(db, made.value.storyId, null)).toEqual({ is: 'moved', to: first })
  })

  test('of an article with itself, with none, or with one of the sample is refused', async () => {
    const sample = await givenArticle(db, { sourceId: 1, sample: true })
    expect(await joinStories(db, [ids[0], ids[0]], NOW)).toEqual({ ok: false, reason: 'one-article' })
    expect(await joinStories(db, [ids[0], 99], NOW)).toEqual({ ok: false, reason: 'article-unknown' })
    expect(await joinStories(db, [ids[0], sample.id], NOW)).toEqual({ ok: false, reason: 'two-papers' })
  })
})

describe('the desk', () => {
  const related = (id: number) => relatedTo(db, { id, storyId: null, source: { slug: '' } }, SCOPE)

  test('pins what the words do not link, on both pages, each by its time', async () => {
    const { id: sourceId } = await givenSource(db)
    const old = await givenArticle(db, { sourceId, publishedAt: new Date('2025-07-01T00:00:00Z') })
    expect((await judgePair(db, [ids[0], old.id], 'pinned', NOW)).ok).toBe(true)
    expect((await related(ids[0]))[0]).toMatchObject({ kind: 'background', pinned: true, trail: { id: old.id } })
    expect(await related(old.id)).toMatchObject([{ kind: 'since', pinned: true, trail: { id: ids[0] } }])
    await releasePair(db, [old.id, ids[0]])
    expect(await related(old.id)).toEqual([])
  })

  test('forbids what the words link, in whichever order it is said', async () => {
    const text = '<p>Lifeboats from Norderhall reached the ferry Anneliese on the sandbank within an hour.</p>'
    const pair = []
    for (const [headline, day] of [
      ['Ferry Anneliese sails to Norderhall again', '2025-08-01'],
      ['Norderhall gives the ferry Anneliese a new captain', '2025-07-01'],
    ] as const) {
      const { id: sourceId } = await givenSource(db)
      const publishedAt = new Date(`${day}T00:00:00Z`)
      pair.push((await givenArticle(db, { sourceId, headline, publishedAt, body: [{ kind: 'html', html: text }] })).id)
    }
    const [one = 0, other = 0] = pair
    await relate(db, pair, NOW)
    const linked = async () => (await related(one)).some(({ trail }) => trail.id === other)
    expect(await linked()).toBe(true)
    await judgePair(db, [other, one], 'forbidden', NOW)
    expect(await linked()).toBe(false)
  })
})
