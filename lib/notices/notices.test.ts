import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { articles, comments, lists, mutes, notices, people, sanctions } from '#drizzle/schema/index.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { mutedOf } from '#lib/mutes/queries.ts'
import { acceptInvitation, declineInvitation, inviteToList, setMember } from '#lib/saved/list-members.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenComment, givenReply } from '#lib/testing/given-comments.ts'
import { givenPerson, givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList } from '#lib/testing/given-saves.ts'
import { markRead } from './actions.ts'
import { listNotices, unreadCount } from './queries.ts'
import { addNotice, noticeReplies } from './record.ts'

let db: Db
beforeEach(async () => {
  db = await testDb()
})

const first = { before: null, muted: null }

async function answeredComment(author = 'ines', answerer = 'tarek') {
  const ines = await givenPerson(db, { handle: author })
  const tarek = await givenPerson(db, { handle: answerer, name: 'Tarek O.' })
  const comment = await givenComment(db, { personId: ines.id })
  const reply = await givenReply(db, comment, { personId: tarek.id, body: 'I see it otherwise.' })
  return { ines, tarek, comment, reply }
}

describe('an answer', () => {
  it('is told to the author of the comment that it answers, once, with the way to it', async () => {
    const { ines, tarek, reply } = await answeredComment()
    await noticeReplies(db, reply.id, TEST_NOW)
    await noticeReplies(db, reply.id, TEST_NOW)
    const { notices: told } = await listNotices(db, ines.id, first)
    expect(told).toMatchObject([{ kind: 'reply', by: 'Tarek O.', unread: true, comment: { id: reply.id } }])
    expect(await unreadCount(db, ines.id, null)).toBe(1)
    expect(await unreadCount(db, tarek.id, null)).toBe(0)
  })

  it('is told to nobody before all can see it', async () => {
    const { reply } = await answeredComment()
    await db.update(comments).set({ state: 'held' }).where(eq(comments.id, reply.id))
    await noticeReplies(db, reply.id, TEST_NOW)
    expect(await db.$count(notices)).toBe(0)
  })

  it('to oneself, from somebody muted, to somebody banned, gone or invented is no news', async () => {
    const { ines, tarek, comment, reply } = await answeredComment()
    const own = await givenReply(db, comment, { personId: ines.id })
    await noticeReplies(db, own.id, TEST_NOW)
    await db.insert(mutes).values({ personId: ines.id, mutedId: tarek.id, at: TEST_NOW })
    await noticeReplies(db, reply.id, TEST_NOW)
    await db.delete(mutes)
    const ban = { personId: ines.id, kind: 'ban' as const, reason: 'x', from: TEST_NOW }
    await db.insert(sanctions).values(ban)
    await noticeReplies(db, reply.id, TEST_NOW)
    await db.delete(sanctions)
    for (const state of [{ goneAt: TEST_NOW }, { goneAt: null, sample: true }]) {
      await db.update(people).set(state).where(eq(people.id, ines.id))
      await noticeReplies(db, reply.id, TEST_NOW)
    }
    expect(await db.$count(notices)).toBe(0)
  })

  it('by somebody who has left is told without a name', async () => {
    const { ines, reply } = await answeredComment()
    await db.update(comments).set({ personId: null }).where(eq(comments.id, reply.id))
    await noticeReplies(db, reply.id, TEST_NOW)
    expect((await listNotices(db, ines.id, first)).notices).toMatchObject([{ kind: 'reply', by: null }])
  })

  it('that was taken away, or is by somebody muted since, or under a story that is gone, is no longer told', async () => {
    const { ines, tarek, comment, reply } = await answeredComment()
    await noticeReplies(db, reply.id, TEST_NOW)
    const told = async () => {
      const muted = await mutedOf(db, ines.id, TEST_NOW)
      const page = await listNotices(db, ines.id, { before: null, muted })
      return [page.notices.length, await unreadCount(db, ines.id, muted)]
    }
    expect(await told()).toEqual([1, 1])
    await db.update(comments).set({ state: 'removed', removedBy: 'author' }).where(eq(comments.id, reply.id))
    expect(await told()).toEqual([0, 0])
    await db.update(comments).set({ state: 'shown', removedBy: null }).where(eq(comments.id, reply.id))
    await db.insert(mutes).values({ personId: ines.id, mutedId: tarek.id, at: TEST_NOW })
    expect(await told()).toEqual([0, 0])
    await db.delete(mutes)
    await db.update(articles).set({ removedAt: TEST_NOW }).where(eq(articles.id, comment.articleId))
    expect(await told()).toEqual([0, 0])
  })
})

