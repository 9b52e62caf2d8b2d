import { afterEach, beforeEach } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { type OpenProviders, openSignInProviders } from '#lib/launch/providers.ts'
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts'

type Waits = { longestMs?: number; requestMs?: number }

/** An identity provider of this test file's own, and the paper's way to it; both are new before each test. */
export function testSignIn() {
  // Filled before each test.
  const here = {} as { idp: IdentityProvider; open: OpenProviders }

  const settings = (issuer: string) => ({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: here.idp.client.id,
    OIDC_CLIENT_SECRET: here.idp.client.secret,
  })
  const openFor = (environment: Record<string, string>, more: Waits = {}) =>
    openSignInProviders({ config: readConfig(environment), secret: 'a secret of the tests', version: '1', ...more })

  beforeEach(async () => {
    here.idp = await startIdentityProvider()
    here.open = await openFor(settings(here.idp.issuer))
  })
  afterEach(async () => {
    await here.open.close()
    await here.idp.close()
  })

  /** Opens the way anew: what is known of a provider is forgotten. */
  async function openAgain(more: Waits = {}, environment = settings(here.idp.issuer)): Promise<void> {
    await here.open.close()
    here.open = await openFor(environment, more)
  }

  async function begin() {
    const asked = await here.open.providers.begin('oidc')
    if (!asked.ok) throw new Error(asked.reason)
    return asked.value
  }

  /** There and back, with whatever the provider does now. */
  async function signIn() {
    const { url, checks } = await begin()
    return here.open.providers.finish('oidc', checks, here.idp.allow(url))
  }

  return { here, openAgain, begin, signIn }
}

export const untrusted = { ok: false, reason: 'untrusted' }
export const unreachable = { ok: false, reason: 'unreachable' }
