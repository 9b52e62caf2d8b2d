import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { newSetupToken, setUp } from './setup.ts'
import { newToken } from './tokens.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const owners = (db: Db) => db.$count(people, eq(people.role, 'owner'))

describe('the set-up link', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })
  const use = (token: string, handle: string, now = NOW) =>
    perform(setUp, acting(db, { now, addressKey: handle }), { token, handle, password: 'seven slow herons' }, {})

  it('makes one owner, however many open it at once', async () => {
    const token = (await newSetupToken(db, NOW)) ?? ''
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, at) => use(token, `heron-${at}`)))
    expect(outcomes.filter(({ is }) => is === 'done')).toHaveLength(1)
    expect(await owners(db)).toBe(1)
    expect(await newSetupToken(db, NOW)).toBeNull()
  })

  it('of an earlier start, of another day or invented makes nobody anything', async () => {
    const earlier = (await newSetupToken(db, NOW)) ?? ''
    const token = (await newSetupToken(db, NOW)) ?? ''
    for (const [wrong, now] of [
      [earlier, NOW],
      [newToken(), NOW],
      [token, new Date(NOW.getTime() + 86_400_001)],
    ] as const) {
      expect(await use(wrong, 'heron', now)).toMatchObject({ is: 'refused', status: 403 })
    }
    expect(await db.$count(people)).toBe(0)
  })

  it('is not spent by a handle or a password to mend', async () => {
    const token = (await newSetupToken(db, NOW)) ?? ''
    expect((await perform(setUp, acting(db), { token, handle: 'heron', password: 'password123' }, {})).is).toBe('mend')
    expect((await use(token, 'heron')).is).toBe('done')
  })
})
