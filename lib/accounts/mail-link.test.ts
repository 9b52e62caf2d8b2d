import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { mails, oneTimeTokens, people, sessions } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenReader, givenSession, TEST_NOW } from '#lib/testing/given-people.ts'
import { changeMail, confirmMail } from './account-actions.ts'
import { readCookie } from './cookies.ts'
import { askForLink, askForReset, resetPassword, useLink } from './mail-link-actions.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { pendingMail } from './queries.ts'
import { readerOf } from './sessions.ts'
import { newToken } from './tokens.ts'

const words = messagesFor('en').accounts
const EMAIL = 'nora@harbour.example'
const FRESH = 'gravelpath umbrella'
const later = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1000)

let db: Db
beforeEach(async () => {
  db = await testDb()
})
const ask = <In>(
  action: Parameters<typeof perform<In>>[0],
  fields: Record<string, unknown>,
  who: Partial<Acting> = {},
) => perform(action, acting(db, who), fields, {})
const letters = async () => (await db.select().from(mails).orderBy(mails.id)).map(({ mail }) => mail)
const tokenIn = (text: string) => /token=([\w-]{43})/.exec(text)?.[1] ?? 'none'
const lastToken = async () => tokenIn((await letters()).at(-1)?.link ?? '')
const entered = (told: object) =>
  'cookies' in told && Array.isArray(told.cookies)
    ? told.cookies.map((line) => readCookie(String(line).split(';')[0], 'session', false)).find(Boolean)
    : undefined

describe('a link to sign in', () => {
  it('is sent to a confirmed address, built from PUBLIC_URL, and leads in where it was asked for', async () => {
    const person = await givenPerson(db, { email: EMAIL })
    const browser = newToken()
    const config = readConfig({ PUBLIC_URL: 'https://paper.example' })
    await ask(askForLink, { email: ' Nora@Harbour.EXAMPLE ', to: '/article/a-7#reply-7' }, { browser, config })
    const [letter] = await letters()
    expect(letter).toMatchObject({ kind: 'sign-in', to: EMAIL })
    expect(letter?.link).toMatch(/^https:\/\/paper\.example\/sign-in\/link\?token=[\w-]{43}$/)
    expect(letter?.text).toContain(letter?.link)
    const told = await ask(useLink, { token: await lastToken() }, { browser })
    expect(told).toMatchObject({ is: 'done', go: '/article/a-7#reply-7' })
    expect((await readerOf(db, entered(told) ?? null, TEST_NOW))?.id).toBe(person.id)
  })

  it('a known and an unknown address get the same answer, wait alike, and leave as many rows', async () => {
    await givenPerson(db, { email: EMAIL })
    const browser = newToken()
    for (const action of [askForLink, askForReset]) {
      const answers: string[] = []
      const rows: number[] = []
      for (const email of [EMAIL, 'nobody@harbour.example']) {
        const before = (await db.select().from(oneTimeTokens)).length + (await letters()).length
        answers.push(JSON.stringify(await ask(action, { email }, { browser })))
        rows.push((await db.select().from(oneTimeTokens)).length + (await letters()).length - before)
      }
      expect(answers[0]).toBe(answers[1])
      expect(rows[0]).toBe(rows[1])
    }
    expect((await letters()).every(({ to }) => to === EMAIL)).toBe(true)
    const waits = await Promise.all(
      [EMAIL, 'nobody@harbour.example'].map(async (email) => {
        for (let turn = 0; turn < 3; turn += 1) await ask(askForReset, { email }, { browser, addressKey: email })
        return JSON.stringify(await ask(askForLink, { email }, { browser, addressKey: `${email} again` }))
      }),
    )
    expect(waits[0]).toBe(waits[1])
    expect(waits[0]).toContain('429')
    expect(await letters()).toHaveLength(5)
  })

  it('works only in the browser that asked, and says so elsewhere without being spent', async () => {
    await givenPerson(db, { email: EMAIL })
    const browser = newToken()
    await ask(askForLink, { email: EMAIL }, { browser })
    const token = await lastToken()
    for (const other of [null, newToken()]) {
      const told = await ask(useLink, { token }, { browser: other })
      expect(told).toMatchObject({ is: 'refused', status: 403, sentence: words.link.elsewhere })
    }
    expect((await ask(useLink, { token }, { browser })).is).toBe('done')
  })

  it('a browser without a cookie of its own gets one, and the link is bound to it', async () => {
    await givenPerson(db, { email: EMAIL })
    const told = await ask(askForLink, { email: EMAIL })
    const line = told.is === 'done' ? told.cookies?.[0] : ''
    expect(line).toMatch(/^broadsheet-browser=[\w-]{43}; .*HttpOnly; SameSite=Lax$/)
    const browser = readCookie(line?.split(';')[0], 'browser', false)
    expect((await ask(useLink, { token: await lastToken() }, { browser })).is).toBe('done')
  })

  it('works once: of fifty at once, one', async () => {
    await givenPerson(db, { email: EMAIL })
    const browser = newToken()
    await ask(askForLink, { email: EMAIL }, { browser })
    const token = await lastToken()
    const told = await Promise.all(Array.from({ length: 50 }, () => ask(useLink, { token }, { browser })))
    expect(told.filter(({ is }) => is === 'done')).toHaveLength(1)
    expect(await db.select().from(sessions)).toHaveLength(1)
  })

  it('is over after 15 minutes, when a newer one is asked for, and for another purpose', async () => {
    await givenPerson(db, { email: EMAIL })
    const browser = newToken()
    await ask(askForLink, { email: EMAIL }, { browser })
    const first = await lastToken()
    expect(await ask(resetPassword, { token: first, password: FRESH }, { browser })).toMatchObject({ status: 403 })
    expect(await ask(useLink, { token: first }, { browser, now: later(901) })).toMatchObject({
      sentence: words.link.over,
    })
    await ask(askForLink, { email: EMAIL }, { browser })
    expect(await ask(useLink, { token: first }, { browser })).toMatchObject({
      is: 'refused',
      sentence: words.link.over,
    })
    expect((await ask(useLink, { token: await lastToken() }, { browser })).is).toBe('done')
  })
})

