import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { identities, keptForms, oneTimeTokens, people, sessions } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { keepForm, keptForm } from '#lib/forms/kept-forms.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { pictureSigner } from '#lib/pictures/sign.ts'
import type { Runtime } from '#lib/runtime.ts'
import { acting, idleWorks } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenReader, givenSession, readerAgain, TEST_NOW } from '#lib/testing/given-people.ts'
import { answerReturn } from './answer-return.ts'
import { readCookie } from './cookies.ts'
import { createInvitation } from './invitations.ts'
import { linkByProvider, returnFromProvider, signInByProvider, unlinkProvider } from './provider-actions.ts'
import { signUpByProvider } from './provider-sign-up.ts'
import type { ProviderPerson, ProviderProblem, SignInProviders } from './providers.ts'
import { readerOf } from './sessions.ts'
import { suggestHandle } from './suggest-handle.ts'
import { newToken } from './tokens.ts'

const words = messagesFor('en').accounts
const say = words.providers
const ISSUER = 'https://id.example'
const settings = { OIDC_ISSUER: ISSUER, OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y', OIDC_NAME: 'The Club' }
const later = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1000)

let db: Db
let browser: string
let arrives: ProviderPerson | ProviderProblem
let finished: unknown[]
beforeEach(async () => {
  db = await testDb()
  browser = newToken()
  arrives = somebody()
  finished = []
})

const somebody = (fields: Partial<ProviderPerson> = {}): ProviderPerson => ({
  issuer: ISSUER,
  subject: 'user-1',
  handle: 'ines',
  name: 'Ines Wren',
  email: 'ines@example.org',
  ...fields,
})
/** A provider that says what the test says. */
const providers: SignInProviders = {
  async begin() {
    const state = newToken()
    return { ok: true, value: { url: `${ISSUER}/authorize?state=${state}`, state, checks: { sealed: state } } }
  },
  async finish(...given) {
    finished.push(given)
    return typeof arrives === 'string' ? { ok: false, reason: arrives } : { ok: true, value: arrives }
  },
}
const who = (fields: Partial<Acting> = {}, more: Record<string, string> = {}): Acting =>
  acting(db, { browser, config: readConfig({ ...settings, ...more }), works: { ...idleWorks, providers }, ...fields })

const ask = <In>(action: Parameters<typeof perform<In>>[0], fields: Record<string, unknown>, by: Acting = who()) =>
  perform(action, by, fields, {})
/** Sets out, and says with which `state` the browser will come back. */
async function away(
  fields: Record<string, string> = {},
  by: Acting = who(),
  action = signInByProvider,
): Promise<string> {
  const told = await ask(action as typeof signInByProvider, { provider: 'oidc', ...fields }, by)
  if (told.is !== 'done') throw new Error(JSON.stringify(told))
  expect(told.go).toMatch(/^\/sign-in\/away\?state=[\w-]{43}$/)
  return told.go.slice(-43)
}
const back = (state: string, by: Acting = who(), provider = 'oidc') =>
  ask(returnFromProvider, { provider, state, code: 'a code' }, by)
const tokenOf = (told: object) => ('go' in told ? String(told.go).slice(-43) : '')
const sessionOf = (told: object) =>
  'cookies' in told && Array.isArray(told.cookies)
    ? told.cookies.map((line) => readCookie(String(line).split(';')[0], 'session', false)).find(Boolean)
    : undefined
const link = (personId: number, subject = 'user-1', issuer = ISSUER) =>
  db.insert(identities).values({ issuer, subject, personId, label: 'The Club', linkedAt: TEST_NOW })
const choose = (token: string, fields: Record<string, string> = {}, by: Acting = who()) =>
  ask(signUpByProvider, { token, handle: 'ines', ...fields }, by)

