import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { takeTurn, tidyLimits, wouldWait } from './take-turn.ts'

const limit = { key: 'comments:person:7', times: 3, seconds: 60 }
const at = (seconds: number) => new Date(Date.UTC(2025, 7, 10, 8, 0, seconds))

describe('a limit', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  it('grants as many turns as it says, then tells how long to wait', async () => {
    for (let turn = 0; turn < 3; turn += 1) expect(await takeTurn(db, limit, at(0))).toBe(0)
    expect(await takeTurn(db, limit, at(0))).toBe(20)
    expect(await wouldWait(db, limit, at(0))).toBe(20)
  })

  it('a refused turn is not counted', async () => {
    for (let turn = 0; turn < 9; turn += 1) await takeTurn(db, limit, at(0))
    expect(await takeTurn(db, limit, at(20))).toBe(0)
    expect(await takeTurn(db, limit, at(20))).toBe(20)
  })

  it('turns at the same instant cannot share a place', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => takeTurn(db, limit, at(0))))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  })

  it('keys do not count for one another, and those at rest are taken out', async () => {
    await takeTurn(db, limit, at(0))
    await takeTurn(db, { ...limit, key: 'other' }, at(50))
    await tidyLimits(db, at(40))
    expect((await db.select().from(limits)).map(({ key }) => key)).toEqual(['other'])
  })
})
