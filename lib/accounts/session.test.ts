import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { type OpenProviders, openSignInProviders } from '#lib/launch/providers.ts'
import {
  type IdentityProvider,
  PUBLIC_PEM,
  STRANGERS_KEY,
  signed,
  startIdentityProvider,
} from '#lib/testing/identity-provider.ts'

let idp: IdentityProvider
let open: OpenProviders

const settings = (issuer: string) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: idp.client.id,
  OIDC_CLIENT_SECRET: idp.client.secret,
})
const openFor = (environment: Record<string, string>, more: { longestMs?: number; requestMs?: number } = {}) =>
  openSignInProviders({ config: readConfig(environment), secret: 'a secret of the tests', version: '1', ...more })

beforeEach(async () => {
  idp = await startIdentityProvider()
  open = await openFor(settings(idp.issuer))
})
afterEach(async () => {
  await open.close()
  await idp.close()
})

async function begin() {
  const asked = await open.providers.begin('oidc')
  if (!asked.ok) throw new Error(asked.reason)
  return asked.value
}

/** There and back, with whatever the provider does now. */
async function signIn() {
  const { url, checks } = await begin()
  return open.providers.finish('oidc', checks, idp.allow(url))
}

const untrusted = { ok: false, reason: 'untrusted' }
const unreachable = { ok: false, reason: 'unreachable' }
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600

