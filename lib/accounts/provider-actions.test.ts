import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identities, oneTimeTokens, people, sessions } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { givenPerson, givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { later, say, testProviders } from '#lib/testing/provider-visits.ts'
import { createInvitation } from './invitations.ts'
import { returnFromProvider, signInByProvider } from './provider-actions.ts'
import { readerOf } from './sessions.ts'
import { suggestHandle } from './suggest-handle.ts'
import { newToken } from './tokens.ts'

const words = messagesFor('en').accounts
const { here, somebody, who, ask, away, back, tokenOf, sessionOf, link, choose } = testProviders()

describe('coming back from a provider', () => {
  it('signs in whoever is linked, by issuer and subject, and goes on where they wanted to', async () => {
    const person = await givenPerson(here.db)
    await link(person.id)
    const told = await back(await away({ to: '/article/a-7#reply-7' }))
    expect(told).toMatchObject({ is: 'done', go: '/article/a-7#reply-7' })
    expect((await readerOf(here.db, sessionOf(told) ?? null, TEST_NOW))?.id).toBe(person.id)
    expect(await here.db.select({ way: sessions.way }).from(sessions)).toEqual([{ way: 'provider' }])
  })

  it('never by a mail address, whoever has verified it', async () => {
    const person = await givenPerson(here.db, { email: 'ines@example.org', handle: 'old-ines' })
    const told = await back(await away())
    expect(told).toMatchObject({ is: 'done', go: expect.stringMatching(/^\/sign-up\/provider\?token=/) })
    expect(sessionOf(told)).toBeUndefined()
    expect(await here.db.$count(sessions)).toBe(0)
    expect(await here.db.$count(identities, eq(identities.personId, person.id))).toBe(0)
  })

  it('tells apart the same subject at two issuers, and two subjects at one', async () => {
    const person = await givenPerson(here.db)
    await link(person.id, 'user-1', 'https://other.example')
    await link(person.id, 'user-2')
    expect(sessionOf(await back(await away()))).toBeUndefined()
  })

  it('begins a new session with a new token, and ends the one that the browser had (fixation)', async () => {
    const person = await givenPerson(here.db)
    await link(person.id)
    const reader = await givenReader(here.db)
    const told = await back(await away(), who({ reader }))
    const token = sessionOf(told)
    expect(token).toMatch(/^[\w-]{43}$/)
    const left = await here.db.select({ id: sessions.id, personId: sessions.personId }).from(sessions)
    expect(left.map(({ personId }) => personId)).toEqual([person.id])
    expect(sessionOf(await back(await away()))).not.toBe(token)
  })

  it('works once, in the browser that left, for a quarter of an hour, from the provider that was left for', async () => {
    const person = await givenPerson(here.db)
    await link(person.id)
    const over = { is: 'done', go: '/sign-in/away', midway: true }
    const state = await away()
    expect(await back(state, who({ browser: newToken() }))).toEqual(over)
    expect(await back(state, who({ browser: null }))).toEqual(over)
    expect(await back(state, who({ now: later(15 * 60 + 1) }))).toEqual(over)
    expect(await back(newToken())).toEqual(over)
    expect(await ask(returnFromProvider, { provider: 'oidc' })).toEqual(over)
    expect(here.finished).toEqual([])
    expect(sessionOf(await back(state))).toBeDefined()
    expect(await back(state)).toEqual(over)
    const mixed = { GOOGLE_ID: 'x', GOOGLE_SECRET: 'y' }
    expect(await back(await away(), who({}, mixed), 'google')).toEqual(over)
    expect(here.finished).toHaveLength(1)
  })

  it('of many at once with one answer, one is let in', async () => {
    const person = await givenPerson(here.db)
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
      here.arrives = problem
      const told = await back(await away({ to: '/latest' }))
      const status = problem === 'unreachable' ? 503 : 403
      expect(told).toEqual({ is: 'refused', status, sentence: say[problem]('The Club'), go: '/sign-in?back=%2Flatest' })
      expect(await here.db.$count(sessions)).toBe(0)
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
    const person = await givenPerson(here.db)
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
        await here.db.delete(oneTimeTokens)
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
    expect(await here.db.$count(people)).toBe(0)
    const told = await choose(token, { name: 'Ines', mail: 'take' })
    expect(told).toMatchObject({ is: 'done', go: '/article/a-7' })
    const reader = await readerOf(here.db, sessionOf(told) ?? null, TEST_NOW)
    expect(reader).toMatchObject({ handle: 'ines', name: 'Ines', role: 'reader', email: 'ines@example.org' })
    expect(await back(await away())).toMatchObject({ is: 'done', go: '/', cookies: [expect.any(String)] })
    expect(await here.db.$count(people)).toBe(1)
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
    expect(await here.db.$count(people)).toBe(1)
    expect(await choose(token, { handle: 'again' })).toMatchObject(over)
  })

  it('cannot be had with the state of the way there', async () => {
    const state = await away()
    expect(await choose(state)).toMatchObject({ is: 'refused', status: 403 })
    expect(await here.db.$count(people)).toBe(0)
  })

  it('opens one account for one account elsewhere, though two tabs choose', async () => {
    const [one, two] = [tokenOf(await back(await away())), tokenOf(await back(await away()))]
    expect(await choose(one)).toMatchObject({ is: 'done' })
    expect(await choose(two, { handle: 'second-ines' })).toMatchObject({ is: 'refused', sentence: say.over })
    expect(await here.db.$count(people)).toBe(1)
  })

  it('takes no handle that is taken, looks like one, or speaks for the paper; the way stays open', async () => {
    await givenPerson(here.db, { handle: 'william' })
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
    await givenPerson(here.db, { email: 'taken@example.org' })
    const cases = [
      { email: 'taken@example.org', mail: 'take', kept: null },
      { email: 'free@example.org', mail: '', kept: null },
      { email: null, mail: 'take', kept: null },
      { email: 'free@example.org', mail: 'take', kept: 'free@example.org' },
    ]
    for (const [index, { email, mail, kept }] of cases.entries()) {
      here.arrives = somebody({ subject: `user-${index}`, email })
      const token = tokenOf(await back(await away()))
      const handle = `person-${'abcd'[index]}x`
      const told = await choose(token, { handle, ...(mail ? { mail } : {}) })
      expect(told).toMatchObject({ is: 'done', go: '/' })
      expect(told).not.toHaveProperty('sentence')
      expect((await readerOf(here.db, sessionOf(told) ?? null, TEST_NOW))?.email).toBe(kept)
    }
  })

  it('opens no account while REGISTRATION is closed, but signs in who has one', async () => {
    const closed = { REGISTRATION: 'closed' }
    const told = await back(await away(), who({}, closed))
    expect(told).toMatchObject({ is: 'refused', status: 403, sentence: words.signUp.closed })
    const token = tokenOf(await back(await away()))
    expect(await choose(token, {}, who({}, closed))).toMatchObject({ is: 'refused', status: 403 })
    const { id } = await givenPerson(here.db)
    await link(id)
    expect(sessionOf(await back(await away(), who({}, closed)))).toBeDefined()
  })

  it('asks for an invitation where the paper does, spends it once, and gives its role', async () => {
    const invite = { REGISTRATION: 'invite' }
    const invitation = await createInvitation(here.db, { role: 'editor', madeBy: null, email: null }, TEST_NOW)
    const without = tokenOf(await back(await away(), who({}, invite)))
    expect(await choose(without, {}, who({}, invite))).toMatchObject({
      errors: { invitation: words.signUp.invitationMissing },
    })
    const token = tokenOf(await back(await away({ invitation }, who({}, invite)), who({}, invite)))
    const told = await choose(token, { handle: 'nora' }, who({}, invite))
    expect((await readerOf(here.db, sessionOf(told) ?? null, TEST_NOW))?.role).toBe('editor')
    here.arrives = somebody({ subject: 'user-2' })
    const second = tokenOf(await back(await away({}, who({}, invite)), who({}, invite)))
    expect(await choose(second, { invitation }, who({}, invite))).toMatchObject({
      errors: { invitation: words.signUp.invitationOver },
    })
  })
})

describe('a handle that is suggested', () => {
  it('is made of what somebody is called elsewhere, and is free', async () => {
    await givenPerson(here.db, { handle: 'ines' })
    const suggest = (...called: (string | null)[]) => suggestHandle(here.db, called, 'Broadsheet')
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
        const handle = await suggestHandle(here.db, [name], 'Broadsheet')
        expect(handle === '' || HANDLE.test(handle)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
