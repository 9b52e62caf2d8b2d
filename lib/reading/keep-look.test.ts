import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson } from '#lib/testing/given-people.ts'
import { NOTHING_CHOSEN } from './choices.ts'
import { keepLook } from './keep-look.ts'

let db: Db

beforeEach(async () => {
  db = await testDb()
})

test('how pages look is kept on an account, beside what else is chosen there, and on no other account', async () => {
  const one = await givenPerson(db, { preferences: { unit: 'fahrenheit', replyMail: 'daily' } })
  const other = await givenPerson(db)
  await keepLook(db, one.id, { ...NOTHING_CHOSEN, theme: 'sepia', size: '130', place: 2867714, unit: 'celsius' })
  const kept = async (id: number) =>
    (await db.select({ preferences: people.preferences }).from(people).where(eq(people.id, id)))[0]?.preferences
  expect(await kept(one.id)).toEqual({
    ...{ unit: 'fahrenheit', replyMail: 'daily', theme: 'sepia', light: false, readLines: true, keys: true },
    ...{ size: '130', spacing: 'normal', measure: 'normal', face: 'serif', dim: 'no' },
  })
  expect(await kept(other.id)).toEqual({})
})
