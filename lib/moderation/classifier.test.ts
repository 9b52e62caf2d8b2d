import { beforeEach, describe, expect, it } from 'vitest'
import { moderationEvents, wordCounts } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenPerson, readerAgain, TEST_NOW } from '#lib/testing/given-people.ts'
import { LEAST_DECISIONS, type Lesson, learn, scoreOf } from './classifier.ts'
import { decide } from './decide.ts'
import { scoresAt } from './scores.ts'
import { undo } from './undo.ts'

let db: Db
beforeEach(async () => {
  db = await testDb()
})

const bad = (at: number): Lesson => ({
  ...{ text: `cheap umbrellas number ${at} https://shop.example`, verdict: 'rejected', times: 1 },
})
const good = (at: number): Lesson => ({ text: `the river was lovely on day ${at}`, verdict: 'shown', times: 1 })
const counts = () => db.select().from(wordCounts).orderBy(wordCounts.word)
const taught = (number: number) => Array.from({ length: number }, (_, at) => [bad(at), good(at)]).flat()

describe('the scoring of the paper’s own', () => {
  it('says nothing before thirty decisions of each kind', async () => {
    await learn(db, taught(LEAST_DECISIONS).slice(1))
    expect(await scoreOf(db, 'cheap umbrellas')).toBeNull()
    expect((await scoresAt(db, 0.9)).missing).toBe(1)
    await learn(db, [bad(0)])
    expect((await scoresAt(db, 0.9)).missing).toBe(0)
    expect(await scoreOf(db, 'cheap umbrellas here https://shop.example')).toBeGreaterThan(0.9)
    expect(await scoreOf(db, 'the river is lovely')).toBeLessThan(0.1)
  })

  it('forgets exactly what it has learned', async () => {
    await learn(db, taught(3))
    const before = await counts()
    const more = [...taught(40), { ...bad(1), text: 'another matter altogether' }]
    await learn(db, more)
    await learn(
      db,
      more.map((lesson) => ({ ...lesson, times: -1 as const })),
    )
    expect(await counts()).toEqual(before)
  })

  it('learns more words at one stroke than a statement takes', async () => {
    const words = (from: number) => Array.from({ length: 290 }, (_, at) => `w${from + at}x`).join(' ')
    await learn(
      db,
      Array.from({ length: 100 }, (_, at) => ({ text: words(at * 290), verdict: 'rejected', times: 1 })),
    )
    expect(await db.$count(wordCounts)).toBeGreaterThan(29_000)
  })

  describe('is measured', () => {
    const judged = async (body: string, down: boolean) => {
      const { id } = await givenComment(db, { articleId: article, body, state: 'held', personId: author })
      const given = { commentId: id, moderatorId: judith, note: null }
      const decided = down
        ? await decide(db, { ...given, verdict: 'reject', reason: 'spam' }, TEST_NOW)
        : await decide(db, { ...given, verdict: 'approve', reason: null }, TEST_NOW)
      if (!decided.ok) throw new Error(decided.reason)
      return decided.value.eventId
    }
    let article = 0
    let author = 0
    let judith = 0
    beforeEach(async () => {
      article = (await givenArticle(db, { sourceId: (await givenSource(db)).id })).id
      author = (await givenPerson(db)).id
      judith = (await givenPerson(db, { role: 'moderator' })).id
    })

    it('by scores from before each verdict, never of what it has learned from', async () => {
      await learn(db, taught(LEAST_DECISIONS))
      // New words alone: the score of the first says nothing of them, the second's knows them.
      await judged('zzyzx qwertz', true)
      const [first] = await db.select().from(moderationEvents)
      expect(first?.score).toBeCloseTo(0.5, 0)
      await judged('zzyzx qwertz', true)
      const second = (await db.select().from(moderationEvents).orderBy(moderationEvents.id)).at(-1)
      expect(second?.score).toBeGreaterThan(first?.score ?? 1)
    })

    it('by what it would have held, what of it was turned down, and what it would have missed', async () => {
      await learn(db, taught(LEAST_DECISIONS))
      await judged('cheap umbrellas number 7 https://shop.example', true)
      await judged('cheap umbrellas number 8 https://shop.example', false)
      await judged('the river was lovely on day 9', true)
      await judged('the river was lovely on day 10', false)
      expect(await scoresAt(db, 0.9)).toEqual({ held: 2, right: 1, rejected: 2, missing: 0 })
    })

    it('without what was taken back', async () => {
      await learn(db, taught(LEAST_DECISIONS))
      const before = await counts()
      const eventId = await judged('cheap umbrellas number 7 https://shop.example', true)
      const moderator = await readerAgain(db, judith)
      expect((await undo(db, { eventId, all: false, moderator }, TEST_NOW)).ok).toBe(true)
      expect(await scoresAt(db, 0.9)).toEqual({ held: 0, right: 0, rejected: 0, missing: 0 })
      expect(await counts()).toEqual(before)
    })

    it('and learns of a comment once, by the last verdict that stands and the text that was read', async () => {
      const { id } = await givenComment(db, {
        articleId: article,
        body: 'first words',
        state: 'held',
        personId: author,
      })
      const moderator = await readerAgain(db, judith)
      const given = { commentId: id, moderatorId: judith, note: null }
      const step = async (verdict: 'approve' | 'remove' | 'restore') => {
        const decided = await decide(db, { ...given, verdict, reason: verdict === 'remove' ? 'spam' : null }, TEST_NOW)
        if (!decided.ok) throw new Error(decided.reason)
        return decided.value.eventId
      }
      const of = async (word: string) => (await counts()).find((row) => row.word === word)
      await step('approve')
      expect(await of('')).toEqual({ word: '', shown: 1, rejected: 0 })
      const removed = await step('remove')
      expect(await of('')).toEqual({ word: '', shown: 0, rejected: 1 })
      await undo(db, { eventId: removed, all: false, moderator }, TEST_NOW)
      expect(await of('')).toEqual({ word: '', shown: 1, rejected: 0 })
      await step('remove')
      await step('restore')
      expect(await of('words')).toEqual({ word: 'words', shown: 1, rejected: 0 })
    })
  })
})
