import { createHash, createHmac, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = Record<string, unknown>
type Handler = (request: IncomingMessage, response: ServerResponse) => void
type Asked = { nonce: string | null; challenge: string | null; claims: Claims }

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const PUBLIC_PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString()
export const STRANGERS_KEY = other.privateKey

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const CLIENT = { id: 'the-paper', secret: 'a secret between the two, long enough for any signature' }

/** Signs as told, whatever it is worth. */
export function signed(claims: Claims, alg = 'RS256', key: KeyObject | string = privateKey): string {
  const text = `${base64({ alg, kid: 'one' })}.${base64(claims)}`
  if (alg === 'none') return `${text}.`
  const signature =
    typeof key === 'string'
      ? createHmac('sha256', key).update(text).digest('base64url')
      : createSign('RSA-SHA256').update(text).sign(key).toString('base64url')
  return `${text}.${signature}`
}

/**
 * A provider on this machine that does what a test says: honest as it stands, and lying where one of its parts is put in
 * another's place.
 */
export async function startIdentityProvider() {
  const codes = new Map<string, Asked>()
  const seen: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    seen.push(`${request.method} ${path}`)
    const handler = idp.routes[path] ?? ((_: IncomingMessage, answer: ServerResponse) => answer.writeHead(404).end())
    handler(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const description: Claims = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  }

  const idp = {
    issuer,
    client: CLIENT,
    description,
    seen,
    /** How claims become a token. */
    sign: (claims: Claims): string => signed(claims),
    /** What is put over the claims of an honest token. */
    claims: {} as Claims,
    routes: {} as Record<string, Handler>,
    /** Somebody signs in there: what the browser comes back with. */
    allow(url: string, claims: Claims = {}) {
      const query = new URL(url).searchParams
      const code = randomBytes(12).toString('hex')
      codes.set(code, { nonce: query.get('nonce'), challenge: query.get('code_challenge'), claims })
      return { state: query.get('state') ?? '', code, iss: undefined as string | undefined }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  const json = (response: ServerResponse, value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const part of request) body += part
    const form = new URLSearchParams(body)
    const asked = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!asked || asked.challenge !== verifier) return void json(response, { error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const claims: Claims = {
      iss: idp.issuer,
      aud: CLIENT.id,
      sub: 'user-1',
      iat: now,
      exp: now + 300,
      nonce: asked.nonce ?? undefined,
      name: 'Ines Wren',
      email: 'ines@example.org',
      email_verified: true,
      ...asked.claims,
      ...idp.claims,
    }
    json(response, { access_token: 'an access token', token_type: 'Bearer', id_token: idp.sign(claims) })
  }

  idp.routes = {
    '/.well-known/openid-configuration': (_request, response) => json(response, idp.description),
    '/keys': (_request, response) =>
      json(response, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
    '/token': (request, response) => void token(request, response),
  }
  return idp
}

export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>
