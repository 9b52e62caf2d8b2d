import { describe, expect, it } from 'vitest'
import { startIdentityProvider } from '#lib/testing/identity-provider.ts'
import { testSignIn, unreachable, untrusted } from '#lib/testing/signing-in.ts'

const { here, openAgain, begin, signIn } = testSignIn()

describe('requests to a provider keep to the rules of the one way out', () => {
  const moved = (to: string) => {
    here.idp.routes['/.well-known/openid-configuration'] = (_request, response) =>
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
      expect(await here.open.providers.begin('oidc'), address).toMatchObject({ ok: false })
    }
  })

  it('ask no private address for keys, tokens or people, but the very one that the operator named', async () => {
    const inner = await startIdentityProvider()
    try {
      for (const part of ['token_endpoint', 'jwks_uri', 'userinfo_endpoint']) {
        await openAgain()
        const before = { ...here.idp.description }
        here.idp.description[part] = `${inner.issuer}/keys`
        here.idp.claims = part === 'userinfo_endpoint' ? { name: undefined } : {}
        expect(await signIn(), part).toMatchObject({ ok: false })
        here.idp.description = before
      }
      expect(inner.seen).toEqual([])
    } finally {
      await inner.close()
    }
  })

  it('follow no redirect of a token or a key', async () => {
    here.idp.routes['/keys'] = (_request, response) =>
      response.writeHead(302, { location: 'http://10.0.0.1/keys' }).end()
    expect(await signIn()).toEqual(untrusted)
  })

  it('end at a size', async () => {
    let sent = 0
    here.idp.routes['/token'] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    }
    expect(await signIn()).toMatchObject({ ok: false })
    expect(sent).toBeLessThan(64 * 1024 * 1024)
    here.idp.routes['/.well-known/openid-configuration'] = here.idp.routes['/token']
    await openAgain()
    expect(await here.open.providers.begin('oidc')).toMatchObject({ ok: false })
  })

  it.each(['/.well-known/openid-configuration', '/token', '/keys'])('do not wait for ever at %s', async (path) => {
    await openAgain({ requestMs: 150 })
    here.idp.routes[path] = () => undefined
    const came = path.startsWith('/.well') ? await here.open.providers.begin('oidc') : await signIn()
    expect(came).toEqual(unreachable)
  })

  it('nor where an answer drips', async () => {
    await openAgain({ requestMs: 300 })
    here.idp.routes['/token'] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    }
    expect(await signIn()).toEqual(unreachable)
  })

  it('nor, all steps together, longer than somebody would', async () => {
    await openAgain({ longestMs: 100 })
    const { url, checks } = await begin()
    here.idp.routes['/token'] = () => undefined
    expect(await here.open.providers.finish('oidc', checks, here.idp.allow(url))).toEqual(unreachable)
  })

  it('say so where nobody is there', async () => {
    const { url, checks } = await begin()
    const answer = here.idp.allow(url)
    await here.idp.close()
    expect(await here.open.providers.finish('oidc', checks, answer)).toEqual(unreachable)
    await openAgain()
    expect(await here.open.providers.begin('oidc')).toEqual(unreachable)
    here.idp = await startIdentityProvider()
  })

  it('take no answer that is an error for one', async () => {
    for (const [status, body] of [
      [500, 'broken'],
      [200, '<html>'],
      [200, '{}'],
      [200, 'null'],
      [400, '{"error":"<b>x</b>"}'],
    ] as const) {
      here.idp.routes['/token'] = (_request, response) => response.writeHead(status).end(body)
      expect(await signIn(), body).toEqual(untrusted)
    }
  })
})
