import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** A provider as people run it for themselves, at a port of this machine. */
export type HonestProvider = { settings: Record<string, string>; close(): Promise<void> }

const SIGN_IN = `<!doctype html><html lang="en"><head><title>The Club</title><link rel="icon" href="data:,"></head><body>
<form method="post"><label>Member <input name="name" required></label> <button>Enter</button></form></body></html>`

type Saved = { addOIDCScope(scope: string): void; save(): Promise<void> }
type Asking = {
  oidc: {
    client: { clientId: string }
    session: { accountId: string }
    provider: { Grant: new (of: { clientId: string; accountId: string }) => Saved }
  }
}

async function agreed({ oidc: { client, session, provider } }: Asking): Promise<Saved> {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}

/**
 * Starts a real provider of OpenID Connect that lets everybody in under whatever name they type, and says of each that
 * their address is verified.
 *
 * @param paperUrl the paper that people come from and go back to
 */
export async function startHonestProvider(port: number, paperUrl: string): Promise<HonestProvider> {
  const issuer = `http://localhost:${port}`
  const client = { id: 'the-paper', secret: 'known to the two of them and nobody else' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${paperUrl}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    cookies: { keys: ['of this provider alone'] },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    // Whoever signs in has agreed: the question itself is the provider's own affair.
    loadExistingGrant: agreed,
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({
        sub,
        name: `${sub} <b>Winterfeld</b>`,
        preferred_username: sub,
        email: `${sub.toLowerCase()}@mail.example`,
        email_verified: true,
      }),
    }),
  })
  const answer = provider.callback()
  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'text/html' }).end(SIGN_IN)
    let body = ''
    for await (const part of request) body += part
    const accountId = new URLSearchParams(body).get('name') ?? ''
    await provider.interactionFinished(request, response, { login: { accountId } })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'The Club',
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