describe('signing in by OpenID Connect', () => {
  it('asks by code, with state, nonce and PKCE, and leads back to PUBLIC_URL', async () => {
    const { url, state } = await begin()
    const asked = new URL(url)
    expect(asked.origin + asked.pathname).toBe(`${idp.issuer}/authorize`)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: idp.client.id,
      scope: 'openid profile email',
      redirect_uri: 'http://localhost:3000/api/auth/callback/oidc',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      state,
    })
    expect(state).toMatch(/^[\w-]{43}$/)
    expect((await begin()).state).not.toBe(state)
  })

  it('believes an honest provider: issuer and subject, and a suggestion of the rest', async () => {
    expect(await signIn()).toEqual({
      ok: true,
      value: {
        issuer: idp.issuer,
        subject: 'user-1',
        handle: null,
        name: 'Ines Wren',
        email: 'ines@example.org',
      },
    })
  })

  it('asks who it is where the token does not say, and takes no answer about somebody else', async () => {
    idp.description.userinfo_endpoint = `${idp.issuer}/userinfo`
    idp.claims = { name: undefined, email: undefined, email_verified: undefined }
    let sub = 'user-1'
    idp.routes['/userinfo'] = (request, response) => {
      expect(request.headers.authorization).toBe('Bearer an access token')
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ sub, preferred_username: 'ines', iss: 'https://elsewhere.example' }))
    }
    expect(await signIn()).toMatchObject({ ok: true, value: { handle: 'ines', email: null, issuer: idp.issuer } })
    sub = 'user-2'
    expect(await signIn()).toEqual(untrusted)
  })

  it('takes the algorithm that a provider names, if nobody else can sign by it', async () => {
    idp.description.id_token_signing_alg_values_supported = ['HS256', 'none']
    expect(await open.providers.begin('oidc')).toEqual(untrusted)
  })

  it('proves itself as the provider wants it', async () => {
    idp.description.token_endpoint_auth_methods_supported = ['client_secret_post']
    let said = ''
    const honest = idp.routes['/token']
    idp.routes['/token'] = (request, response) => {
      request.on('data', (part) => {
        said += part
      })
      honest?.(request, response)
    }
    expect(await signIn()).toMatchObject({ ok: true })
    expect(new URLSearchParams(said).get('client_secret')).toBe(idp.client.secret)
  })

  it.each([
    ['of another issuer', () => ({ iss: 'https://elsewhere.example' })],
    ['for another application', () => ({ aud: 'another-paper' })],
    ['for several, none of them named as ours', () => ({ aud: ['another-paper', 'third-paper'] })],
    ['with another nonce', () => ({ nonce: 'x'.repeat(43) })],
    ['without a nonce', () => ({ nonce: undefined })],
    ['that is over', () => ({ iat: inAnHour() - 9_000, exp: inAnHour() - 7_200 })],
    ['that does not hold yet', () => ({ nbf: inAnHour(), exp: inAnHour() + 9_000 })],
    ['without a subject', () => ({ sub: undefined })],
    ['with an empty subject', () => ({ sub: '' })],
    ['with a subject of more than 255 characters', () => ({ sub: 'x'.repeat(256) })],
    ['with a subject that is no text', () => ({ sub: { $gt: '' } })],
  ])('believes no token %s', async (_what, claims) => {
    idp.claims = claims()
    expect(await signIn()).toEqual(untrusted)
  })

  it.each([
    ['that nobody signed', (claims: object) => signed({ ...claims }, 'none')],
    ['signed with our own secret', (claims: object) => signed({ ...claims }, 'HS256', idp.client.secret)],
    [
      'signed with the public key as if it were a secret',
      (claims: object) => signed({ ...claims }, 'HS256', PUBLIC_PEM),
    ],
    ['signed by a stranger', (claims: object) => signed({ ...claims }, 'RS256', STRANGERS_KEY)],
    ['that was changed after it was signed', (claims: object) => tampered(signed({ ...claims }))],
    ['that is none', () => 'no token at all'],
  ])('believes no token %s', async (_what, sign) => {
    idp.sign = sign
    expect(await signIn()).toEqual(untrusted)
  })

  function tampered(token: string): string {
    const [header, payload = '', signature] = token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'owner' })).toString('base64url'), signature].join('.')
  }

  it('takes a code once, and no code with another’s checks', async () => {
    const mine = await begin()
    const answer = idp.allow(mine.url)
    const theirs = await begin()
    expect(await open.providers.finish('oidc', theirs.checks, answer)).toEqual(untrusted)
    const again = idp.allow(mine.url)
    expect(await open.providers.finish('oidc', mine.checks, again)).toMatchObject({ ok: true })
    expect(await open.providers.finish('oidc', mine.checks, again)).toEqual(untrusted)
  })

  it('notices a code that another client obtained: PKCE', async () => {
    const mine = await begin()
    const theirs = await begin()
    const stolen = idp.allow(theirs.url)
    expect(await open.providers.finish('oidc', mine.checks, { ...stolen, state: mine.state })).toEqual(untrusted)
  })

  it('takes no answer of another issuer, nor one without a name where its provider always says it', async () => {
    const { url, checks } = await begin()
    const mixed = { ...idp.allow(url), iss: 'https://elsewhere.example' }
    expect(await open.providers.finish('oidc', checks, mixed)).toEqual(untrusted)
    await open.close()
    idp.description.authorization_response_iss_parameter_supported = true
    open = await openFor(settings(idp.issuer))
    expect(await signIn()).toEqual(untrusted)
    const asked = await begin()
    const named = { ...idp.allow(asked.url), iss: idp.issuer }
    expect(await open.providers.finish('oidc', asked.checks, named)).toMatchObject({ ok: true })
  })

  it.each(['login_required', 'server_error', '<script>alert(1)</script>'])('takes %s for a no', async (error) => {
    const { checks, state } = await begin()
    expect(await open.providers.finish('oidc', checks, { state, error })).toEqual(untrusted)
    expect(idp.seen).not.toContain('POST /token')
  })

  it('knows when the person said no', async () => {
    const { checks, state } = await begin()
    const answer = { state, error: 'access_denied' }
    expect(await open.providers.finish('oidc', checks, answer)).toEqual({ ok: false, reason: 'cancelled' })
  })

  it('takes the checks of nobody else: they are sealed, and each for its own provider', async () => {
    const { url, checks } = await begin()
    const forged = Object.fromEntries(Object.entries(checks).map(([name, value]) => [name, `${value}x`]))
    expect(await open.providers.finish('oidc', forged, idp.allow(url))).toEqual(untrusted)
    expect(await open.providers.finish('oidc', {}, idp.allow(url))).toEqual(untrusted)
  })

  it('takes an address only where the provider says that it is verified, and a name only as far as it is one', async () => {
    for (const email_verified of [false, 'true', 'false', 1, undefined]) {
      idp.claims = { email_verified }
      expect(await signIn()).toMatchObject({ ok: true, value: { email: null } })
    }
    idp.claims = { email: 'no address', name: '<script>alert(1)</script>\u202e\n' }
    expect(await signIn()).toMatchObject({ ok: true, value: { email: null, name: '<script>alert(1)</script>' } })
    idp.claims = { name: 'x'.repeat(5_000), preferred_username: ['a', 'list'], email: 7 }
    expect(await signIn()).toMatchObject({ ok: true, value: { name: null, handle: null, email: null } })
  })
})

