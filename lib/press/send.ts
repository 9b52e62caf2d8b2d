import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { chooseEncoding, type Encoding, encode, isWorthEncoding } from './encode.ts'

export type Answer = {
  status: number
  headers: OutgoingHttpHeaders
  body: Buffer
  /** Of a body that is sent more than once: its digest, and its compressed forms, each made once. */
  copy?: { digest: string; encoded(encoding: Encoding): Promise<Buffer> }
}

/**
 * Sends an answer: compressed where the client takes it, with an ETag where it may be kept, as 304 where the client
 * has it already, without a body for HEAD.
 */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const headers: OutgoingHttpHeaders = { ...answer.headers }
  const type = String(headers['content-type'] ?? '')
  const worth = isWorthEncoding(type, answer.body.length) && headers['content-encoding'] === undefined
  const encoding = worth ? chooseEncoding(request.headers['accept-encoding']?.toString()) : null
  if (worth) headers.vary = joined(headers.vary, 'Accept-Encoding')

  const kept = answer.status === 200 && !/no-store/.test(String(headers['cache-control'] ?? ''))
  if (kept && headers.etag === undefined) headers.etag = etagOf(answer.copy?.digest ?? digestOf(answer.body), encoding)
  if (kept && hasAlready(request, headers)) {
    delete headers['content-length']
    response.writeHead(304, headers).end()
    return
  }
  const body = await (answer.copy ? answer.copy.encoded(encoding) : encode(answer.body, encoding, 'light'))
  if (encoding) headers['content-encoding'] = encoding
  if (answer.status !== 204 && answer.status !== 304) headers['content-length'] = body.length
  response.writeHead(answer.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

export const digestOf = (body: Buffer) => createHash('sha256').update(body).digest('base64url').slice(0, 22)

/** Strong, and its own for each encoding. */
const etagOf = (digest: string, encoding: Encoding) => `"${digest}${encoding ? `-${encoding}` : ''}"`

/** The client names our ETag, or, where it names none, an instant since which nothing has changed. @see RFC 9110 §13.2.2 */
function hasAlready({ headers: asked }: IncomingMessage, headers: OutgoingHttpHeaders): boolean {
  const tags = asked['if-none-match']
  if (tags !== undefined) return isSame(tags, String(headers.etag))
  const since = Date.parse(asked['if-modified-since'] ?? '')
  const changed = Date.parse(String(headers['last-modified'] ?? ''))
  return changed <= since
}

/** If-None-Match compares weakly. @see RFC 9110 §13.1.2 */
function isSame(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  const plain = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => plain(tag) === plain(etag))
}

const joined = (vary: OutgoingHttpHeaders[string], name: string) => (vary ? `${String(vary)}, ${name}` : name)
