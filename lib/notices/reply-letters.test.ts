import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { comments, mails, notices, people } from '#drizzle/schema/index.ts'
import type { MailRhythm } from '#lib/accounts/model.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenComment, givenReply } from '#lib/testing/given-comments.ts'
import { givenPerson, TEST_NOW } from '#lib/testing/given-people.ts'
import { noticeReplies } from './record.ts'
import { composeReplies, queueReplyLetters } from './reply-letters.ts'

const config = readConfig({ PUBLIC_URL: 'https://paper.example' })
const secret = 'a secret of the tests, as long as the real one is'
const at = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000)

describe('letters about answers', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })
  const desk = (hours: number) => ({ config, db, secret, now: () => at(hours) })
  async function answered(replyMail: MailRhythm | null, answers = 1, email: string | null = 'ines@example.org') {
    const ines = await givenPerson(db, { handle: 'ines', email, preferences: replyMail ? { replyMail } : {} })
    const tarek = await givenPerson(db, { handle: 'tarek', name: 'Tarek\nO.' })
    const comment = await givenComment(db, { personId: ines.id })
    for (let answer = 0; answer < answers; answer += 1) {
      const reply = await givenReply(db, comment, { personId: tarek.id, body: `Answer ${answer}.\n\nAnd more.` })
      await noticeReplies(db, reply.id, TEST_NOW)
    }
    return { ines, tarek }
  }

  it('go to nobody who has not asked for them, nor to anybody without a confirmed address', async () => {
    await answered(null)
    expect(await queueReplyLetters(desk(0))).toBe(0)
    await db.delete(people)
    await answered('at-once', 1, null)
    expect(await queueReplyLetters(desk(0))).toBe(0)
    expect(await db.$count(mails)).toBe(0)
  })

  it('go at once, each answer once, with one click that stops them all', async () => {
    const { ines } = await answered('at-once')
    expect(await queueReplyLetters(desk(0))).toBe(1)
    expect(await queueReplyLetters(desk(1))).toBe(0)
    const [row] = await db.select().from(mails)
    const letter = await composeReplies(desk(0), { kind: 'reply', about: row?.mail.about ?? [] }, ines.id)
    expect(letter).toMatchObject({ to: 'ines@example.org', subject: 'An answer to your comment at Broadsheet' })
    expect(letter?.unsubscribe).toMatch(/^https:\/\/paper\.example\/send\/unsubscribe\?token=\S+$/)
    // Another’s words are marked as theirs, line by line, and their name cannot begin a line of ours.
    expect(letter?.text).toContain('Tarek O. answered your comment')
    expect(letter?.text).toContain('> Answer 0.\n> \n> And more.')
    expect(letter?.subject).not.toContain('Tarek')
  })

  it('go once a day, at eight in the morning, with all since the last', async () => {
    await answered('daily', 3)
    // Told on Sunday at 10:42 in Munich: the next letter goes on Monday at eight.
    expect(await queueReplyLetters(desk(0))).toBe(0)
    expect(await queueReplyLetters(desk(21))).toBe(0)
    expect(await queueReplyLetters(desk(21.5))).toBe(1)
    expect((await db.select().from(mails))[0]?.mail.about).toHaveLength(3)
    expect(await queueReplyLetters(desk(48))).toBe(0)
  })

  it('say nothing of what was read in the page, or can no longer be read', async () => {
    const { ines } = await answered('at-once', 2)
    await db.update(notices).set({ readAt: TEST_NOW })
    expect(await queueReplyLetters(desk(0))).toBe(0)
    await db.update(notices).set({ readAt: null, mailedAt: null })
    expect(await queueReplyLetters(desk(0))).toBe(1)
    const about = (await db.select().from(notices)).map(({ id }) => id)
    await db.update(comments).set({ state: 'removed' }).where(eq(comments.body, 'Answer 0.\n\nAnd more.'))
    const one = await composeReplies(desk(0), { kind: 'reply', about }, ines.id)
    expect(one?.text).not.toContain('Answer 0.')
    await db.update(comments).set({ state: 'removed' })
    expect(await composeReplies(desk(0), { kind: 'reply', about }, ines.id)).toBeNull()
  })
})