describe('what an issuer says of itself', () => {
  it.each([
    ['is somebody else', () => ({ issuer: 'https://elsewhere.example' })],
    ['sends people to a script', () => ({ authorization_endpoint: 'javascript:alert(1)' })],
    [
      'sends people on with a password in the address',
      () => ({ authorization_endpoint: 'https://u:p@elsewhere.example' }),
    ],
    ['has no keys', () => ({ jwks_uri: undefined })],
    ['has its keys in a file', () => ({ jwks_uri: 'file:///etc/passwd' })],
  ])('is not believed where it %s', async (_what, parts) => {
    Object.assign(idp.description, parts())
    expect(await open.providers.begin('oidc')).toEqual(untrusted)
  })

  it('may come with a slash that the operator left out', async () => {
    idp.description.issuer = `${idp.issuer}/`
    idp.issuer = `${idp.issuer}/`
    expect(await signIn()).toMatchObject({ ok: true, value: { issuer: idp.issuer } })
  })

  it('is asked for once in ten minutes', async () => {
    await begin()
    await begin()
    expect(idp.seen.filter((line) => line.endsWith('openid-configuration'))).toHaveLength(1)
  })
})

describe('requests to a provider keep to the rules of the one way out', () => {
  const moved = (to: string) => {
    idp.routes['/.well-known/openid-configuration'] = (_request, response) =>
      response.writeHead(302, { location: to }).end()
  }

  it('follow no description to a private address', async () => {
    for (const address of [
      'http://127.0.0.1:9/',
      'http://169.254.169.254/latest/',
      'http://[::1]:80/',
      'http://10.0.0.1/',
    ]) {
      moved(address)
      expect(await open.providers.begin('oidc'), address).toMatchObject({ ok: false })
    }
  })

  it('ask no private address for keys, tokens or people, but the very one that the operator named', async () => {
    const inner = await startIdentityProvider()
    try {
      for (const part of ['token_endpoint', 'jwks_uri', 'userinfo_endpoint']) {
        await open.close()
        open = await openFor(settings(idp.issuer))
        const before = { ...idp.description }
        idp.description[part] = `${inner.issuer}/keys`
        idp.claims = part === 'userinfo_endpoint' ? { name: undefined } : {}
        expect(await signIn(), part).toMatchObject({ ok: false })
        idp.description = before
      }
      expect(inner.seen).toEqual([])
    } finally {
      await inner.close()
    }
  })

  it('follow no redirect of a token or a key', async () => {
    idp.routes['/keys'] = (_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/keys' }).end()
    expect(await signIn()).toEqual(untrusted)
  })

  it('end at a size', async () => {
    let sent = 0
    idp.routes['/token'] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    }
    expect(await signIn()).toMatchObject({ ok: false })
    expect(sent).toBeLessThan(64 * 1024 * 1024)
    idp.routes['/.well-known/openid-configuration'] = idp.routes['/token']
    await open.close()
    open = await openFor(settings(idp.issuer))
    expect(await open.providers.begin('oidc')).toMatchObject({ ok: false })
  })

  it.each(['/.well-known/openid-configuration', '/token', '/keys'])('do not wait for ever at %s', async (path) => {
    await open.close()
    open = await openFor(settings(idp.issuer), { requestMs: 150 })
    idp.routes[path] = () => undefined
    const came = path.startsWith('/.well') ? await open.providers.begin('oidc') : await signIn()
    expect(came).toEqual(unreachable)
  })

  it('nor where an answer drips', async () => {
    await open.close()
    open = await openFor(settings(idp.issuer), { requestMs: 300 })
    idp.routes['/token'] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    }
    expect(await signIn()).toEqual(unreachable)
  })

  it('nor, all steps together, longer than somebody would', async () => {
    await open.close()
    open = await openFor(settings(idp.issuer), { longestMs: 100 })
    const { url, checks } = await begin()
    idp.routes['/token'] = () => undefined
    expect(await open.providers.finish('oidc', checks, idp.allow(url))).toEqual(unreachable)
  })

  it('say so where nobody is there', async () => {
    const { url, checks } = await begin()
    const answer = idp.allow(url)
    await idp.close()
    expect(await open.providers.finish('oidc', checks, answer)).toEqual(unreachable)
    await open.close()
    open = await openFor(settings(idp.issuer))
    expect(await open.providers.begin('oidc')).toEqual(unreachable)
    idp = await startIdentityProvider()
  })

  it('take no answer that is an error for one', async () => {
    for (const [status, body] of [
      [500, 'broken'],
      [200, '<html>'],
      [200, '{}'],
      [200, 'null'],
      [400, '{"error":"<b>x</b>"}'],
    ] as const) {
      idp.routes['/token'] = (_request, response) => response.writeHead(status).end(body)
      expect(await signIn(), body).toEqual(untrusted)
    }
  })
})

