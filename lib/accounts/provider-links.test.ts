import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { identities, keptForms, oneTimeTokens, people, sessions } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { keepForm, keptForm } from '#lib/forms/kept-forms.ts'
import { pictureSigner } from '#lib/pictures/sign.ts'
import type { Runtime } from '#lib/runtime.ts'
import { idleWorks } from '#lib/testing/acting.ts'
import { givenPerson, givenReader, givenSession, readerAgain, TEST_NOW } from '#lib/testing/given-people.ts'
import { ISSUER, say, settings, testProviders } from '#lib/testing/provider-visits.ts'
import { answerReturn } from './answer-return.ts'
import { readCookie } from './cookies.ts'
import { linkByProvider, unlinkProvider } from './provider-actions.ts'
import { readerOf } from './sessions.ts'
import { newToken } from './tokens.ts'

const { here, providers, who, ask, away, back, sessionOf, link } = testProviders()

describe('accounts elsewhere that are linked', () => {
  it('are linked by whoever is signed in, and let them in from then on', async () => {
    const reader = await givenReader(here.db)
    const told = await back(await away({}, who({ reader }), linkByProvider as never), who({ reader }))
    expect(told).toEqual({ is: 'done', go: '/account#providers', sentence: say.linked('The Club') })
    expect((await readerOf(here.db, sessionOf(await back(await away())) ?? null, TEST_NOW))?.id).toBe(reader.id)
  })

  it('are linked to nobody else than who asked, still signed in (CSRF of a link)', async () => {
    const [reader, other] = [await givenReader(here.db), await givenReader(here.db)]
    for (const by of [who({ reader: other }), who()]) {
      const state = await away({}, who({ reader }), linkByProvider as never)
      expect(await back(state, by)).toMatchObject({ is: 'refused', status: 403, sentence: say.notAsked })
    }
    expect(await here.db.$count(identities)).toBe(0)
  })

  it('belong to one account here', async () => {
    const owner = await givenPerson(here.db)
    await link(owner.id)
    const reader = await givenReader(here.db)
    const told = await back(await away({}, who({ reader }), linkByProvider as never), who({ reader }))
    expect(told).toMatchObject({ is: 'refused', status: 409, sentence: say.linkedElsewhere('The Club') })
    expect(await here.db.$count(identities, eq(identities.personId, owner.id))).toBe(1)
  })

  it('can be unlinked, but not the only way in; nor another’s', async () => {
    const reader = await givenReader(here.db)
    const other = await givenPerson(here.db)
    await link(reader.id)
    await link(other.id, 'user-2')
    const by = who({ reader })
    const last = await ask(unlinkProvider, { issuer: ISSUER, subject: 'user-1' }, by)
    expect(last).toMatchObject({ is: 'refused', status: 409, sentence: say.lastWay })
    expect(await ask(unlinkProvider, { issuer: ISSUER, subject: 'user-2' }, by)).toMatchObject({ status: 404 })
    await here.db.update(people).set({ email: 'ines@example.org' }).where(eq(people.id, reader.id))
    const gone = await ask(unlinkProvider, { issuer: ISSUER, subject: 'user-1' }, by)
    expect(gone).toMatchObject({ is: 'done', sentence: say.unlinked })
    expect(await here.db.$count(identities)).toBe(1)
  })

  it('are not both unlinked at once where each counts on the other', async () => {
    const reader = await givenReader(here.db)
    await link(reader.id, 'user-1')
    await link(reader.id, 'user-2')
    const both = ['user-1', 'user-2'].map((subject) =>
      ask(unlinkProvider, { issuer: ISSUER, subject }, who({ reader })),
    )
    expect((await Promise.all(both)).map(({ is }) => is).sort()).toEqual(['done', 'refused'])
    expect(await here.db.$count(identities, eq(identities.personId, reader.id))).toBe(1)
  })

  it('go with the account', async () => {
    const reader = await givenReader(here.db)
    await link(reader.id)
    await here.db.delete(people).where(eq(people.id, reader.id))
    expect(await here.db.$count(identities)).toBe(0)
    expect(await readerAgain(here.db, (await givenPerson(here.db)).id)).toBeTruthy()
  })
})

describe('the link on which a provider sends somebody back', () => {
  const waiting = { form: 'reply-7', values: { body: 'What I wanted to say' }, errors: {}, sentence: null, good: true }
  const kept = { form: '', values: {}, errors: {}, sentence: 'Please sign in.', good: true, waiting }
  const runtime = (): Runtime => ({
    config: readConfig(settings),
    db: here.db,
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
        headers: { host: 'localhost:3000', cookie: [`broadsheet-browser=${here.browser}`, ...cookies].join('; ') },
      }),
      'oidc',
      runtime(),
    )

  it('brings back a text that waited for the sign-in, on its own page', async () => {
    await link((await givenPerson(here.db)).id)
    const form = await keepForm(here.db, kept, null, TEST_NOW)
    const state = await away({ to: '/article/a-7' })
    const answer = await come({ state, code: 'x', scope: 'openid', session_state: 'y' }, [`broadsheet-form=${form}`])
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/article/a-7'])
    const lines = answer.headers.getSetCookie()
    const fresh = lines.map((line) => readCookie(line.split(';')[0], 'form', false)).find(Boolean) ?? null
    expect(await keptForm(here.db, fresh, TEST_NOW)).toMatchObject({ form: 'reply-7', values: waiting.values })
  })

  it('lets it wait on while a handle is chosen, and where it fails', async () => {
    const form = await keepForm(here.db, kept, null, TEST_NOW)
    const midway = await come({ state: await away(), code: 'x' }, [`broadsheet-form=${form}`])
    expect(midway.headers.get('location')).toMatch(/^\/sign-up\/provider\?token=/)
    expect(midway.headers.getSetCookie()).toEqual([])
    expect(await keptForm(here.db, form, TEST_NOW)).toEqual(kept)
    here.arrives = 'untrusted'
    const failed = await come({ state: await away(), code: 'x' }, [`broadsheet-form=${form}`])
    const fresh = readCookie(failed.headers.getSetCookie()[0]?.split(';')[0], 'form', false)
    expect(await keptForm(here.db, fresh, TEST_NOW)).toMatchObject({ sentence: say.untrusted('The Club'), waiting })
  })

  it('changes nothing where no browser of ours was sent away, so that no other site can have it followed', async () => {
    const reader = await givenReader(here.db)
    const session = await givenSession(here.db, reader.id)
    const form = await keepForm(here.db, kept, null, TEST_NOW)
    const before = [await here.db.$count(sessions), await here.db.select().from(keptForms)]
    for (const query of [{}, { state: newToken(), code: 'x' }, { state: 'x'.repeat(5_000), error: 'access_denied' }]) {
      const answer = await come(query, [`broadsheet-session=${session}`, `broadsheet-form=${form}`])
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in/away'])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect([await here.db.$count(sessions), await here.db.select().from(keptForms)]).toEqual(before)
  })

  it('keeps neither code nor state of what was said', async () => {
    here.arrives = 'untrusted'
    const state = await away()
    await come({ state, code: 'a-secret-code' }, [])
    const rows = await here.db.select().from(keptForms)
    expect(JSON.stringify(rows)).not.toContain('a-secret-code')
    expect(JSON.stringify(rows)).not.toContain(state)
    const spent = and(eq(oneTimeTokens.purpose, 'provider-hand-over'), eq(oneTimeTokens.tokenHash, state))
    expect(await here.db.$count(oneTimeTokens, spent)).toBe(0)
  })
})
