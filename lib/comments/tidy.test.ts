import { beforeEach, describe, expect, it } from 'vitest'
import { comments, reports, voteSteps } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenPerson, TEST_NOW } from '#lib/testing/given-people.ts'
import { tidyComments } from './tidy.ts'
import { setAgree } from './vote.ts'

const daysAgo = (days: number) => new Date(TEST_NOW.getTime() - days * 86_400_000)

describe('what is kept of comments', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  it('is no address after 30 days, and no step of a vote after one', async () => {
    const { id: personId } = await givenPerson(db)
    for (const days of [31, 29]) {
      const { id } = await givenComment(db, { personId, createdAt: daysAgo(days), addressHash: 'of an address' })
      await setAgree(db, id, personId, true, daysAgo(days === 31 ? 2 : 0))
    }
    const [about] = await db.select({ id: comments.id }).from(comments)
    for (const days of [31, 29]) {
      const told = { commentId: about?.id ?? 0, reason: 'spam' as const, addressHash: `of ${days}`, at: daysAgo(days) }
      await db.insert(reports).values(told)
    }
    await tidyComments(db, TEST_NOW)
    expect(new Set((await db.select().from(reports)).map(({ addressHash }) => addressHash))).toEqual(
      new Set(['of 29', null]),
    )
    const kept = await db
      .select({ hash: comments.addressHash, votes: comments.agrees })
      .from(comments)
      .orderBy(comments.id)
    expect(kept).toEqual([
      { hash: null, votes: 1 },
      { hash: 'of an address', votes: 1 },
    ])
    expect(await db.$count(voteSteps)).toBe(1)
  })
})
