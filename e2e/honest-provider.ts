import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** A provider as people run it for themselves, at a port of this machine. */
export type HonestProvider = { settings: Record<string, string>; close(): Promise<void> }

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
  const server = createServer(provider.callback()).listen(port, '127.0.0.1')
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
