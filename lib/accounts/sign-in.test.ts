import { hash } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { limits, oneTimeTokens, people, recoveryCodes, sessions } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { cookieLine, readCookie } from './cookies.ts'
import { createInvitation } from './invitations.ts'
import { argon2, hashPassword, isPassword } from './passwords.ts'
import { codesOf, makeRecoveryCodes } from './recovery-codes.ts'
import { readerOf } from './sessions.ts'
import { signIn, signInByCode, signOut } from './sign-in-actions.ts'
import { signUp } from './sign-up-actions.ts'

const PASSWORD = 'gravelpath umbrella'
const words = messagesFor('en').accounts
const later = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1000)

/** What of an outcome an onlooker can see. */
const seen = (told: object) => JSON.stringify(told)
const sessionIn = (told: object): string | null => {
  const lines = 'cookies' in told && Array.isArray(told.cookies) ? told.cookies.map(String) : []
  return lines.map((line) => readCookie(line.split(';')[0], 'session', false)).find(Boolean) ?? null
}

let db: Db
beforeEach(async () => {
  db = await testDb()
})
afterEach(() => {
  vi.restoreAllMocks()
})
const ask = <In>(
  action: Parameters<typeof perform<In>>[0],
  fields: Record<string, unknown>,
  who: Partial<Acting> = {},
) => perform(action, acting(db, who), fields, {})
const givenAccount = async (fields: Partial<typeof people.$inferInsert> = {}) =>
  givenPerson(db, { passwordHash: await hashPassword(PASSWORD), ...fields })

describe('signing up', () => {
  it('a handle and a password are enough, and the session begins at once', async () => {
    const told = await ask(signUp, { handle: ' Nora-Lind ', password: PASSWORD, to: '/article/a-7#reply-7' })
    expect(told).toMatchObject({ is: 'done', go: '/sign-up/done?back=%2Farticle%2Fa-7%23reply-7' })
    expect(await readerOf(db, sessionIn(told), TEST_NOW)).toMatchObject({
      handle: 'nora-lind',
      role: 'reader',
      name: null,
    })
  })

  it('a handle that looks like another is taken, also by fifty at once', async () => {
    const told = await Promise.all(
      ['nora-lind', 'nora_1ind', 'noraiind', 'n0ralind', 'nora-l1nd'].map((handle) =>
        ask(signUp, { handle, password: PASSWORD }),
      ),
    )
    expect(told.filter(({ is }) => is === 'done')).toHaveLength(1)
    expect(told.filter((one) => one.is === 'mend' && one.errors.handle === words.handle.taken)).toHaveLength(4)
    expect(await db.select().from(people)).toHaveLength(1)
    expect(await db.select().from(sessions)).toHaveLength(1)
  })

  it('says at the field what to mend', async () => {
    const told = await ask(signUp, { handle: 'x', password: 'short', email: 'no address', name: 'x'.repeat(61) })
    expect(told).toMatchObject({
      is: 'mend',
      errors: {
        handle: words.handle.wrong,
        password: words.password.short,
        email: words.mail.wrong,
        name: words.name.long,
      },
    })
    const common = await ask(signUp, { handle: 'admin', password: 'password123', name: 'The Broadsheet' })
    expect(common).toMatchObject({
      is: 'mend',
      errors: { handle: words.handle.reserved, password: words.password.common, name: words.name.reserved },
    })
  })

  it('nobody takes the name of somebody of the staff', async () => {
    await givenPerson(db, { handle: 'mira', name: 'Mira Salo', role: 'moderator' })
    const told = await ask(signUp, { handle: 'somebody-new', password: PASSWORD, name: 'Mіra  SaIo' })
    expect(told).toMatchObject({ is: 'mend', errors: { name: words.name.reserved } })
  })

  it('no column can be smuggled in', async () => {
    for (const column of Object.keys(people)) {
      const known = ['handle', 'name', 'email'].includes(column)
      if (known) continue
      const told = await ask(signUp, { handle: 'nora', password: PASSWORD, [column]: 'owner' })
      expect([column, told.is === 'refused' && told.status]).toEqual([column, 400])
    }
    expect(await db.select().from(people)).toHaveLength(0)
  })

  it('by invitation only: each makes one account, of the role that it names', async () => {
    const owner = await givenPerson(db, { role: 'owner' })
    const config = { ...readConfig({}), registration: 'invite' as const }
    expect(await ask(signUp, { handle: 'nora', password: PASSWORD }, { config })).toMatchObject({
      is: 'mend',
      errors: { invitation: words.signUp.invitationMissing },
    })
    const invitation = await createInvitation(db, { role: 'moderator', madeBy: owner.id, email: null }, TEST_NOW)
    const link = `http://localhost:3000/sign-up?invitation=${invitation}`
    const told = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        ask(signUp, { handle: `guest-of-${'abcdef'[at]}`, password: PASSWORD, invitation: link }, { config }),
      ),
    )
    expect(told.filter(({ is }) => is === 'done')).toHaveLength(1)
    expect((await db.select().from(people)).map(({ role }) => role).sort()).toEqual(['moderator', 'owner'])
    const over = await createInvitation(db, { role: 'editor', madeBy: owner.id, email: null }, TEST_NOW)
    const late = { config, now: later(15 * 86_400) }
    expect(await ask(signUp, { handle: 'late-one', password: PASSWORD, invitation: over }, late)).toMatchObject({
      is: 'mend',
      errors: { invitation: words.signUp.invitationOver },
    })
  })

  it('a taken handle does not cost the invitation', async () => {
    const owner = await givenPerson(db, { role: 'owner', handle: 'nora' })
    const invitation = await createInvitation(db, { role: 'editor', madeBy: owner.id, email: null }, TEST_NOW)
    await ask(signUp, { handle: 'nora', password: PASSWORD, invitation })
    expect((await ask(signUp, { handle: 'lena', password: PASSWORD, invitation })).is).toBe('done')
  })

  it('closed is closed', async () => {
    const config = { ...readConfig({}), registration: 'closed' as const }
    expect(await ask(signUp, { handle: 'nora', password: PASSWORD }, { config })).toMatchObject({
      is: 'refused',
      status: 403,
    })
  })
})

