import { z } from 'zod'
import { done, type Result, refused } from '#lib/result.ts'
import type { Web } from '#lib/web/web.ts'

/** What of a provider's own description is used. */
export type Description = {
  issuer: string
  authorization: string
  token: string
  userinfo: string | null
  jwks: string
  /** How its tokens must be signed; any other signature is none. */
  alg: string
  method: 'client_secret_basic' | 'client_secret_post'
  /** It says `iss` in every answer, so that one without it is not its own (RFC 9207). */
  saysIssuer: boolean
}

const MOST_BYTES = 256 * 1024
const KEPT_MS = 10 * 60 * 1000
/** Those whose key nobody but the provider has, the usual one first. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256', 'EdDSA', 'RS384', 'ES384', 'PS384', 'RS512', 'ES512', 'PS512']

const address = z.string().max(2_000)
const texts = z.array(z.string()).optional().catch(undefined)
const Document = z.object({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  userinfo_endpoint: address.optional(),
  jwks_uri: address,
  id_token_signing_alg_values_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  authorization_response_iss_parameter_supported: z.boolean().optional().catch(undefined),
})

export type Discovery = (issuer: string) => Promise<Result<Description, 'unreachable' | 'untrusted'>>

/**
 * Reads what an issuer says of itself, and remembers it for ten minutes.
 *
 * @see OpenID Connect Discovery 1.0 §4
 */
export function openDiscovery(web: Web): Discovery {
  const known = new Map<string, { description: Description; until: number }>()
  return async (issuer) => {
    const kept = known.get(issuer)
    if (kept && kept.until > performance.now()) return done(kept.description)
    const read = await web.fetch(`${withoutSlash(issuer)}/.well-known/openid-configuration`, {
      accept: 'application/json',
      maxBytes: MOST_BYTES,
    })
    if (!read.ok) {
      const away = ['unreachable', 'timeout', 'too-slow', 'name-unknown', 'held', 'status', 'tls', 'rate-limited']
      return refused(away.includes(read.failure.problem) ? 'unreachable' : 'untrusted')
    }
    const description = readDescription(read.value.body, issuer)
    if (!description) return refused('untrusted')
    known.set(issuer, { description, until: performance.now() + KEPT_MS })
    return done(description)
  }
}

const withoutSlash = (text: string) => text.replace(/\/$/, '')

/** @returns null for what is no description, or one of somebody else */
function readDescription(body: Uint8Array, issuer: string): Description | null {
  const parsed = Document.safeParse(asJson(body))
  if (!parsed.success) return null
  const { data } = parsed
  // §4.3: the issuer that was asked is the one that answers. The operator may have left out a slash.
  if (withoutSlash(data.issuer) !== withoutSlash(issuer)) return null
  const userinfo = data.userinfo_endpoint ?? null
  const all = [data.authorization_endpoint, data.token_endpoint, data.jwks_uri, ...(userinfo ? [userinfo] : [])]
  if (!all.every((one) => isFit(one, issuer))) return null
  const offered = data.id_token_signing_alg_values_supported
  const alg = offered ? ALGORITHMS.find((name) => offered.includes(name)) : 'RS256'
  if (!alg) return null
  const methods = data.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return {
    issuer: data.issuer,
    authorization: data.authorization_endpoint,
    token: data.token_endpoint,
    userinfo,
    jwks: data.jwks_uri,
    alg,
    method:
      methods.includes('client_secret_post') && !methods.includes('client_secret_basic')
        ? 'client_secret_post'
        : 'client_secret_basic',
    saysIssuer: data.authorization_response_iss_parameter_supported === true,
  }
}

function asJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

/** As safe as the issuer is: no step of the way may fall back to http where the issuer itself does not. */
function isFit(text: string, issuer: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return !username && !password && (protocol === 'https:' || protocol === new URL(issuer).protocol)
}
