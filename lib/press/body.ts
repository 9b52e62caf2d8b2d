import type { IncomingMessage } from 'node:http'

/** Bytes of a form or an action; uploads come with the issues that need them. */
const LARGEST = 1_048_576

/** The body of a request, whole; null where it is larger than the paper takes. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST) return null
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > LARGEST) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
