import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { chooseLetters, stopLetters } from './letters-wish.ts'
import { whoseLetters } from './queries.ts'
import { stopToken } from './stop-token.ts'

const SECRET = 'a secret of the tests, as long as the real one is'

describe('letters about answers', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  it('come as often as somebody wishes, and other wishes of theirs stay', async () => {
    const reader = await givenReader(db, { preferences: { unit: 'fahrenheit' } })
    await perform(chooseLetters, acting(db, { reader }), { rhythm: 'daily' }, {})
    const [row] = await db.select().from(people).where(eq(people.id, reader.id))
    expect(row?.preferences).toEqual({ unit: 'fahrenheit', replyMail: 'daily' })
    expect((await perform(chooseLetters, acting(db, { reader }), { rhythm: 'hourly' }, {})).is).toBe('mend')
  })

  it('are stopped by their own link, again and again, for that person alone', async () => {
    const [one, other] = [await givenReader(db), await givenReader(db)]
    for (const reader of [one, other]) await perform(chooseLetters, acting(db, { reader }), { rhythm: 'at-once' }, {})
    const token = stopToken(SECRET, one.id, 'replies')
    for (let times = 0; times < 2; times += 1) expect(await stopLetters(db, SECRET, token)).toBe(true)
    expect((await whoseLetters(db, one.id))?.rhythm).toBe('never')
    expect((await whoseLetters(db, other.id))?.rhythm).toBe('at-once')
  })

  it('are stopped by nothing else', async () => {
    const reader = await givenReader(db)
    await perform(chooseLetters, acting(db, { reader }), { rhythm: 'at-once' }, {})
    const token = stopToken(SECRET, reader.id, 'replies')
    const foreign = stopToken('another secret, as long as the real one is too', reader.id, 'replies')
    for (const wrong of ['', token.slice(0, -1), `${token}x`, foreign, token.replace(/^[^.]*/, 'zz'), `0${token}`]) {
      expect(await stopLetters(db, SECRET, wrong)).toBe(false)
    }
    expect((await whoseLetters(db, reader.id))?.rhythm).toBe('at-once')
  })
})
