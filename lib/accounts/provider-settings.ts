import type { Config } from '#lib/config.ts'
import { done, type Result } from '#lib/result.ts'
import type { Description, Discovery } from './discovery.ts'
import type { ProviderId, ProviderProblem } from './providers.ts'

/** All that is needed to sign somebody in by a provider. */
export type Known = Omit<Description, 'jwks'> & {
  id: ProviderId
  clientId: string
  clientSecret: string
  scope: string
  /** null for one that speaks OAuth only, without signed tokens. */
  jwks: string | null
  /** Where it lists somebody's mail addresses, where it tells them apart from the rest. */
  mails: string | null
}

export type ProviderSetting = (id: ProviderId) => Promise<Result<Known, ProviderProblem>>

/** Where the two well-known providers live; tests put others in their place. */
export type ProviderBases = { google: string; github: string; githubApi: string }
export const PROVIDER_BASES: ProviderBases = {
  google: 'https://accounts.google.com',
  github: 'https://github.com',
  githubApi: 'https://api.github.com',
}

/** What is known of each provider: of GitHub by heart, of the others by their own description. */
export function providerSettings(
  { providers }: Pick<Config, 'providers'>,
  discover: Discovery,
  bases: ProviderBases = PROVIDER_BASES,
): ProviderSetting {
  return async (id) => {
    if (id === 'github') return done(gitHub(given(providers.github), bases))
    const client = id === 'oidc' ? given(providers.oidc) : { ...given(providers.google), issuer: bases.google }
    const described = await discover(client.issuer)
    if (!described.ok) return described
    const own = { clientId: client.id, clientSecret: client.secret, scope: 'openid profile email', mails: null }
    return done({ ...described.value, ...own, id })
  }
}

/** @see docs.github.com, "Authorizing OAuth apps" */
const gitHub = (client: { id: string; secret: string }, { github, githubApi }: ProviderBases): Known => ({
  id: 'github',
  issuer: `${github}/login/oauth`,
  authorization: `${github}/login/oauth/authorize`,
  token: `${github}/login/oauth/access_token`,
  userinfo: `${githubApi}/user`,
  mails: `${githubApi}/user/emails`,
  jwks: null,
  alg: 'none',
  method: 'client_secret_post',
  saysIssuer: false,
  clientId: client.id,
  clientSecret: client.secret,
  scope: 'read:user user:email',
})

function given<Client>(client: Client | null): Client {
  if (client === null) throw new Error('a provider that is not set up')
  return client
}