describe('the page of notices', () => {
  it('goes on by a cursor, newest first, each once, also while new ones come', async () => {
    const { id } = await givenPerson(db)
    const at = (minute: number) => new Date(TEST_NOW.getTime() + Math.floor(minute / 2) * 60_000)
    for (let n = 0; n < 65; n += 1) await addNotice(db, { personId: id, kind: 'warned', text: `${n}` }, at(n))
    const seen: (string | null)[] = []
    let next: string | null = null
    do {
      const page = await listNotices(db, id, { before: next === null ? null : readCursor(next), muted: null })
      seen.push(...page.notices.map(({ text }) => text))
      await addNotice(db, { personId: id, kind: 'warned', text: 'new' }, at(200))
      next = page.next
    } while (next)
    expect(seen).toEqual(Array.from({ length: 65 }, (_, n) => `${64 - n}`))
  })

  it('keeps a decision whose comment cannot be seen any more, without a link', async () => {
    const { ines, comment } = await answeredComment()
    await addNotice(db, { personId: ines.id, kind: 'removed', commentId: comment.id, text: 'Not so.' }, TEST_NOW)
    await db.update(articles).set({ removedAt: TEST_NOW })
    expect((await listNotices(db, ines.id, first)).notices).toMatchObject([
      { kind: 'removed', comment: null, text: 'Not so.' },
    ])
  })

  it('marks as read what stood on it, for its owner alone, and not what came since', async () => {
    const reader = await givenReader(db)
    const other = await givenPerson(db)
    for (const personId of [reader.id, other.id, reader.id]) await addNotice(db, { personId, kind: 'warned' }, TEST_NOW)
    const act = acting(db, { reader })
    expect(await perform(markRead, act, { upTo: '2' }, {})).toMatchObject({ is: 'done', go: '/notices' })
    expect([await unreadCount(db, reader.id, null), await unreadCount(db, other.id, null)]).toEqual([1, 1])
    expect(await perform(markRead, act, { upTo: '2', personId: '1' }, {})).toMatchObject({ status: 400 })
    expect(await perform(markRead, acting(db), { upTo: '3' }, {})).toMatchObject({ is: 'sign-in' })
  })
})

describe('an invitation to share a list', () => {
  const asked = async () => {
    const olga = await givenPerson(db, { handle: 'olga', name: 'Olga' })
    const otto = await givenPerson(db, { handle: 'otto' })
    const { id } = await givenList(db, { personId: olga.id, name: 'For the train' })
    const invite = () =>
      inviteToList(db, { listId: id, personId: olga.id }, { handle: 'otto', role: 'editor' }, TEST_NOW)
    await invite()
    return { olga, otto, list: id, invite }
  }
  const told = async (personId: number) => (await listNotices(db, personId, first)).notices

  it('is told to whom it is for, with what they may do, and counts until it is read', async () => {
    const { olga, otto, list } = await asked()
    expect(await told(otto.id)).toMatchObject([
      { kind: 'list-invitation', by: 'Olga', unread: true, list: { id: list, name: 'For the train', role: 'editor' } },
    ])
    expect(await told(olga.id)).toEqual([])
    expect(await unreadCount(db, otto.id, null)).toBe(1)
    await db.update(notices).set({ readAt: TEST_NOW })
    expect(await unreadCount(db, otto.id, null)).toBe(0)
    expect(await told(otto.id)).toHaveLength(1)
  })

  it('goes when it is answered or taken back, and is there once however often it is made', async () => {
    const { olga, otto, list, invite } = await asked()
    await setMember(db, { listId: list, personId: olga.id }, otto.id, null)
    expect(await told(otto.id)).toEqual([])
    await invite()
    expect(await told(otto.id)).toHaveLength(1)
    await declineInvitation(db, list, otto.id)
    expect(await unreadCount(db, otto.id, null)).toBe(0)
    await invite()
    expect(await db.$count(notices)).toBe(1)
    await acceptInvitation(db, list, otto.id, TEST_NOW)
    expect(await told(otto.id)).toEqual([])
    expect(await db.$count(notices)).toBe(0)
  })

  it('of somebody muted, or who has left, or of a list that is gone, is none', async () => {
    const { olga, otto, list } = await asked()
    await db.insert(mutes).values({ personId: otto.id, mutedId: olga.id, at: TEST_NOW })
    const muted = await mutedOf(db, otto.id, TEST_NOW)
    const page = await listNotices(db, otto.id, { before: null, muted })
    expect([page.notices, page.held, await unreadCount(db, otto.id, muted)]).toEqual([[], 0, 0])
    await db.delete(mutes)
    await db.update(people).set({ goneAt: TEST_NOW }).where(eq(people.id, olga.id))
    expect([await told(otto.id), await unreadCount(db, otto.id, null)]).toEqual([[], 0])
    await db.update(people).set({ goneAt: null })
    expect(await told(otto.id)).toHaveLength(1)
    await db.delete(lists).where(eq(lists.id, list))
    expect(await db.$count(notices)).toBe(0)
  })
})
