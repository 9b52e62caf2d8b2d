import { beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { openSignInProviders } from '#lib/launch/providers.ts'
import { PUBLIC_PEM, STRANGERS_KEY, signed } from '#lib/testing/identity-provider.ts'
import { testSignIn, untrusted } from '#lib/testing/signing-in.ts'

const { here, openAgain, begin, signIn } = testSignIn()
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600

describe('signing in by OpenID Connect', () => {
  it('asks by code, with state, nonce and PKCE, and leads back to PUBLIC_URL', async () => {
    const { url, state } = await begin()
    const asked = new URL(url)
    expect(asked.origin + asked.pathname).toBe(`${here.idp.issuer}/authorize`)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: here.idp.client.id,
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
        issuer: here.idp.issuer,
        subject: 'user-1',
        handle: null,
        name: 'Ines Wren',
        email: 'ines@example.org',
      },
    })
  })

  it('asks who it is where the token does not say, and takes no answer about somebody else', async () => {
    here.idp.description.userinfo_endpoint = `${here.idp.issuer}/userinfo`
    here.idp.claims = { name: undefined, email: undefined, email_verified: undefined }
    let sub = 'user-1'
    here.idp.routes['/userinfo'] = (request, response) => {
      expect(request.headers.authorization).toBe('Bearer an access token')
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ sub, preferred_username: 'ines', iss: 'https://elsewhere.example' }))
    }
    expect(await signIn()).toMatchObject({ ok: true, value: { handle: 'ines', email: null, issuer: here.idp.issuer } })
    sub = 'user-2'
    expect(await signIn()).toEqual(untrusted)
  })

  it('takes the algorithm that a provider names, if nobody else can sign by it', async () => {
    here.idp.description.id_token_signing_alg_values_supported = ['HS256', 'none']
    expect(await here.open.providers.begin('oidc')).toEqual(untrusted)
  })

  it('proves itself as the provider wants it', async () => {
    here.idp.description.token_endpoint_auth_methods_supported = ['client_secret_post']
    let said = ''
    const honest = here.idp.routes['/token']
    here.idp.routes['/token'] = (request, response) => {
      request.on('data', (part) => {
        said += part
      })
      honest?.(request, response)
    }
    expect(await signIn()).toMatchObject({ ok: true })
    expect(new URLSearchParams(said).get('client_secret')).toBe(here.idp.client.secret)
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
    here.idp.claims = claims()
    expect(await signIn()).toEqual(untrusted)
  })

  it.each([
    ['that nobody signed', (claims: object) => signed({ ...claims }, 'none')],
    ['signed with our own secret', (claims: object) => signed({ ...claims }, 'HS256', here.idp.client.secret)],
    [
      'signed with the public key as if it were a secret',
      (claims: object) => signed({ ...claims }, 'HS256', PUBLIC_PEM),
    ],
    ['signed by a stranger', (claims: object) => signed({ ...claims }, 'RS256', STRANGERS_KEY)],
    ['that was changed after it was signed', (claims: object) => tampered(signed({ ...claims }))],
    ['that is none', () => 'no token at all'],
  ])('believes no token %s', async (_what, sign) => {
    here.idp.sign = sign
    expect(await signIn()).toEqual(untrusted)
  })

  function tampered(token: string): string {
    const [header, payload = '', signature] = token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'owner' })).toString('base64url'), signature].join('.')
  }

  it('takes a code once, and no code with another’s checks', async () => {
    const mine = await begin()
    const answer = here.idp.allow(mine.url)
    const theirs = await begin()
    expect(await here.open.providers.finish('oidc', theirs.checks, answer)).toEqual(untrusted)
    const again = here.idp.allow(mine.url)
    expect(await here.open.providers.finish('oidc', mine.checks, again)).toMatchObject({ ok: true })
    expect(await here.open.providers.finish('oidc', mine.checks, again)).toEqual(untrusted)
  })

  it('notices a code that another client obtained: PKCE', async () => {
    const mine = await begin()
    const theirs = await begin()
    const stolen = here.idp.allow(theirs.url)
    expect(await here.open.providers.finish('oidc', mine.checks, { ...stolen, state: mine.state })).toEqual(untrusted)
  })

  it('takes no answer of another issuer, nor one without a name where its provider always says it', async () => {
    const { url, checks } = await begin()
    const mixed = { ...here.idp.allow(url), iss: 'https://elsewhere.example' }
    expect(await here.open.providers.finish('oidc', checks, mixed)).toEqual(untrusted)
    here.idp.description.authorization_response_iss_parameter_supported = true
    await openAgain()
    expect(await signIn()).toEqual(untrusted)
    const asked = await begin()
    const named = { ...here.idp.allow(asked.url), iss: here.idp.issuer }
    expect(await here.open.providers.finish('oidc', asked.checks, named)).toMatchObject({ ok: true })
  })

  it.each(['login_required', 'server_error', '<script>alert(1)</script>'])('takes %s for a no', async (error) => {
    const { checks, state } = await begin()
    expect(await here.open.providers.finish('oidc', checks, { state, error })).toEqual(untrusted)
    expect(here.idp.seen).not.toContain('POST /token')
  })

  it('knows when the person said no', async () => {
    const { checks, state } = await begin()
    const answer = { state, error: 'access_denied' }
    expect(await here.open.providers.finish('oidc', checks, answer)).toEqual({ ok: false, reason: 'cancelled' })
  })

  it('takes the checks of nobody else: they are sealed, and each for its own provider', async () => {
    const { url, checks } = await begin()
    const forged = Object.fromEntries(Object.entries(checks).map(([name, value]) => [name, `${value}x`]))
    expect(await here.open.providers.finish('oidc', forged, here.idp.allow(url))).toEqual(untrusted)
    expect(await here.open.providers.finish('oidc', {}, here.idp.allow(url))).toEqual(untrusted)
  })

  it('takes an address only where the provider says that it is verified, and a name only as far as it is one', async () => {
    for (const email_verified of [false, 'true', 'false', 1, undefined]) {
      here.idp.claims = { email_verified }
      expect(await signIn()).toMatchObject({ ok: true, value: { email: null } })
    }
    here.idp.claims = { email: 'no address', name: '<script>alert(1)</script>\u202e\n' }
    expect(await signIn()).toMatchObject({ ok: true, value: { email: null, name: '<script>alert(1)</script>' } })
    here.idp.claims = { name: 'x'.repeat(5_000), preferred_username: ['a', 'list'], email: 7 }
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
    Object.assign(here.idp.description, parts())
    expect(await here.open.providers.begin('oidc')).toEqual(untrusted)
  })

  it('may come with a slash that the operator left out', async () => {
    here.idp.description.issuer = `${here.idp.issuer}/`
    here.idp.issuer = `${here.idp.issuer}/`
    expect(await signIn()).toMatchObject({ ok: true, value: { issuer: here.idp.issuer } })
  })

  it('is asked for once in ten minutes', async () => {
    await begin()
    await begin()
    expect(here.idp.seen.filter((line) => line.endsWith('openid-configuration'))).toHaveLength(1)
  })
})

