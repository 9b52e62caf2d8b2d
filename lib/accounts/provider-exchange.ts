import {
  type CallbackParamsType,
  custom,
  type Issuer,
  type OpenIDCallbackChecks,
  TokenSet,
  type TokenSetParameters,
} from 'openid-client'
import { z } from 'zod'
import type { GuardedAgents } from '#lib/web/agents.ts'
import type { Known } from './provider-settings.ts'

type Client = InstanceType<Issuer['Client']>
export type Arrival = { callbackUrl: string; params: CallbackParamsType; checks: OpenIDCallbackChecks }
export type Claims = Record<string, unknown>

/** Every request of this client, and of its issuer for keys, goes through the paper's one way out. */
export function guard(client: Client, agents: GuardedAgents): void {
  const through = (url: URL) => ({ agent: agents.forProtocol(url.protocol) })
  client[custom.http_options] = through
  client.issuer[custom.http_options] = through
}

/**
 * Changes the code for tokens and looks at them: `state`, `iss`, PKCE, signature by the expected algorithm and the
 * provider's own key, issuer, audience, times, nonce.
 *
 * @throws what openid-client says of an answer that does not hold
 */
export function tokensFor(known: Known, client: Client, { callbackUrl, params, checks }: Arrival): Promise<TokenSet> {
  return known.jwks === null
    ? client.oauthCallback(callbackUrl, params, checks)
    : client.callback(callbackUrl, params, checks)
}

/**
 * Who the tokens are about. What the token itself does not say is asked for; an answer about somebody else counts for
 * nothing (OpenID Connect Core §5.3.4).
 */
export async function claimsFor(known: Known, client: Client, given: TokenSetParameters): Promise<Claims> {
  const tokens = new TokenSet(given)
  if (known.mails !== null) return gitHubClaims(known, client, tokens, known.mails)
  const claims: Claims = { ...tokens.claims() }
  const toldAll = claims.name !== undefined && claims.email !== undefined
  if (toldAll || known.userinfo === null || !tokens.access_token) return claims
  const more = await client.userinfo<Claims>(tokens)
  return { ...more, ...claims }
}

const GitHubUser = z.object({ id: z.int().positive(), login: z.string(), name: z.string().nullish() })
const GitHubMails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/** GitHub numbers its people; the name that they are called by may be somebody else's tomorrow. */
async function gitHubClaims(known: Known, client: Client, tokens: TokenSet, mails: string): Promise<Claims> {
  const { access_token: token = '' } = tokens
  const user = GitHubUser.parse(await client.userinfo<Claims>(token))
  // Somebody may have declined to show their addresses: then there is none.
  const listed = await client.requestResource(mails, token, { headers: { accept: 'application/json' } })
  const parsed = GitHubMails.safeParse(asJson(listed.body))
  const own = parsed.data?.find(({ primary, verified }) => primary && verified)
  return {
    iss: known.issuer,
    sub: String(user.id),
    preferred_username: user.login,
    name: user.name ?? undefined,
    email: own?.email,
    email_verified: own !== undefined,
  }
}

function asJson(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    return null
  }
}
