import { beforeEach, expect, test } from 'vitest'
import { editions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { currentEdition } from './queries.ts'

const now = new Date('2026-03-01T23:30:00Z')
const at = new Date('2025-08-10T08:42:00Z')
const weather = { celsius: 27.1, sky: 'fair', place: 'Munich', high: 29, low: 16 } as const
let db: Db

beforeEach(async () => {
  db = await testDb()
  await db.insert(editions).values({ day: '2025-08-10', at, sample: true, weather })
})
const isSample = async () => (await currentEdition(db, now)).sample

test('the sample stands at / with its own instant and weather until real sources deliver', async () => {
  expect(await currentEdition(db, now)).toEqual({ sample: true, at, day: '2025-08-10', weather })
})

test('one article of a source that the operator added is enough', async () => {
  const source = await givenSource(db)
  expect(await isSample()).toBe(true)
  await givenArticle(db, { sourceId: source.id })
  expect(await currentEdition(db, now)).toEqual({ sample: false, at: now, day: '2026-03-02', weather: null })
})

test('starter sources need five answers and thirty articles', async () => {
  for (let number = 1; number <= 5; number += 1) {
    expect(await isSample()).toBe(true)
    const source = await givenSource(db, { starter: true, lastSuccessAt: now })
    for (let story = 0; story < 6; story += 1) {
      expect(await isSample()).toBe(true)
      await givenArticle(db, { sourceId: source.id })
    }
  }
  expect(await isSample()).toBe(false)
})

test('without a sample the paper is its own from the start', async () => {
  await db.delete(editions)
  expect(await isSample()).toBe(false)
})

test('a removed source has delivered nothing', async () => {
  const source = await givenSource(db, { state: 'removed' })
  await givenArticle(db, { sourceId: source.id })
  expect(await isSample()).toBe(true)
})