describe('Google and GitHub', () => {
  const environment = { GOOGLE_ID: 'the-paper', GOOGLE_SECRET: 's', GITHUB_ID: 'the-paper', GITHUB_SECRET: 's' }

  beforeEach(async () => {
    await open.close()
    open = await openSignInProviders({
      config: readConfig(environment),
      secret: 'a secret of the tests',
      version: '1',
      bases: { google: idp.issuer, github: idp.issuer, githubApi: idp.issuer },
    })
  })

  it('Google is an issuer like any other, known by its subject', async () => {
    const asked = await open.providers.begin('google')
    if (!asked.ok) throw new Error(asked.reason)
    idp.claims = { sub: '110169484474386276334' }
    expect(await open.providers.finish('google', asked.value.checks, idp.allow(asked.value.url))).toMatchObject({
      ok: true,
      value: { issuer: idp.issuer, subject: '110169484474386276334', email: 'ines@example.org' },
    })
  })

  async function byGitHub(user: object, mails: unknown, status = 200) {
    const json =
      (value: unknown, code = 200) =>
      (_request: unknown, response: import('node:http').ServerResponse) =>
        response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    idp.routes['/login/oauth/access_token'] = json({ access_token: 'gho_x', token_type: 'bearer', scope: 'read:user' })
    idp.routes['/user'] = json(user)
    idp.routes['/user/emails'] = json(mails, status)
    const asked = await open.providers.begin('github')
    if (!asked.ok) throw new Error(asked.reason)
    expect(new URL(asked.value.url).pathname).toBe('/login/oauth/authorize')
    return open.providers.finish('github', asked.value.checks, { state: asked.value.state, code: 'a code' })
  }
  const mail = (email: string, primary: boolean, verified: boolean) => ({ email, primary, verified })

  it('GitHub is known by its number, never by the name or the address that go with it', async () => {
    const mails = [mail('old@example.org', false, true), mail('Ines@Example.org', true, true)]
    const ines = { id: 583_231, login: 'ines', name: null, email: 'public@example.org' }
    expect(await byGitHub(ines, mails)).toEqual({
      ok: true,
      value: {
        issuer: `${idp.issuer}/login/oauth`,
        subject: '583231',
        handle: 'ines',
        name: null,
        email: 'ines@example.org',
      },
    })
  })

  it('an address at GitHub counts only where it is the first and verified, and its absence hinders nobody', async () => {
    const user = { id: 7, login: 'x', email: 'public@example.org' }
    for (const mails of [[mail('a@example.org', true, false)], [mail('a@example.org', false, true)], {}, 'x']) {
      expect(await byGitHub(user, mails)).toMatchObject({ ok: true, value: { subject: '7', email: null } })
    }
    expect(await byGitHub(user, { message: 'Forbidden' }, 403)).toMatchObject({ ok: true, value: { email: null } })
  })

  it('nobody without a number is anybody', async () => {
    for (const user of [{ login: 'ines' }, { id: '7', login: 'x' }, { id: 0, login: 'x' }, [], null]) {
      expect(await byGitHub(Object(user), [])).toEqual(untrusted)
    }
  })
})
