import { eq, getTableColumns } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { limits, oneTimeTokens, people, recoveryCodes, sanctions, sessions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { keepForm } from '#lib/forms/kept-forms.ts'
import type { Acting, Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenReader, givenSession, readerAgain, TEST_NOW } from '#lib/testing/given-people.ts'
import * as account from './account-actions.ts'
import { askForLink, askForReset, resetPassword, useLink } from './mail-link-actions.ts'
import type { Reader } from './model.ts'
import { giveToken } from './one-time.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { listSessions } from './queries.ts'
import { recoveryCodesLeft, shownCodes } from './recovery-codes.ts'
import { endSessionsOf, readerOf } from './sessions.ts'
import { signIn, signInByCode, signOut } from './sign-in-actions.ts'
import { signUp } from './sign-up-actions.ts'
import { tidyAccounts } from './tidy.ts'

const words = messagesFor('en').accounts
const PASSWORD = 'gravelpath umbrella'
const FRESH = 'teapot lantern quarry'

let db: Db
beforeEach(async () => {
  db = await testDb()
})
const ask = <In>(action: Action<In>, fields: Record<string, unknown>, who: Partial<Acting> = {}) =>
  perform(action, acting(db, who), fields, {})

describe('one’s own account', () => {
  it('a new password asks for the one of before and ends all other sessions at once', async () => {
    const person = await givenPerson(db, { passwordHash: await hashPassword(PASSWORD) })
    const [here, elsewhere] = [await givenSession(db, person.id), await givenSession(db, person.id)]
    const reader = await readerOf(db, here, TEST_NOW)
    for (const fields of [{ password: FRESH }, { password: FRESH, current: 'not this one' }]) {
      const told = await ask(account.changePassword, fields, { reader })
      expect(told).toMatchObject({ is: 'mend', errors: { current: words.account.passwordWrong } })
    }
    expect(await readerOf(db, elsewhere, TEST_NOW)).not.toBeNull()
    expect((await ask(account.changePassword, { password: FRESH, current: PASSWORD }, { reader })).is).toBe('done')
    expect(await readerOf(db, elsewhere, TEST_NOW)).toBeNull()
    expect(await readerOf(db, here, TEST_NOW)).not.toBeNull()
    const [row] = await db.select().from(people)
    expect(await isPassword(row?.passwordHash ?? null, FRESH)).toBe(true)
  })

  it('whoever came by a recovery code chooses one new password without the lost one, and no second', async () => {
    const reader = await givenReader(db, { passwordHash: await hashPassword(PASSWORD) })
    await db.update(sessions).set({ way: 'recovery-code' })
    expect((await ask(account.changePassword, { password: FRESH }, { reader })).is).toBe('done')
    expect((await ask(account.changePassword, { password: PASSWORD }, { reader })).is).toBe('mend')
  })

  it('a stolen session cannot try passwords faster than a sign-in', async () => {
    const reader = await givenReader(db, { passwordHash: await hashPassword(PASSWORD) })
    const told = []
    for (let turn = 0; turn < 6; turn += 1) {
      told.push((await ask(account.changePassword, { password: FRESH, current: `guess ${turn}` }, { reader })).is)
    }
    expect(told).toEqual(['mend', 'mend', 'mend', 'mend', 'refused', 'refused'])
  })

  it('the last way in stays', async () => {
    const reader = await givenReader(db, { email: 'nora@harbour.example' })
    const told = await ask(account.changeMail, { email: '' }, { reader })
    expect(told).toMatchObject({ is: 'refused', status: 409, sentence: words.account.lastWay })
  })

  it('a name is cleaned, may be empty, and is never the paper’s or an editor’s', async () => {
    await givenPerson(db, { handle: 'mira', name: 'Mira Salo', role: 'editor' })
    const reader = await givenReader(db)
    const recalled = acting(db, { reader })
    expect((await perform(account.changeName, recalled, { name: ' Nora\u200b  Lind ' }, {})).is).toBe('done')
    expect(recalled.recalled).toEqual(['all'])
    const named = async () => (await db.select().from(people).where(eq(people.id, reader.id)))[0]?.name
    expect(await named()).toBe('Nora Lind')
    for (const name of ['The Editor', 'Broadsheet', 'Мira Salo', 'MIRA SALO']) {
      expect((await ask(account.changeName, { name }, { reader })).is).toBe('mend')
    }
    expect((await ask(account.changeName, { name: '' }, { reader })).is).toBe('done')
    expect(await named()).toBeNull()
  })

  it('recovery codes are shown to the browser that made them, to nobody else, and not when newer ones are made', async () => {
    const [reader, other] = [await givenReader(db), await givenReader(db)]
    const told = await ask(account.newRecoveryCodes, {}, { reader })
    const cookie = told.is === 'done' ? (told.cookies?.[0] ?? '') : ''
    expect(cookie).toMatch(/^broadsheet-codes=[\w-]{43}; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax$/)
    const seed = cookie.slice('broadsheet-codes='.length, cookie.indexOf(';'))
    expect(await shownCodes(db, reader.id, seed)).toHaveLength(10)
    expect(await shownCodes(db, other.id, seed)).toBeNull()
    expect(await recoveryCodesLeft(db, reader.id)).toBe(10)
    await ask(account.newRecoveryCodes, {}, { reader })
    expect(await shownCodes(db, reader.id, seed)).toBeNull()
    expect(await db.select().from(recoveryCodes)).toHaveLength(10)
  })
})

describe('sessions', () => {
  it('are listed and ended by their owner; another’s is not there', async () => {
    const [nora, lena] = [await givenReader(db), await givenReader(db)]
    const second = await givenSession(db, nora.id)
    expect(await listSessions(db, nora.id, TEST_NOW)).toHaveLength(2)
    expect((await listSessions(db, nora.id, TEST_NOW))[0]).toMatchObject({ device: 'Firefox, Linux', way: 'password' })
    const told = await ask(account.endOneSession, { session: lena.sessionId }, { reader: nora })
    expect(told).toMatchObject({ is: 'refused', status: 404 })
    expect(await ask(account.endOneSession, { session: 'none' }, { reader: nora })).toEqual(told)
    expect(await listSessions(db, lena.id, TEST_NOW)).toHaveLength(1)
    await ask(account.endOtherSessions, {}, { reader: nora })
    expect(await readerOf(db, second, TEST_NOW)).toBeNull()
    expect(await listSessions(db, nora.id, TEST_NOW)).toHaveLength(1)
    expect(await listSessions(db, lena.id, TEST_NOW)).toHaveLength(1)
    expect(await ask(account.endOneSession, { session: nora.sessionId }, { reader: nora })).toMatchObject({ go: '/' })
    expect(await listSessions(db, nora.id, TEST_NOW)).toHaveLength(0)
  })

  it('are over after a ban’s end of them, at a farewell, after 14 days unseen and after 30 whatever happens', async () => {
    const day = (days: number) => new Date(TEST_NOW.getTime() + days * 86_400_000)
    const person = await givenPerson(db)
    const token = await givenSession(db, person.id)
    expect(await readerOf(db, token, day(15))).toBeNull()
    for (let days = 5; days < 30; days += 5) expect(await readerOf(db, token, day(days))).not.toBeNull()
    expect(await readerOf(db, token, day(30.1))).toBeNull()
    const banned = await givenSession(db, person.id)
    await endSessionsOf(db, person.id)
    expect(await readerOf(db, banned, TEST_NOW)).toBeNull()
    const last = await givenSession(db, person.id)
    await db.update(people).set({ goneAt: TEST_NOW })
    expect(await readerOf(db, last, TEST_NOW)).toBeNull()
  })

  it('somebody banned changes no name, but can still save their account', async () => {
    const { id } = await givenReader(db, { passwordHash: await hashPassword(PASSWORD) })
    await db.insert(sanctions).values({ personId: id, kind: 'ban', reason: 'Insults.', from: TEST_NOW })
    const reader = await readerAgain(db, id)
    expect(await ask(account.changeName, { name: 'Nora' }, { reader })).toMatchObject({ is: 'refused', status: 403 })
    expect((await ask(account.changePassword, { password: FRESH, current: PASSWORD }, { reader })).is).toBe('done')
  })
})

describe('no writer takes a column that it does not name', () => {
  const writer = <In>(action: Action<In>) => ({
    name: action.name,
    knows: (field: string) => {
      const told = action.fields(messagesFor('en')).safeParse({ [field]: 'x' })
      return told.success || !told.error.issues.some(({ code }) => code === 'unrecognized_keys')
    },
    ask: (fields: Record<string, unknown>, reader: Reader) => ask(action, fields, { reader }),
  })
  const writers = [
    ...[writer(signUp), writer(signIn), writer(signInByCode), writer(signOut)],
    ...[writer(askForLink), writer(useLink), writer(askForReset), writer(resetPassword)],
    ...[writer(account.changeName), writer(account.changeMail), writer(account.confirmMail)],
    ...[writer(account.changePassword), writer(account.endOneSession), writer(account.endOtherSessions)],
    writer(account.newRecoveryCodes),
  ]
  const tables = { people, sessions, oneTimeTokens, recoveryCodes }
  const columns = new Set(Object.values(tables).flatMap((table) => Object.keys(getTableColumns(table))))
  it.each(writers)('$name', async (action) => {
    const reader = await givenReader(db, { handle: 'nora', name: 'Nora', email: 'nora@harbour.example' })
    const row = async () => JSON.stringify(await db.select().from(people))
    const before = await row()
    const good = {
      handle: 'lena-new',
      password: FRESH,
      name: 'Lena',
      email: 'l@harbour.example',
      token: 'x',
      code: 'x',
      session: 'x',
    }
    const own = Object.fromEntries(Object.entries(good).filter(([field]) => action.knows(field)))
    for (const column of columns) {
      if (action.knows(column)) continue
      const told = await action.ask({ ...own, [column]: 'owner' }, reader)
      expect([column, told]).toMatchObject([column, { is: 'refused', status: 400 }])
    }
    expect(await row()).toBe(before)
  })
})

it('what is over is taken out, what is not stays', async () => {
  const { id } = await givenPerson(db)
  const soon = new Date(TEST_NOW.getTime() + 2 * 3_600_000)
  await givenSession(db, id, new Date('2025-06-01T00:00:00Z'))
  await givenSession(db, id)
  await giveToken(db, { purpose: 'sign-in', personId: id, seconds: 900 }, TEST_NOW)
  await giveToken(db, { purpose: 'invitation', seconds: 86_400, madeBy: id }, TEST_NOW)
  await keepForm(db, { form: 'x', values: {}, errors: {}, sentence: null, good: false }, null, TEST_NOW)
  await db.insert(limits).values({ key: 'at rest', restsAt: TEST_NOW.getTime() / 1000 })
  await tidyAccounts(db, soon)
  expect(await db.select().from(sessions)).toHaveLength(1)
  expect((await db.select().from(oneTimeTokens)).map(({ purpose }) => purpose)).toEqual(['invitation'])
  expect(await db.select().from(limits)).toHaveLength(0)
})
