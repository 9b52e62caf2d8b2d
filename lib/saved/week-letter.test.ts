import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { mails, people, sanctions, weekLetters } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { openDelivery } from '#lib/mail/deliver.ts'
import { messageOf } from '#lib/mail/message.ts'
import type { Mail } from '#lib/mail/model.ts'
import { sendDue } from '#lib/mail/send.ts'
import { stopLetters } from '#lib/notices/letters-wish.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, readerAgain } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { mailServer } from '#lib/testing/mail-server.ts'
import { composeWeek, queueWeekLetters } from './week-letter.ts'
import { chooseWeekLetter } from './week-wish.ts'

const config = readConfig({ PUBLIC_URL: 'https://paper.example', PAPER_TIME_ZONE: 'Europe/Berlin' })
const secret = 'a secret of the tests, as long as the real one is'
const WEDNESDAY = new Date('2025-08-06T10:00:00Z')
/** Seven in the morning in Berlin. */
const SUNDAY = new Date('2025-08-10T05:00:00Z')
const NEXT_SUNDAY = new Date('2025-08-17T05:00:00Z')

describe('the letter on Sundays', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })
  const desk = (now = SUNDAY) => ({ config, db, secret, now: () => now })
  const queue = (now = SUNDAY) => queueWeekLetters({ config, db }, now)
  const letter = (personId: number, week = SUNDAY) => composeWeek(desk(), week.toISOString(), personId)

  /** Somebody who wishes for it since Tuesday. */
  async function given(fields: Parameters<typeof givenReader>[1] = {}) {
    const reader = await givenReader(db, { handle: 'ines', email: 'ines@example.org', ...fields })
    const now = new Date('2025-08-05T10:00:00Z')
    await perform(chooseWeekLetter, acting(db, { reader, now }), { wish: 'yes' }, {})
    return reader
  }
  const saved = (personId: number, fields: Partial<Parameters<typeof givenSave>[1]> = {}) =>
    givenSave(db, { personId, savedAt: WEDNESDAY, ...fields })

  it('goes to nobody who has not asked for it, has no confirmed address, or has saved nothing in the week', async () => {
    const silent = await givenReader(db, { email: 'silent@example.org' })
    await saved(silent.id)
    const idle = await given()
    await saved(idle.id, { savedAt: new Date('2025-08-02T10:00:00Z') })
    await saved(idle.id, { removedAt: WEDNESDAY })
    const lost = await given({ handle: 'lost', email: 'lost@example.org' })
    await saved(lost.id)
    await db.update(people).set({ email: null }).where(eq(people.id, lost.id))
    expect(await queue()).toBe(0)
    expect(await db.$count(mails)).toBe(0)
  })

  it('cannot be asked for without a confirmed address, and is off until it is', async () => {
    const reader = await givenReader(db)
    const refused = await perform(chooseWeekLetter, acting(db, { reader }), { wish: 'yes' }, {})
    expect(refused).toMatchObject({
      is: 'mend',
      errors: { wish: 'Confirm a mail address first: the letter goes there.' },
    })
    expect(await db.$count(weekLetters)).toBe(0)
  })

  it('goes at seven on Sunday and once, however often and by however many it is looked for', async () => {
    const { id } = await given()
    await saved(id)
    expect(await queue(new Date(SUNDAY.getTime() - 1))).toBe(0)
    const sent = await Promise.all([queue(), queue(), queue(new Date('2025-08-10T05:00:01Z'))])
    expect(sent.reduce((sum, letters) => sum + letters)).toBe(1)
    expect(await queue(new Date('2025-08-10T20:00:00Z'))).toBe(0)
    expect(await db.$count(mails)).toBe(1)
    await saved(id, { savedAt: new Date('2025-08-12T10:00:00Z') })
    expect(await queue(NEXT_SUNDAY)).toBe(1)
  })

  it('is for hundreds as for one', async () => {
    for (let n = 0; n < 205; n += 1) {
      const { id } = await given({ handle: `reader-${n}`, email: `reader-${n}@example.org` })
      await saved(id)
    }
    expect(await queue()).toBe(205)
  })

  it('of a Sunday that the paper slept through does not come on Tuesday', async () => {
    const { id } = await given()
    await saved(id)
    expect(await queue(new Date('2025-08-12T10:00:00Z'))).toBe(0)
    expect(await queue(NEXT_SUNDAY)).toBe(0)
  })

  it('of the Sunday on whose day it is asked for is the next one’s', async () => {
    const reader = await givenReader(db, { email: 'ines@example.org' })
    await saved(reader.id)
    const now = new Date('2025-08-10T08:00:00Z')
    await perform(chooseWeekLetter, acting(db, { reader, now }), { wish: 'yes' }, {})
    expect(await queue(now)).toBe(0)
  })

  it('names what was saved, unread first, each with where it stands, then what was begun earlier, and the sums', async () => {
    const { id } = await given()
    const source = await givenSource(db, { title: 'City Desk' })
    const article = await givenArticle(db, { sourceId: source.id, headline: 'The bridge opens' })
    await saved(id, { headline: 'Read already', state: 'done', minutes: 4 })
    await saved(id, { headline: 'The bridge opens', articleId: article.id, minutes: 100 })
    await saved(id, { headline: 'From elsewhere', link: 'https://other.example/story', linkKey: 'x', minutes: 10 })
    await saved(id, {
      ...{ headline: 'Long begun', state: 'in-progress', minutes: 20, progress: 0.5 },
      savedAt: new Date('2025-07-20T10:00:00Z'),
    })
    const made = await letter(id)
    expect(made?.subject).toBe('Your week at Broadsheet: 3 stories saved')
    const text = made?.text ?? ''
    expect(text).toContain('2 unread, 1 h 50 min')
    const order = ['SAVED THIS WEEK', 'The bridge opens', 'Read already', 'BEGUN EARLIER', 'Long begun']
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
    )
    expect(text).toContain(`City Desk · 100 min\nhttps://paper.example/article/${article.slug}-${article.id}`)
    expect(text).toContain('From elsewhere\nCity Desk · 10 min\nhttps://other.example/story')
    expect(text).toContain('Long begun\nCity Desk · 10 min left')
    expect(text).toContain('City Desk · read')
  })

  it('names thirty and says how many more there are', async () => {
    const { id } = await given()
    for (let n = 0; n < 42; n += 1) await saved(id, { headline: `Story number ${n}` })
    const made = await letter(id)
    expect(made?.text.match(/Story number/g)).toHaveLength(30)
    expect(made?.text).toContain('and 12 more')
    expect(made?.html).toContain('and 12 more')
  })

  it('is text and HTML, and no headline or name becomes markup, a line or a header of it', async () => {
    const { id } = await given()
    await saved(id, {
      headline: 'A\n--\n<img src=x onerror=alert(1)>',
      sourceTitle: '<b>"Desk"</b>',
      link: 'javascript:alert(1)',
      linkKey: 'y',
    })
    const made = await letter(id)
    expect(made?.html).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(made?.html).not.toMatch(/<img|<b>|javascript:|<script/)
    expect(made?.text).not.toContain('javascript:')
    expect(made?.text).toContain('A -- <img')
    expect(made?.subject).not.toContain('img')
    if (!made) throw new Error('no letter')
    const message = messageOf(config, 'Broadsheet', { id: 1, createdAt: SUNDAY }, made)
    expect(message.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    expect(message.html).toBe(made.html)
  })

  it('reaches its reader’s mail server whole, with the way to stop it where mail programs look for one', async () => {
    const { id } = await given()
    await saved(id, { headline: 'The bridge opens' })
    await queue()
    const server = await mailServer()
    const { smtpUrl } = readConfig({ SMTP_URL: server.url })
    const deliver = openDelivery({ ...config, smtpUrl }, () => undefined)
    const compose = async (mail: Mail, personId: number) => composeWeek(desk(), mail.week ?? '', personId)
    expect(await sendDue({ config, db, now: () => SUNDAY, deliver, compose })).toBe(1)
    await server.close()
    expect(server.taken.map(({ to }) => to)).toEqual([['ines@example.org']])
    const text = server.taken[0]?.text ?? ''
    expect(text).toMatch(/^List-Unsubscribe:\s*<https:\/\/paper\.example\/send\/unsubscribe\?token=/im)
    expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im)
    expect(text).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*The bridge opens[\s\S]*text\/html/)
    expect(await db.$count(mails)).toBe(0)
  })

  it('speaks its reader’s language', async () => {
    const { id } = await given({ preferences: { language: 'de' } })
    await saved(id)
    const made = await letter(id)
    expect(made?.subject).toBe('Ihre Woche bei Broadsheet: 1\u00a0Artikel gemerkt')
    expect(made?.html).toContain('lang="de"')
  })

  it('is stopped by one click on its own link, and that link stops nothing else', async () => {
    const { id } = await given({ preferences: { replyMail: 'daily' } })
    await saved(id)
    const made = await letter(id)
    const token = new URL(made?.unsubscribe ?? '').searchParams.get('token') ?? ''
    for (let times = 0; times < 2; times += 1) expect(await stopLetters(db, secret, token)).toBe(true)
    expect(await letter(id)).toBeNull()
    expect(await queue()).toBe(0)
    expect((await readerAgain(db, id)).preferences.replyMail).toBe('daily')
  })

  it('is not written to whoever is banned or goes', async () => {
    const { id } = await given()
    await saved(id)
    await db.update(people).set({ leavesAt: NEXT_SUNDAY }).where(eq(people.id, id))
    expect(await letter(id)).toBeNull()
    await db.update(people).set({ leavesAt: null }).where(eq(people.id, id))
    expect(await letter(id)).not.toBeNull()
    await db.insert(sanctions).values({ personId: id, kind: 'ban', reason: 'Insults.', from: WEDNESDAY })
    expect(await letter(id)).toBeNull()
  })
})
