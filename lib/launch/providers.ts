import { openDiscovery } from '#lib/accounts/discovery.ts'
import { type ProviderBases, providerSettings } from '#lib/accounts/provider-settings.ts'
import { issuerAllowance, providersOf, type SignInProviders } from '#lib/accounts/providers.ts'
import type { Config } from '#lib/config.ts'
import { refused } from '#lib/result.ts'
import { guardedAgents } from '#lib/web/agents.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { userAgentOf } from '#lib/web/user-agent.ts'
import { openWeb } from '#lib/web/web.ts'

export type OpenProviders = { providers: SignInProviders; close(): Promise<void> }

type Given = {
  config: Pick<Config, 'providers' | 'fetchAllow' | 'publicUrl' | 'contact'>
  secret: string
  version: string
  /** Tests put others in the place of Google and GitHub. */
  bases?: ProviderBases
  /** For all requests of one step, and for one of them, in ms. */
  longestMs?: number
  requestMs?: number
}

/** Somebody waits for each of these answers, and none of them is long. */
const REQUEST_MS = 5_000
const MOST_BYTES = 512 * 1024

/** Opens the ways in by accounts elsewhere; a paper that has none set up loads nothing for them. */
export async function openSignInProviders(given: Given): Promise<OpenProviders> {
  const { config, secret, requestMs = REQUEST_MS } = given
  if (!providersOf(config).length) {
    const nobody = async () => refused('unreachable')
    return { providers: { begin: nobody, finish: nobody }, close: async () => undefined }
  }
  const { openProviders } = await import('#lib/accounts/session.ts')
  const userAgent = userAgentOf(given.version, config.publicUrl, config.contact)
  const issuers = [config.providers.oidc?.issuer ?? null, given.bases?.google ?? null, given.bases?.githubApi ?? null]
  const allow = [...config.fetchAllow, ...issuers.flatMap(issuerAllowance)]
  const web = openWeb({
    allow,
    userAgent,
    // Nobody is to wait a second for the second of two questions, nor for a feed at the same host.
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => new Date(),
    limits: { firstByteMs: requestMs, totalMs: requestMs, rawBytes: MOST_BYTES },
  })
  const agents = guardedAgents({ allow, totalMs: requestMs, rawBytes: MOST_BYTES })
  const providers = openProviders({
    publicUrl: config.publicUrl,
    secret,
    settingOf: providerSettings(config, openDiscovery(web), given.bases),
    agents,
    userAgent,
    ...(given.longestMs ? { longestMs: given.longestMs } : {}),
  })
  return {
    providers,
    async close() {
      agents.close()
      await web.close()
    },
  }
}
