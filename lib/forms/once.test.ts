import { beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { claim } from '#lib/limits/claim.ts'
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
  const say = { signInFirst: 'Sign in.', underWay: 'Just now.' }
  const arrive = (
    headers: Record<string, string>,
    reader: Reader | null = mira,
    outcome?: Performed | Promise<Performed> | Error,
    now = TEST_NOW,
  ) =>
    performOnce({ db, now, reader, back: '/saved' }, new Headers(headers), say, async () => {
      times += 1
      if (outcome instanceof Error) throw outcome
      return outcome ?? { is: 'done', go: '/there' }
    })
  /** An outcome that comes when the test says so. */
  const slowly = () => {
    let end = (_: Performed): void => {}
    const outcome = new Promise<Performed>((settle) => {
      end = settle
    })
    return { outcome, end }
  }

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

  it('is done once when it arrives twice at the same instant; the second hears of the first', async () => {
    const headers = { [ONCE_HEADER]: NAME }
    const { outcome, end } = slowly()
    const both = [arrive(headers, mira, outcome), arrive(headers, mira, outcome)]
    end({ is: 'done', go: '/there' })
    expect(await Promise.all(both)).toEqual([
      { is: 'done', go: '/there' },
      { is: 'done', go: '/saved' },
    ])
    expect(times).toBe(1)
  })

  it('is tried by the second where the first was refused, and where it broke', async () => {
    const headers = { [ONCE_HEADER]: NAME }
    const refused: Performed = { is: 'refused', status: 409, sentence: 'No.' }
    const [one, two] = await Promise.all([arrive(headers, mira, refused), arrive(headers)])
    expect([one, two]).toEqual([refused, { is: 'done', go: '/there' }])
    const other = { [ONCE_HEADER]: NAME.replace('7d', '8d') }
    await expect(arrive(other, mira, new Error('broke'))).rejects.toThrow('broke')
    expect(await arrive(other)).toEqual({ is: 'done', go: '/there' })
  })

  it('waits while another process does it, and is done again where that one died over it', async () => {
    const headers = { [ONCE_HEADER]: NAME }
    // What another process has claimed is a row like this.
    expect(await claim(db, `once:${mira.id}:${NAME}`, TEST_NOW)).toBe('claimed')
    expect(await arrive(headers)).toEqual({ is: 'refused', status: 503, sentence: 'Just now.', retryAfter: 5 })
    const later = new Date(TEST_NOW.getTime() + 61_000)
    expect(await arrive(headers, mira, undefined, later)).toEqual({ is: 'done', go: '/there' })
    expect(await arrive(headers, mira, undefined, later)).toEqual({ is: 'done', go: '/saved' })
    expect(times).toBe(1)
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
