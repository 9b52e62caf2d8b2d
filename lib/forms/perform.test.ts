import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenReader } from '#lib/testing/given-people.ts'
import type { Action } from './model.ts'
import { perform } from './perform.ts'

describe('what somebody asks', () => {
  let db: Db
  let ran: unknown[]
  beforeEach(async () => {
    db = await testDb()
    ran = []
  })

  const action = (fields: Partial<Action<{ text: string }>> = {}): Action<{ text: string }> => ({
    name: 'test.act',
    fields: () => z.strictObject({ text: z.string().trim().min(1, 'Please write something.') }),
    who: 'reader',
    run: async ({ input, params }) => {
      ran.push([input, params])
      return { is: 'done', go: '/' }
    },
    ...fields,
  })

  it('is done when it can be read, by somebody who may, in time', async () => {
    const reader = await givenReader(db)
    const done = await perform(action(), acting(db, { reader }), { text: ' hello ' }, { id: '7' })
    expect(done).toEqual({ is: 'done', go: '/' })
    expect(ran).toEqual([[{ text: 'hello' }, { id: '7' }]])
  })

  it('is mended before anybody is sent to sign in, and sent to sign in before anything is counted', async () => {
    const limited = action({ limits: () => [{ key: 'all', times: 1, seconds: 3_600 }] })
    expect(await perform(limited, acting(db), { text: '' }, {})).toEqual({
      is: 'mend',
      errors: { text: 'Please write something.' },
    })
    expect((await perform(limited, acting(db), { text: 'hello' }, {})).is).toBe('sign-in')
    const reader = await givenReader(db)
    expect((await perform(limited, acting(db, { reader }), { text: 'hello' }, {})).is).toBe('done')
    const often = await perform(limited, acting(db, { reader }), { text: 'hello' }, {})
    expect(often).toMatchObject({ is: 'refused', status: 429, retryAfter: 3_600 })
    expect(ran).toHaveLength(1)
  })

  it('with a field too many is refused whole', async () => {
    const reader = await givenReader(db)
    for (const field of ['role', 'person_id', 'approved', '__proto__x']) {
      const refused = await perform(action(), acting(db, { reader }), { text: 'hello', [field]: 'owner' }, {})
      expect(refused).toMatchObject({ is: 'refused', status: 400 })
    }
    expect(ran).toEqual([])
  })

  it('of the desk is nothing to anybody without a role, not even to be read', async () => {
    const desk = action({ who: 'moderator' })
    const reader = await givenReader(db)
    for (const who of [null, reader]) {
      const refused = await perform(desk, acting(db, { reader: who }), { wrong: 'x' }, {})
      expect(refused).toMatchObject({ is: 'refused', status: 404 })
    }
    const moderator = await givenReader(db, { role: 'moderator' })
    expect((await perform(desk, acting(db, { reader: moderator }), { text: 'hello' }, {})).is).toBe('done')
    const owners = action({ who: 'owner' })
    expect(await perform(owners, acting(db, { reader: moderator }), { text: 'hello' }, {})).toMatchObject({
      status: 404,
    })
  })

  it('is refused to the banned with the reason and the end, unless it is their own affair', async () => {
    const person = await givenReader(db)
    const bar = { kind: 'ban' as const, reason: 'Insults.', until: '2025-08-12T10:00:00.000Z' }
    const banned = acting(db, { reader: { ...person, bar } })
    expect(await perform(action(), banned, { text: 'hello' }, {})).toEqual({
      is: 'refused',
      status: 403,
      sentence: expect.stringMatching(/until August 12, 2025.*12:00.*Insults\./),
    })
    expect((await perform(action({ pausedMay: true }), banned, { text: 'hello' }, {})).is).toBe('refused')
    expect((await perform(action({ barredMay: true }), banned, { text: 'hello' }, {})).is).toBe('done')
    const paused = acting(db, { reader: { ...person, bar: { ...bar, kind: 'pause' } } })
    expect((await perform(action(), paused, { text: 'hello' }, {})).is).toBe('refused')
    expect((await perform(action({ pausedMay: true }), paused, { text: 'hello' }, {})).is).toBe('done')
  })

  it('limits of one action do not count for another', async () => {
    await givenPerson(db)
    const reader = await givenReader(db)
    const limits = () => [{ key: 'all', times: 1, seconds: 60 }]
    await perform(action({ limits }), acting(db, { reader }), { text: 'hello' }, {})
    expect((await perform(action({ name: 'test.other', limits }), acting(db, { reader }), { text: 'x' }, {})).is).toBe(
      'done',
    )
  })
})
