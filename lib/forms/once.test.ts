import { beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { AS_HEADER, ONCE_HEADER } from '#lib/offline/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { performOnce } from './once.ts'
import type { Performed } from './perform.ts'

const NAME = '7d0ad7f2-34ff-4b7f-9d6a-000000000001'

describe('a change that has waited', () => {
  let db: Db
  let mira: Reader
  let times: number
  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    times = 0
  })
  const arrive = (headers: Record<string, string>, reader: Reader | null = mira, outcome?: Performed) =>
    performOnce({ db, now: TEST_NOW, reader, back: '/saved' }, new Headers(headers), 'Sign in.', async () => {
      times += 1
      return outcome ?? { is: 'done', go: '/there' }
    })

  it('is done once, however often it arrives', async () => {
    const headers = { [AS_HEADER]: String(mira.id), [ONCE_HEADER]: NAME }
    expect(await arrive(headers)).toEqual({ is: 'done', go: '/there' })
    expect(await arrive(headers)).toEqual({ is: 'done', go: '/saved' })
    expect(times).toBe(1)
  })

  it('is tried again where it was not done', async () => {
    const headers = { [AS_HEADER]: String(mira.id), [ONCE_HEADER]: NAME }
    await arrive(headers, mira, { is: 'refused', status: 409, sentence: 'No.' })
    await arrive(headers)
    expect(times).toBe(2)
  })

  it('is never done for another account, nor for nobody', async () => {
    const tarek = await givenReader(db)
    const headers = { [AS_HEADER]: String(mira.id), [ONCE_HEADER]: NAME }
    expect(await arrive(headers, tarek)).toEqual({ is: 'sign-in', sentence: 'Sign in.' })
    expect(await arrive(headers, null)).toEqual({ is: 'sign-in', sentence: 'Sign in.' })
    expect(times).toBe(0)
  })

  it('has a name of its own in each account, and what has none is done each time', async () => {
    const tarek = await givenReader(db)
    await arrive({ [ONCE_HEADER]: NAME })
    await arrive({ [ONCE_HEADER]: NAME }, tarek)
    await arrive({})
    await arrive({})
    expect(times).toBe(4)
  })
})
