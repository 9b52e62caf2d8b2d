import nextAuth, { type NextAuthOptions } from 'next-auth'
import { log } from '#lib/log.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { type GuardedAgents, NO_WAY } from '#lib/web/agents.ts'
import { FetchError } from '#lib/web/problem.ts'
import { type Claims, claimsFor, guard, tokensFor } from './provider-exchange.ts'
import { personFrom } from './provider-person.ts'
import type { Known, ProviderSetting } from './provider-settings.ts'
import type { ProviderChecks, ProviderPerson, ProviderProblem, SignInProviders } from './providers.ts'
import { keyedHash } from './tokens.ts'

type Settings = {
  publicUrl: string
  secret: string
  /** What is known of a provider now; for one that describes itself, that is asked for. */
  settingOf: ProviderSetting
  agents: GuardedAgents
  userAgent: string
  /** What its steps may take in all, in ms, whatever each of its requests may. */
  longestMs?: number
}
type Way = Pick<Settings, 'agents' | 'userAgent'> & {
  secret: string
  arrived(claims: Claims): void
  failed(problem: unknown): void
}
type Query = Record<string, string>
type Driven = { location: string; cookies: ProviderChecks; body: unknown }

const LONGEST_MS = 12_000

/**
 * The one place that knows next-auth. It drives OAuth and OpenID Connect: `state`, PKCE and nonce, the tokens and their
 * signatures. Nothing of it is reached from outside: no route of its own, no page, no cookie in a browser, no session. What
 * it would have a browser keep is kept on our side (`ProviderChecks`), and what it finds out is a person, whom our own
 * `enter` signs in.
 */
export function openProviders(settings: Settings): SignInProviders {
  const { publicUrl, secret, settingOf, longestMs = LONGEST_MS, agents, userAgent } = settings
  // Asked for at each call: where providers lead back to is the paper's own address, whatever host was asked.
  process.env.NEXTAUTH_URL = new URL('/api/auth', publicUrl).href
  const way = { agents, userAgent, secret: keyedHash(secret, 'next-auth', ''), arrived: idle, failed: idle }

  return {
    async begin(id) {
      return within(longestMs, async () => {
        const known = await settingOf(id)
        if (!known.ok) return known
        const options = optionsFor(known.value, way)
        // Our own guard has asked where the form came from; next-auth wants its own proof besides.
        const proof = await drive({ method: 'GET', path: ['csrf'] }, options)
        const { csrfToken } = proof.body as { csrfToken: string }
        const asked = { method: 'POST', path: ['signin', id], cookies: proof.cookies, body: { csrfToken } }
        const { location, cookies } = await drive(asked, options)
        const state = URL.canParse(location) ? new URL(location).searchParams.get('state') : null
        if (!state || !location.startsWith(known.value.authorization)) return refused('untrusted')
        return done({ url: location, state, checks: cookies })
      })
    },
    async finish(id, checks, answer) {
      if (answer.error !== undefined) return refused(answer.error === 'access_denied' ? 'cancelled' : 'untrusted')
      return within(longestMs, async () => {
        const known = await settingOf(id)
        if (!known.ok) return known
        if (known.value.saysIssuer && answer.iss === undefined) return refused('untrusted')
        let person: ProviderPerson | null = null
        let problem: unknown = null
        const options = optionsFor(known.value, {
          ...way,
          arrived: (claims) => {
            person = personFrom(known.value, claims)
          },
          failed: (thrown) => {
            problem = thrown
          },
        })
        const query = Object.fromEntries(
          Object.entries(answer).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
        )
        await drive({ method: 'GET', path: ['callback', id], cookies: checks, query }, options)
        if (person !== null) return done(person)
        log('warn', 'provider-refused', { provider: id, problem: String(problem).slice(0, 200) })
        return refused(isAway(problem) ? 'unreachable' : 'untrusted')
      })
    },
  }
}

const idle = () => undefined