describe('coming back from a provider', () => {
  it('signs in whoever is linked, by issuer and subject, and goes on where they wanted to', async () => {
    const person = await givenPerson(db)
    await link(person.id)
    const told = await back(await away({ to: '/article/a-7#reply-7' }))
    expect(told).toMatchObject({ is: 'done', go: '/article/a-7#reply-7' })
    expect((await readerOf(db, sessionOf(told) ?? null, TEST_NOW))?.id).toBe(person.id)
    expect(await db.select({ way: sessions.way }).from(sessions)).toEqual([{ way: 'provider' }])
  })

  it('never by a mail address, whoever has verified it', async () => {
    const person = await givenPerson(db, { email: 'ines@example.org', handle: 'old-ines' })
    const told = await back(await away())
    expect(told).toMatchObject({ is: 'done', go: expect.stringMatching(/^\/sign-up\/provider\?token=/) })
    expect(sessionOf(told)).toBeUndefined()
    expect(await db.$count(sessions)).toBe(0)
    expect(await db.$count(identities, eq(identities.personId, person.id))).toBe(0)
  })

  it('tells apart the same subject at two issuers, and two subjects at one', async () => {
    const person = await givenPerson(db)
    await link(person.id, 'user-1', 'https://other.example')
    await link(person.id, 'user-2')
    expect(sessionOf(await back(await away()))).toBeUndefined()
  })

  it('begins a new session with a new token, and ends the one that the browser had (fixation)', async () => {
    const person = await givenPerson(db)
    await link(person.id)
    const reader = await givenReader(db)
    const told = await back(await away(), who({ reader }))
    const token = sessionOf(told)
    expect(token).toMatch(/^[\w-]{43}$/)
    const left = await db.select({ id: sessions.id, personId: sessions.personId }).from(sessions)
    expect(left.map(({ personId }) => personId)).toEqual([person.id])
    expect(sessionOf(await back(await away()))).not.toBe(token)
  })

  it('works once, in the browser that left, for a quarter of an hour, from the provider that was left for', async () => {
    const person = await givenPerson(db)
    await link(person.id)
    const over = { is: 'done', go: '/sign-in/away', midway: true }
    const state = await away()
    expect(await back(state, who({ browser: newToken() }))).toEqual(over)
    expect(await back(state, who({ browser: null }))).toEqual(over)
    expect(await back(state, who({ now: later(15 * 60 + 1) }))).toEqual(over)
    expect(await back(newToken())).toEqual(over)
    expect(await ask(returnFromProvider, { provider: 'oidc' })).toEqual(over)
    expect(finished).toEqual([])
    expect(sessionOf(await back(state))).toBeDefined()
    expect(await back(state)).toEqual(over)
    const mixed = { GOOGLE_ID: 'x', GOOGLE_SECRET: 'y' }
    expect(await back(await away(), who({}, mixed), 'google')).toEqual(over)
    expect(finished).toHaveLength(1)
  })

  it('of many at once with one answer, one is let in', async () => {
    const person = await givenPerson(db)
    await link(person.id)
    const state = await away()
    const told = await Promise.all(Array.from({ length: 8 }, () => back(state)))
    expect(told.filter((one) => sessionOf(one))).toHaveLength(1)
  })

  it('keeps what is to be checked on our side: the browser has nothing but its own value', async () => {
    const told = await ask(signInByProvider, { provider: 'oidc' }, who({ browser: null }))
    if (told.is !== 'done') throw new Error('not begun')
    expect(told.cookies).toHaveLength(1)
    expect(told.cookies?.[0]).toMatch(/^broadsheet-browser=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
    const secure = { PUBLIC_URL: 'https://paper.example' }
    const safe = await ask(signInByProvider, { provider: 'oidc' }, who({ browser: null }, secure))
    expect(safe.is === 'done' && safe.cookies?.[0]).toMatch(/^__Host-broadsheet-browser=.*; Secure$/)
    expect(JSON.stringify(told)).not.toContain('sealed')
  })

  it.each(['unreachable', 'untrusted', 'cancelled'] as const)(
    'says in one sentence where it was %s',
    async (problem) => {
      arrives = problem
      const told = await back(await away({ to: '/latest' }))
      const status = problem === 'unreachable' ? 503 : 403
      expect(told).toEqual({ is: 'refused', status, sentence: say[problem]('The Club'), go: '/sign-in?back=%2Flatest' })
      expect(await db.$count(sessions)).toBe(0)
    },
  )

  it('knows no provider that is not set up', async () => {
    expect(await ask(signInByProvider, { provider: 'github' })).toMatchObject({ is: 'refused', status: 404 })
    expect(await ask(signInByProvider, { provider: 'elsewhere' })).toMatchObject({ is: 'mend' })
    const state = await away()
    expect(await back(state, who({ config: readConfig({}) }))).toMatchObject({ go: '/sign-in/away' })
  })
})

describe('where somebody goes on after a provider', () => {
  it('is never elsewhere, however it is written (open redirect)', async () => {
    const person = await givenPerson(db)
    await link(person.id)
    const start = fc.constantFrom(
      '',
      '/',
      '//',
      '\\',
      '/\\',
      '/%5c',
      'https:',
      'https://',
      'http:/',
      ' //',
      '\t//',
      'javascript:',
      '/.//',
      'http://localhost:3000@',
    )
    const rest = fc.oneof(
      fc.constantFrom('evil.example', 'evil.example/x?y#z', '@evil.example'),
      fc.string({ maxLength: 30 }),
    )
    await fc.assert(
      fc.asyncProperty(start, rest, async (a, b) => {
        await db.delete(oneTimeTokens)
        // Somebody who asks so often is somebody else each time.
        const by = who({ addressKey: newToken() })
        const told = await back(await away({ to: `${a}${b}` }, by), by)
        if (told.is !== 'done') throw new Error(JSON.stringify(told))
        const url = new URL(told.go, 'http://localhost:3000')
        expect(url.origin).toBe('http://localhost:3000')
        expect(told.go).toMatch(/^\/(?![/\\])/)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the first time through a provider', () => {
  it('leads to a handle, and with it to an account that is linked and signed in', async () => {
    const token = tokenOf(await back(await away({ to: '/article/a-7' })))
    expect(await db.$count(people)).toBe(0)
    const told = await choose(token, { name: 'Ines', mail: 'take' })
    expect(told).toMatchObject({ is: 'done', go: '/article/a-7' })
    const reader = await readerOf(db, sessionOf(told) ?? null, TEST_NOW)
    expect(reader).toMatchObject({ handle: 'ines', name: 'Ines', role: 'reader', email: 'ines@example.org' })
    expect(await back(await away())).toMatchObject({ is: 'done', go: '/', cookies: [expect.any(String)] })
    expect(await db.$count(people)).toBe(1)
  })

  it('is for the browser that came back, once, for half an hour', async () => {
    const token = tokenOf(await back(await away()))
    const over = { is: 'refused', status: 403, sentence: say.over }
    expect(await choose(token, {}, who({ browser: newToken() }))).toMatchObject(over)
    expect(await choose(token, {}, who({ browser: null }))).toMatchObject(over)
    expect(await choose(token, {}, who({ now: later(30 * 60 + 1) }))).toMatchObject(over)
    const told = await Promise.all(
      Array.from({ length: 6 }, (_, index) => choose(token, { handle: `ines-${'abcdef'[index]}` })),
    )
    expect(told.filter(({ is }) => is === 'done')).toHaveLength(1)
    expect(await db.$count(people)).toBe(1)
    expect(await choose(token, { handle: 'again' })).toMatchObject(over)
  })

  it('cannot be had with the state of the way there', async () => {
    const state = await away()
    expect(await choose(state)).toMatchObject({ is: 'refused', status: 403 })
    expect(await db.$count(people)).toBe(0)
  })

  it('opens one account for one account elsewhere, though two tabs choose', async () => {
    const [one, two] = [tokenOf(await back(await away())), tokenOf(await back(await away()))]
    expect(await choose(one)).toMatchObject({ is: 'done' })
    expect(await choose(two, { handle: 'second-ines' })).toMatchObject({ is: 'refused', sentence: say.over })
    expect(await db.$count(people)).toBe(1)
  })

  it('takes no handle that is taken, looks like one, or speaks for the paper; the way stays open', async () => {
    await givenPerson(db, { handle: 'william' })
    const token = tokenOf(await back(await away()))
    expect(await choose(token, { handle: 'wi11iam' })).toMatchObject({
      is: 'mend',
      errors: { handle: words.handle.taken },
    })
    expect(await choose(token, { handle: 'editor' })).toMatchObject({ errors: { handle: words.handle.reserved } })
    expect(await choose(token, { handle: 'no' })).toMatchObject({ errors: { handle: words.handle.wrong } })
    expect(await choose(token, { name: 'The Editors' })).toMatchObject({ errors: { name: words.name.reserved } })
    expect(await choose(token)).toMatchObject({ is: 'done' })
  })

  it('takes the address only where it was verified, wished for, and nobody’s; else it says nothing', async () => {
    await givenPerson(db, { email: 'taken@example.org' })
    const cases = [
      { email: 'taken@example.org', mail: 'take', kept: null },
      { email: 'free@example.org', mail: '', kept: null },
      { email: null, mail: 'take', kept: null },
      { email: 'free@example.org', mail: 'take', kept: 'free@example.org' },
    ]
    for (const [index, { email, mail, kept }] of cases.entries()) {
      arrives = somebody({ subject: `user-${index}`, email })
      const token = tokenOf(await back(await away()))
      const handle = `person-${'abcd'[index]}x`
      const told = await choose(token, { handle, ...(mail ? { mail } : {}) })
      expect(told).toMatchObject({ is: 'done', go: '/' })
      expect(told).not.toHaveProperty('sentence')
      expect((await readerOf(db, sessionOf(told) ?? null, TEST_NOW))?.email).toBe(kept)
    }
  })

  it('opens no account while REGISTRATION is closed, but signs in who has one', async () => {
    const closed = { REGISTRATION: 'closed' }
    const told = await back(await away(), who({}, closed))
    expect(told).toMatchObject({ is: 'refused', status: 403, sentence: words.signUp.closed })
    const token = tokenOf(await back(await away()))
    expect(await choose(token, {}, who({}, closed))).toMatchObject({ is: 'refused', status: 403 })
    const { id } = await givenPerson(db)
    await link(id)
    expect(sessionOf(await back(await away(), who({}, closed)))).toBeDefined()
  })

  it('asks for an invitation where the paper does, spends it once, and gives its role', async () => {
    const invite = { REGISTRATION: 'invite' }
    const invitation = await createInvitation(db, { role: 'editor', madeBy: null, email: null }, TEST_NOW)
    const without = tokenOf(await back(await away(), who({}, invite)))
    expect(await choose(without, {}, who({}, invite))).toMatchObject({
      errors: { invitation: words.signUp.invitationMissing },
    })
    const token = tokenOf(await back(await away({ invitation }, who({}, invite)), who({}, invite)))
    const told = await choose(token, { handle: 'nora' }, who({}, invite))
    expect((await readerOf(db, sessionOf(told) ?? null, TEST_NOW))?.role).toBe('editor')
    arrives = somebody({ subject: 'user-2' })
    const second = tokenOf(await back(await away({}, who({}, invite)), who({}, invite)))
    expect(await choose(second, { invitation }, who({}, invite))).toMatchObject({
      errors: { invitation: words.signUp.invitationOver },
    })
  })
})

describe('a handle that is suggested', () => {
  it('is made of what somebody is called elsewhere, and is free', async () => {
    await givenPerson(db, { handle: 'ines' })
    const suggest = (...called: (string | null)[]) => suggestHandle(db, called, 'Broadsheet')
    expect(await suggest('Ines')).toBe('ines-2')
    expect(await suggest('1nes', null)).toBe('1nes-2')
    expect(await suggest(null, 'Jörg Müller-Weiß')).toBe('jorg-muller-weiss')
    expect(await suggest('nora@example.org')).toBe('nora')
    expect(await suggest('<script>alert(1)</script>')).toBe('script-alert-1-script')
    expect(await suggest('editor', 'Broadsheet Support', 'x', '山田太郎', null)).toBe('')
    expect(await suggest('a'.repeat(80))).toBe('a'.repeat(30))
  })

  it('would be taken as it stands, whatever they are called', async () => {
    const { HANDLE } = await import('./model.ts')
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60, unit: 'grapheme' }), async (name) => {
        const handle = await suggestHandle(db, [name], 'Broadsheet')
        expect(handle === '' || HANDLE.test(handle)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('accounts elsewhere that are linked', () => {
  it('are linked by whoever is signed in, and let them in from then on', async () => {
    const reader = await givenReader(db)
    const told = await back(await away({}, who({ reader }), linkByProvider as never), who({ reader }))
    expect(told).toEqual({ is: 'done', go: '/account#providers', sentence: say.linked('The Club') })
    expect((await readerOf(db, sessionOf(await back(await away())) ?? null, TEST_NOW))?.id).toBe(reader.id)
  })

  it('are linked to nobody else than who asked, still signed in (CSRF of a link)', async () => {
    const [reader, other] = [await givenReader(db), await givenReader(db)]
    for (const by of [who({ reader: other }), who()]) {
      const state = await away({}, who({ reader }), linkByProvider as never)
      expect(await back(state, by)).toMatchObject({ is: 'refused', status: 403, sentence: say.notAsked })
    }
    expect(await db.$count(identities)).toBe(0)
  })

  it('belong to one account here', async () => {
    const owner = await givenPerson(db)
    await link(owner.id)
    const reader = await givenReader(db)
    const told = await back(await away({}, who({ reader }), linkByProvider as never), who({ reader }))
    expect(told).toMatchObject({ is: 'refused', status: 409, sentence: say.linkedElsewhere('The Club') })
    expect(await db.$count(identities, eq(identities.personId, owner.id))).toBe(1)
  })

  it('can be unlinked, but not the only way in; nor another’s', async () => {
    const reader = await givenReader(db)
    const other = await givenPerson(db)
    await link(reader.id)
    await link(other.id, 'user-2')
    const by = who({ reader })
    const last = await ask(unlinkProvider, { issuer: ISSUER, subject: 'user-1' }, by)
    expect(last).toMatchObject({ is: 'refused', status: 409, sentence: say.lastWay })
    expect(await ask(unlinkProvider, { issuer: ISSUER, subject: 'user-2' }, by)).toMatchObject({ status: 404 })
    await db.update(people).set({ email: 'ines@example.org' }).where(eq(people.id, reader.id))
    const gone = await ask(unlinkProvider, { issuer: ISSUER, subject: 'user-1' }, by)
    expect(gone).toMatchObject({ is: 'done', sentence: say.unlinked })
    expect(await db.$count(identities)).toBe(1)
  })

  it('are not both unlinked at once where each counts on the other', async () => {
    const reader = await givenReader(db)
    await link(reader.id, 'user-1')
    await link(reader.id, 'user-2')
    const both = ['user-1', 'user-2'].map((subject) =>
      ask(unlinkProvider, { issuer: ISSUER, subject }, who({ reader })),
    )
    expect((await Promise.all(both)).map(({ is }) => is).sort()).toEqual(['done', 'refused'])
    expect(await db.$count(identities, eq(identities.personId, reader.id))).toBe(1)
  })

  it('go with the account', async () => {
    const reader = await givenReader(db)
    await link(reader.id)
    await db.delete(people).where(eq(people.id, reader.id))
    expect(await db.$count(identities)).toBe(0)
    expect(await readerAgain(db, (await givenPerson(db)).id)).toBeTruthy()
  })
})

describe('the link on which a provider sends somebody back', () => {
  const waiting = { form: 'reply-7', values: { body: 'What I wanted to say' }, errors: {}, sentence: null, good: true }
  const kept = { form: '', values: {}, errors: {}, sentence: 'Please sign in.', good: true, waiting }
  const runtime = (): Runtime => ({
    config: readConfig(settings),
    db,
    now: () => TEST_NOW,
    startedAt: TEST_NOW,
    version: '0',
    secret: 'a secret of the tests, as long as the real one is',
    pictures: pictureSigner('a secret of the tests, as long as the real one is'),
    say: () => undefined,
    recall: () => undefined,
    hasRoom: async () => true,
    works: { ...idleWorks, providers },
  })
  const come = (query: Record<string, string>, cookies: string[]) =>
    answerReturn(
      new Request(`http://localhost:3000/api/auth/callback/oidc?${new URLSearchParams(query)}`, {
        headers: { host: 'localhost:3000', cookie: [`broadsheet-browser=${browser}`, ...cookies].join('; ') },
      }),
      'oidc',
      runtime(),
    )

  it('brings back a text that waited for the sign-in, on its own page', async () => {
    await link((await givenPerson(db)).id)
    const form = await keepForm(db, kept, null, TEST_NOW)
    const state = await away({ to: '/article/a-7' })
    const answer = await come({ state, code: 'x', scope: 'openid', session_state: 'y' }, [`broadsheet-form=${form}`])
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/article/a-7'])
    const lines = answer.headers.getSetCookie()
    const fresh = lines.map((line) => readCookie(line.split(';')[0], 'form', false)).find(Boolean) ?? null
    expect(await keptForm(db, fresh, TEST_NOW)).toMatchObject({ form: 'reply-7', values: waiting.values })
  })

  it('lets it wait on while a handle is chosen, and where it fails', async () => {
    const form = await keepForm(db, kept, null, TEST_NOW)
    const midway = await come({ state: await away(), code: 'x' }, [`broadsheet-form=${form}`])
    expect(midway.headers.get('location')).toMatch(/^\/sign-up\/provider\?token=/)
    expect(midway.headers.getSetCookie()).toEqual([])
    expect(await keptForm(db, form, TEST_NOW)).toEqual(kept)
    arrives = 'untrusted'
    const failed = await come({ state: await away(), code: 'x' }, [`broadsheet-form=${form}`])
    const fresh = readCookie(failed.headers.getSetCookie()[0]?.split(';')[0], 'form', false)
    expect(await keptForm(db, fresh, TEST_NOW)).toMatchObject({ sentence: say.untrusted('The Club'), waiting })
  })

  it('changes nothing where no browser of ours was sent away, so that no other site can have it followed', async () => {
    const reader = await givenReader(db)
    const session = await givenSession(db, reader.id)
    const form = await keepForm(db, kept, null, TEST_NOW)
    const before = [await db.$count(sessions), await db.select().from(keptForms)]
    for (const query of [{}, { state: newToken(), code: 'x' }, { state: 'x'.repeat(5_000), error: 'access_denied' }]) {
      const answer = await come(query, [`broadsheet-session=${session}`, `broadsheet-form=${form}`])
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in/away'])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect([await db.$count(sessions), await db.select().from(keptForms)]).toEqual(before)
  })

  it('keeps neither code nor state of what was said', async () => {
    arrives = 'untrusted'
    const state = await away()
    await come({ state, code: 'a-secret-code' }, [])
    const rows = await db.select().from(keptForms)
    expect(JSON.stringify(rows)).not.toContain('a-secret-code')
    expect(JSON.stringify(rows)).not.toContain(state)
    const spent = and(eq(oneTimeTokens.purpose, 'provider-hand-over'), eq(oneTimeTokens.tokenHash, state))
    expect(await db.$count(oneTimeTokens, spent)).toBe(0)
  })
})
