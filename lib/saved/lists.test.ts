import { beforeEach, describe, expect, it } from 'vitest'
import { listMembers, people, sanctions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenPerson, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import { readList } from './lists.ts'

describe('a reading list', () => {
  let db: Db
  let edda: number
  let other: number

  beforeEach(async () => {
    db = await testDb()
    edda = (await givenPerson(db, { handle: 'edda', name: 'Edda' })).id
    other = (await givenPerson(db)).id
  })

  it('stands in its own order, with its notes, and says how long it takes', async () => {
    const source = await givenSource(db)
    const article = await givenArticle(db, { sourceId: source.id })
    const second = await givenSave(db, { personId: edda, headline: 'second', minutes: 7 })
    const first = await givenSave(db, { personId: edda, headline: 'first', articleId: article.id, minutes: 4 })
    const { id } = await givenList(db, { personId: edda, visibility: 'public', note: 'Slowly.' }, [
      { ...first, note: 'Begin here.' },
      second,
    ])
    expect(await readList(db, id, { readerId: null, now: TEST_NOW })).toMatchObject({
      owner: 'Edda',
      note: 'Slowly.',
      minutes: 11,
      own: false,
      access: null,
      items: [
        { headline: 'first', note: 'Begin here.', articleId: article.id },
        { headline: 'second', note: null, href: null },
      ],
    })
  })

  it('that is private is there for its owner alone; by link or public, for all who know its address', async () => {
    const seen: unknown[] = []
    for (const visibility of ['private', 'link', 'public'] as const) {
      const { id } = await givenList(db, { personId: edda, visibility })
      for (const reader of [edda, other, null])
        seen.push((await readList(db, id, { readerId: reader, now: TEST_NOW })) !== null)
    }
    expect(seen).toEqual([true, false, false, true, true, true, true, true, true])
  })

  it('of somebody banned is there for those who share it alone, for as long as the ban is', async () => {
    const { id } = await givenList(db, { personId: edda, visibility: 'public' })
    const until = new Date(TEST_NOW.getTime() + 3_600_000)
    await db
      .insert(listMembers)
      .values({ listId: id, personId: other, role: 'viewer', invitedAt: TEST_NOW, acceptedAt: TEST_NOW })
    await db.insert(sanctions).values({ personId: edda, kind: 'ban', reason: 'Spam.', from: TEST_NOW, until })
    const seen = async (now: Date) => {
      const found = await Promise.all([edda, other, null].map((readerId) => readList(db, id, { readerId, now })))
      return found.map((list) => list !== null)
    }
    expect(await seen(TEST_NOW)).toEqual([true, true, false])
    expect(await seen(until)).toEqual([true, true, true])
    await db.update(sanctions).set({ liftedAt: TEST_NOW })
    expect(await seen(TEST_NOW)).toEqual([true, true, true])
    await db.update(sanctions).set({ liftedAt: null, kind: 'pause' })
    expect(await seen(TEST_NOW)).toEqual([true, true, true])
  })

  it('of somebody who has left is gone', async () => {
    const { id } = await givenList(db, { personId: edda, visibility: 'public' })
    await db.update(people).set({ goneAt: TEST_NOW })
    expect(await readList(db, id, { readerId: null, now: TEST_NOW })).toBeNull()
    expect(await readList(db, 'a-list-that-nobody-has-made', { readerId: null, now: TEST_NOW })).toBeNull()
  })
})