describe('signing in', () => {
  it('by handle or confirmed address, and on to where one came from, never elsewhere', async () => {
    const person = await givenAccount({ handle: 'nora', email: 'nora@harbour.example' })
    for (const handle of ['nora', ' NORA ', 'Nora@Harbour.example']) {
      const told = await ask(signIn, { handle, password: PASSWORD, to: '/latest' })
      expect(told).toMatchObject({ is: 'done', go: '/latest' })
      expect((await readerOf(db, sessionIn(told), TEST_NOW))?.id).toBe(person.id)
    }
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/sign-in',
      '/send/x',
    ]) {
      expect(await ask(signIn, { handle: 'nora', password: PASSWORD, to })).toMatchObject({ go: '/' })
    }
  })

  it('unknown handle, unknown address, wrong password, no password: the same answer for the same work', async () => {
    await givenAccount({ handle: 'nora', email: 'nora@harbour.example' })
    await givenPerson(db, { handle: 'only-passkey' })
    await givenAccount({ handle: 'invented', sample: true })
    await givenAccount({ handle: 'gone-away', goneAt: TEST_NOW })
    const verify = vi.spyOn(argon2, 'verify')
    const answers = new Set<string>()
    const whom = [
      'nora',
      'nora@harbour.example',
      'nobody',
      'nobody@harbour.example',
      'only-passkey',
      'invented',
      'gone-away',
    ]
    for (const handle of whom) answers.add(seen(await ask(signIn, { handle, password: 'a wrong password' })))
    expect(verify).toHaveBeenCalledTimes(whom.length)
    expect([...answers]).toEqual([seen({ is: 'mend', errors: {}, sentence: words.wrong })])
    expect((await ask(signIn, { handle: 'invented', password: PASSWORD })).is).toBe('mend')
    expect((await ask(signIn, { handle: 'gone-away', password: PASSWORD })).is).toBe('mend')
  })

  it('tries wait longer and longer, ten an hour, whoever tries and whether or not anybody is called so', async () => {
    await givenAccount({ handle: 'nora' })
    const waits = async (handle: string) => {
      const log: number[] = []
      for (let second = 0; second < 3_600; second += 5) {
        const told = await ask(
          signIn,
          { handle, password: 'a wrong password' },
          { now: later(second), addressKey: `from-${handle}-${second}` },
        )
        if (told.is === 'mend') log.push(second)
      }
      return log
    }
    await db.delete(limits)
    const known = await waits('nora')
    expect(await waits('nobody')).toEqual(known)
    expect(known.length).toBeLessThanOrEqual(20)
  })

  it('whoever is right need not wait for what others tried later, and a code lets in while the password waits', async () => {
    const person = await givenAccount({ handle: 'nora' })
    const [code = ''] = codesOf(await makeRecoveryCodes(db, person.id))
    for (let turn = 0; turn < 5; turn += 1) await ask(signIn, { handle: 'nora', password: 'a wrong password' })
    expect(await ask(signIn, { handle: 'nora', password: PASSWORD })).toMatchObject({ is: 'refused', status: 429 })
    expect((await ask(signInByCode, { handle: 'nora', code })).is).toBe('done')
    expect((await ask(signIn, { handle: 'nora', password: PASSWORD }, { now: later(3_600) })).is).toBe('done')
    for (let turn = 0; turn < 4; turn += 1) {
      expect((await ask(signIn, { handle: 'nora', password: PASSWORD }, { now: later(3_600) })).is).toBe('done')
    }
  })

  it('one address tries a hundred times an hour', async () => {
    let tried = 0
    for (let turn = 0; turn < 105; turn += 1) {
      if ((await ask(signIn, { handle: `somebody-${turn}`, password: 'a wrong password' })).is === 'mend') tried += 1
    }
    expect(tried).toBe(100)
  })

  it('always a new session, and the one of before is over', async () => {
    const person = await givenAccount({ handle: 'nora' })
    const first = sessionIn(await ask(signIn, { handle: 'nora', password: PASSWORD }))
    const reader = await readerOf(db, first, TEST_NOW)
    const second = sessionIn(await ask(signIn, { handle: 'nora', password: PASSWORD }, { reader }))
    expect(second).not.toBe(first)
    expect(await readerOf(db, first, TEST_NOW)).toBeNull()
    expect((await readerOf(db, second, TEST_NOW))?.id).toBe(person.id)
  })

  it('no token stands in the store', async () => {
    await givenAccount({ handle: 'nora' })
    const token = sessionIn(await ask(signIn, { handle: 'nora', password: PASSWORD })) ?? 'none'
    expect(JSON.stringify(await db.select().from(sessions))).not.toContain(token)
  })

  it('a password of an older cost is made anew', async () => {
    const person = await givenPerson(db, {
      handle: 'nora',
      passwordHash: await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 }),
    })
    expect((await ask(signIn, { handle: 'nora', password: PASSWORD })).is).toBe('done')
    const [row] = await db.select().from(people).where(eq(people.id, person.id))
    expect(row?.passwordHash).toMatch(/m=19456,t=2/)
    expect((await ask(signIn, { handle: 'nora', password: PASSWORD })).is).toBe('done')
  })

  it('while too many passwords are at work it says so, and serves those who waited', async () => {
    const stored = await hashPassword(PASSWORD)
    await givenPerson(db, { handle: 'nora', passwordHash: stored })
    const held = Promise.withResolvers<boolean>()
    const verify = vi.spyOn(argon2, 'verify').mockImplementation(() => held.promise)
    const waiting = Array.from({ length: 62 }, () => isPassword(stored, 'a wrong guess'))
    for (const handle of ['nora', 'nobody']) {
      const told = await ask(signIn, { handle, password: PASSWORD })
      expect(told).toMatchObject({ is: 'refused', status: 503, sentence: words.busy })
    }
    held.resolve(false)
    expect(await Promise.all(waiting)).not.toContain(true)
    verify.mockRestore()
    expect((await ask(signIn, { handle: 'nora', password: PASSWORD })).is).toBe('done')
  })
})