describe('a lost password', () => {
  it('is made anew by a link: every session ends, every link ends, the owner is told', async () => {
    const person = await givenPerson(db, { email: EMAIL, passwordHash: await hashPassword('the one of before') })
    const stolen = await givenSession(db, person.id)
    const browser = newToken()
    await ask(askForLink, { email: EMAIL }, { browser })
    const signIn = await lastToken()
    await ask(askForReset, { email: EMAIL })
    const token = await lastToken()
    const told = await ask(resetPassword, { token, password: FRESH })
    expect(told).toMatchObject({ is: 'done', sentence: words.forgot.done })
    expect(await readerOf(db, stolen, TEST_NOW)).toBeNull()
    expect((await readerOf(db, entered(told) ?? null, TEST_NOW))?.id).toBe(person.id)
    expect((await ask(useLink, { token: signIn }, { browser })).is).toBe('refused')
    const [row] = await db.select().from(people)
    expect(await isPassword(row?.passwordHash ?? null, FRESH)).toBe(true)
    expect((await letters()).at(-1)).toMatchObject({ kind: 'security', to: EMAIL })
    expect((await ask(resetPassword, { token, password: FRESH })).is).toBe('refused')
  })

  it('a password that is too common does not spend the link', async () => {
    await givenPerson(db, { email: EMAIL })
    await ask(askForReset, { email: EMAIL })
    const token = await lastToken()
    const told = await ask(resetPassword, { token, password: 'password123' })
    expect(told).toMatchObject({ is: 'mend', errors: { password: words.password.common } })
    expect((await ask(resetPassword, { token, password: FRESH })).is).toBe('done')
  })

  it('of many at once one is saved', async () => {
    await givenPerson(db, { email: EMAIL })
    await ask(askForReset, { email: EMAIL })
    const token = await lastToken()
    const told = await Promise.all(
      Array.from({ length: 20 }, (_, at) => ask(resetPassword, { token, password: `${FRESH} ${at}` })),
    )
    expect(told.filter(({ is }) => is === 'done')).toHaveLength(1)
  })
})

describe('a mail address', () => {
  it('counts only when its link was used: until then it waits', async () => {
    const reader = await givenReader(db)
    expect((await ask(changeMail, { email: EMAIL }, { reader })).is).toBe('done')
    expect(await pendingMail(db, reader.id, TEST_NOW)).toBe(EMAIL)
    await ask(askForLink, { email: EMAIL })
    expect(await letters()).toHaveLength(1)
    expect(await ask(confirmMail, { token: await lastToken() }, { reader })).toMatchObject({
      is: 'done',
      go: '/account#mail',
    })
    expect((await db.select().from(people))[0]?.email).toBe(EMAIL)
    expect(await pendingMail(db, reader.id, TEST_NOW)).toBeNull()
  })

  it('another’s address gets the same answer, and only its owner hears of it', async () => {
    const owner = await givenPerson(db, { email: EMAIL, handle: 'nora' })
    const reader = await givenReader(db)
    const free = await ask(changeMail, { email: 'free@harbour.example' }, { reader })
    const taken = await ask(changeMail, { email: EMAIL }, { reader })
    expect(JSON.stringify(taken)).toBe(JSON.stringify(free))
    const letter = (await letters()).at(-1)
    expect(letter).toMatchObject({ kind: 'security', to: EMAIL })
    expect(letter?.link).not.toContain('token')
    expect((await db.select().from(mails)).at(-1)?.personId).toBe(owner.id)
  })

  it('two who confirm the same one: it belongs to the first', async () => {
    const [one, two] = [await givenReader(db), await givenReader(db)]
    await ask(changeMail, { email: EMAIL }, { reader: one })
    const first = await lastToken()
    await ask(changeMail, { email: EMAIL }, { reader: two })
    const second = await lastToken()
    expect((await ask(confirmMail, { token: first })).is).toBe('done')
    expect(await ask(confirmMail, { token: second })).toMatchObject({ is: 'refused', sentence: words.confirm.taken })
    const owners = await db.select().from(people).where(eq(people.email, EMAIL))
    expect(owners.map(({ id }) => id)).toEqual([one.id])
  })

  it('when it changes, the address of before is told', async () => {
    const reader = await givenReader(db, { email: EMAIL })
    await ask(changeMail, { email: 'new@harbour.example' }, { reader })
    await ask(confirmMail, { token: await lastToken() })
    expect((await letters()).at(-1)).toMatchObject({ kind: 'security', to: EMAIL })
  })

  it('five letters an hour go to one address, whatever for', async () => {
    for (let turn = 0; turn < 8; turn += 1) await ask(changeMail, { email: EMAIL }, { reader: await givenReader(db) })
    expect(await letters()).toHaveLength(5)
  })

  it('no letter has a subject or a head line that a stranger wrote', async () => {
    const reader = await givenReader(db, { name: 'x\r\nBcc: all@evil.example' })
    await ask(changeMail, { email: EMAIL }, { reader })
    const told = await ask(changeMail, { email: 'a@b.example\r\nBcc: c@d.example' }, { reader })
    expect(told).toMatchObject({ is: 'mend', errors: { email: words.mail.wrong } })
    for (const { subject } of await letters()) expect(subject).not.toMatch(/[\r\n]|Bcc/)
  })
})
