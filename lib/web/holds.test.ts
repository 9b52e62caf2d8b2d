import { beforeEach, describe, expect, it } from 'vitest'
import { hostHolds } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { databaseHolds, memoryHolds } from './holds.ts'

const at = (hour: number) => new Date(Date.UTC(2025, 7, 10, hour))
let db: Db

beforeEach(async () => {
  db = await testDb()
})

describe.each([
  ['in the database', () => databaseHolds(db)],
  ['in memory', () => memoryHolds()],
])('holds %s', (_where, open) => {
  it('are kept by host, and never shortened', async () => {
    const holds = open()
    expect(await holds.until('harbour.example')).toBe(null)
    await holds.hold('harbour.example', at(12), at(9))
    await holds.hold('harbour.example', at(10), at(9))
    expect(await holds.until('harbour.example')).toEqual(at(12))
    await holds.hold('harbour.example', at(13), at(9))
    expect(await holds.until('harbour.example')).toEqual(at(13))
    expect(await holds.until('other.example')).toBe(null)
  })
})

it('holds that are over are swept away with the next one', async () => {
  const holds = databaseHolds(db)
  await holds.hold('harbour.example', at(10), at(9))
  await holds.hold('other.example', at(13), at(12))
  expect((await db.select().from(hostHolds)).map((row) => row.host)).toEqual(['other.example'])
})