describe('Google and GitHub', () => {
  const environment = { GOOGLE_ID: 'the-paper', GOOGLE_SECRET: 's', GITHUB_ID: 'the-paper', GITHUB_SECRET: 's' }

  beforeEach(async () => {
    await here.open.close()
    here.open = await openSignInProviders({
      config: readConfig(environment),
      secret: 'a secret of the tests',
      version: '1',
      bases: { google: here.idp.issuer, github: here.idp.issuer, githubApi: here.idp.issuer },
    })
  })

  it('Google is an issuer like any other, known by its subject', async () => {
    const asked = await here.open.providers.begin('google')
    if (!asked.ok) throw new Error(asked.reason)
    here.idp.claims = { sub: '110169484474386276334' }
    expect(
      await here.open.providers.finish('google', asked.value.checks, here.idp.allow(asked.value.url)),
    ).toMatchObject({
      ok: true,
      value: { issuer: here.idp.issuer, subject: '110169484474386276334', email: 'ines@example.org' },
    })
  })

  async function byGitHub(user: object, mails: unknown, status = 200) {
    const json =
      (value: unknown, code = 200) =>
      (_request: unknown, response: import('node:http').ServerResponse) =>
        response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    here.idp.routes['/login/oauth/access_token'] = json({
      access_token: 'gho_x',
      token_type: 'bearer',
      scope: 'read:user',
    })
    here.idp.routes['/user'] = json(user)
    here.idp.routes['/user/emails'] = json(mails, status)
    const asked = await here.open.providers.begin('github')
    if (!asked.ok) throw new Error(asked.reason)
    expect(new URL(asked.value.url).pathname).toBe('/login/oauth/authorize')
    return here.open.providers.finish('github', asked.value.checks, { state: asked.value.state, code: 'a code' })
  }
  const mail = (email: string, primary: boolean, verified: boolean) => ({ email, primary, verified })

  it('GitHub is known by its number, never by the name or the address that go with it', async () => {
    const mails = [mail('old@example.org', false, true), mail('Ines@Example.org', true, true)]
    const ines = { id: 583_231, login: 'ines', name: null, email: 'public@example.org' }
    expect(await byGitHub(ines, mails)).toEqual({
      ok: true,
      value: {
        issuer: `${here.idp.issuer}/login/oauth`,
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