describe('signing out', () => {
  it('ends the session on the server: a replay is nobody', async () => {
    await givenAccount({ handle: 'nora' })
    const token = sessionIn(await ask(signIn, { handle: 'nora', password: PASSWORD }))
    const reader = await readerOf(db, token, TEST_NOW)
    const told = await ask(signOut, {}, { reader })
    expect(told).toMatchObject({
      is: 'done',
      go: '/',
      cookies: [cookieLine('session', '', 0, false), cookieLine('codes', '', 0, false)],
    })
    expect(await readerOf(db, token, TEST_NOW)).toBeNull()
  })

  it('somebody banned may sign out', async () => {
    const reader = { ...(await givenReader(db)), bar: { kind: 'ban', reason: 'x', until: null } as const }
    expect((await ask(signOut, {}, { reader })).is).toBe('done')
    expect(await db.select().from(sessions)).toHaveLength(0)
  })
})

describe('recovery codes', () => {
  it('each works once, of fifty at once one', async () => {
    const person = await givenAccount({ handle: 'nora' })
    const codes = codesOf(await makeRecoveryCodes(db, person.id))
    expect(new Set(codes).size).toBe(10)
    const [code = ''] = codes
    const typed = code.toUpperCase().replaceAll('-', ' ')
    const told = await Promise.all(
      Array.from({ length: 15 }, (_, at) =>
        ask(signInByCode, { handle: 'nora', code: typed }, { addressKey: `address-${at}` }),
      ),
    )
    expect(told.filter(({ is }) => is === 'done')).toHaveLength(1)
  })

  it('another’s code, a wrong one and an unknown handle are told alike; no code stands in the store', async () => {
    const nora = await givenAccount({ handle: 'nora' })
    await givenAccount({ handle: 'lena' })
    const [code = ''] = codesOf(await makeRecoveryCodes(db, nora.id))
    const answers = new Set<string>()
    for (const fields of [
      { handle: 'lena', code },
      { handle: 'nora', code: 'wrong' },
      { handle: 'nobody', code },
    ]) {
      answers.add(seen(await ask(signInByCode, fields)))
    }
    expect(answers.size).toBe(1)
    expect(JSON.stringify(await db.select().from(recoveryCodes))).not.toContain(code.replaceAll('-', ''))
    expect(await db.select().from(oneTimeTokens)).toHaveLength(0)
  })

  it('new ones put an end to those before', async () => {
    const nora = await givenAccount({ handle: 'nora' })
    const [old = ''] = codesOf(await makeRecoveryCodes(db, nora.id))
    await makeRecoveryCodes(db, nora.id)
    expect((await ask(signInByCode, { handle: 'nora', code: old })).is).toBe('mend')
  })
})
