import type { IncomingMessage } from 'node:http'

/** Bytes of a form or an action, and of the one form that brings a whole library. */
const LARGEST = 1_048_576
const LARGEST_UPLOAD = 26 * 1_048_576

/** The body of a request, whole; null where it is larger than the paper takes. */
export async function readBody(request: IncomingMessage, path: string): Promise<Uint8Array | null> {
  const largest = path === '/send/saved/import' ? LARGEST_UPLOAD : LARGEST
  if (Number(request.headers['content-length'] ?? 0) > largest) return null
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > largest) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