function optionsFor(known: Known, { secret, agents, userAgent, arrived, failed }: Way): NextAuthOptions {
  const openid = known.jwks !== null
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (problem) {
      failed(problem)
      throw problem
    }
  }
  return {
    providers: [
      {
        id: known.id,
        name: known.id,
        type: 'oauth',
        issuer: known.issuer,
        clientId: known.clientId,
        clientSecret: known.clientSecret,
        client: {
          token_endpoint_auth_method: known.method,
          ...(openid ? { id_token_signed_response_alg: known.alg } : {}),
        },
        checks: openid ? ['pkce', 'state', 'nonce'] : ['pkce', 'state'],
        idToken: openid,
        authorization: { url: known.authorization, params: { scope: known.scope } },
        ...(known.jwks === null ? {} : { jwks_endpoint: known.jwks }),
        token: {
          url: known.token,
          request: ({ client, provider: { callbackUrl }, params, checks }) =>
            watched(async () => {
              guard(client, agents)
              return { tokens: await tokensFor(known, client, { callbackUrl, params, checks }) }
            }),
        },
        userinfo: {
          ...(known.userinfo === null ? {} : { url: known.userinfo }),
          request: ({ client, tokens }) => watched(() => claimsFor(known, client, tokens)),
        },
        httpOptions: { agent: NO_WAY, timeout: LONGEST_MS, headers: { 'User-Agent': userAgent } },
        profile: (claims: Claims) => ({ id: String(claims.sub ?? '') }),
      },
    ],
    secret,
    // The names of cookies that no browser ever sees.
    useSecureCookies: false,
    session: { strategy: 'jwt' },
    callbacks: {
      signIn({ profile }) {
        arrived({ ...profile })
        // Any address will do: it ends next-auth's part before it would begin a session of its own.
        return '/'
      },
      redirect: ({ baseUrl }) => baseUrl,
    },
    // What it would log may carry foreign prose and tokens; `provider-refused` says what is needed.
    logger: { error: idle, warn: idle, debug: idle },
  }
}

/** Asks next-auth as its own route would, and collects what it would have sent to a browser. */
async function drive(
  asked: { method: string; path: string[]; query?: Query; cookies?: ProviderChecks; body?: Query },
  options: NextAuthOptions,
): Promise<Driven> {
  const headers = new Map<string, unknown>()
  let body: unknown = null
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: unknown) {
      headers.set(name.toLowerCase(), value)
      return response
    },
    end: () => undefined,
    send(value: unknown) {
      body = value
    },
    json(value: unknown) {
      body = value
    },
  }
  const request = {
    method: asked.method,
    query: { ...asked.query, nextauth: asked.path },
    cookies: asked.cookies ?? {},
    body: asked.body ?? {},
    headers: {},
  }
  await handler(request, response, options)
  const set = [headers.get('set-cookie') ?? []].flat().map(String)
  return { location: String(headers.get('location') ?? ''), cookies: Object.fromEntries(set.map(pairOf)), body }
}

/** `name=value; …`, the value decoded as a browser's would be on its way back. */
function pairOf(line: string): [string, string] {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  return [name, decodeURIComponent(value)]
}

type Handler = (request: object, response: object, options: NextAuthOptions) => Promise<unknown>
// The border: a CommonJS module, whose default is its `exports` under Node and the function itself under a bundler; and
// its types ask for Next's whole request, of which it reads what `drive` gives.
const exported = nextAuth as unknown as Handler | { default: Handler }
const handler = 'default' in exported ? exported.default : exported

/** What takes longer is given up: whoever signs in is told so, and what is still under way ends by its own limits. */
async function within<T>(
  ms: number,
  work: () => Promise<Result<T, ProviderProblem>>,
): Promise<Result<T, ProviderProblem>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Result<T, ProviderProblem>>((settle) => {
    timer = setTimeout(() => settle(refused('unreachable')), ms)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}

const AWAY = ['unreachable', 'timeout', 'too-slow', 'name-unknown', 'tls', 'held', 'rate-limited']

/** Whether a provider was not there, rather than there and not to be believed. */
const isAway = (problem: unknown): boolean =>
  (problem instanceof FetchError && AWAY.includes(problem.failure.problem)) ||
  (problem instanceof Error && 'code' in problem && /^E[A-Z]+$/.test(String(problem.code)))
