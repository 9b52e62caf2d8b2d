import { beforeEach, expect } from 'vitest'
import { identities } from '#drizzle/schema/index.ts'
import { readCookie } from '#lib/accounts/cookies.ts'
import { returnFromProvider, signInByProvider } from '#lib/accounts/provider-actions.ts'
import { signUpByProvider } from '#lib/accounts/provider-sign-up.ts'
import type { ProviderPerson, ProviderProblem, SignInProviders } from '#lib/accounts/providers.ts'
import { newToken } from '#lib/accounts/tokens.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting, idleWorks } from './acting.ts'
import { testDb } from './db.ts'
import { TEST_NOW } from './given-people.ts'

const words = messagesFor('en').accounts
export const say = words.providers
export const ISSUER = 'https://id.example'
export const settings = { OIDC_ISSUER: ISSUER, OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y', OIDC_NAME: 'The Club' }
export const later = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1000)

type Here = { db: Db; browser: string; arrives: ProviderPerson | ProviderProblem; finished: unknown[] }

/** Somebody who signs in through a provider that says what the test says; what `here` holds is as new before each test. */
export function testProviders() {
  // Filled before each test.
  const here = {} as Here

  beforeEach(async () => {
    here.db = await testDb()
    here.browser = newToken()
    here.arrives = somebody()
    here.finished = []
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
      here.finished.push(given)
      return typeof here.arrives === 'string' ? { ok: false, reason: here.arrives } : { ok: true, value: here.arrives }
    },
  }
  const who = (fields: Partial<Acting> = {}, more: Record<string, string> = {}): Acting =>
    acting(here.db, {
      browser: here.browser,
      config: readConfig({ ...settings, ...more }),
      works: { ...idleWorks, providers },
      ...fields,
    })

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
    here.db.insert(identities).values({ issuer, subject, personId, label: 'The Club', linkedAt: TEST_NOW })
  const choose = (token: string, fields: Record<string, string> = {}, by: Acting = who()) =>
    ask(signUpByProvider, { token, handle: 'ines', ...fields }, by)

  return { here, somebody, providers, who, ask, away, back, tokenOf, sessionOf, link, choose }
}
