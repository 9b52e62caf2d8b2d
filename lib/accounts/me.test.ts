import { beforeEach, describe, expect, it } from 'vitest'
import { notices } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenSession, TEST_NOW } from '#lib/testing/given-people.ts'
import { me } from './me.ts'
import { newToken } from './tokens.ts'

describe('what a page is told of whoever has it open', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  it('names them and counts their own unread notices, and says nothing else of them', async () => {
    const { id } = await givenPerson(db, { handle: 'ines', name: 'Ines W.', email: 'ines@example.org' })
    const other = await givenPerson(db, { handle: 'tarek' })
    await db.insert(notices).values([
      { personId: id, kind: 'warned', at: TEST_NOW },
      { personId: id, kind: 'warned', at: TEST_NOW, readAt: TEST_NOW },
      { personId: other.id, kind: 'warned', at: TEST_NOW },
    ])
    expect(await me(db, await givenSession(db, id), TEST_NOW)).toEqual({
      reader: { handle: 'ines', name: 'Ines W.', role: 'reader' },
      unread: 1,
    })
  })

  it('knows nobody without a session that lives', async () => {
    for (const token of [null, newToken()]) expect(await me(db, token, TEST_NOW)).toEqual({ reader: null, unread: 0 })
  })
})
