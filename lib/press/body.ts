import type { IncomingMessage } from 'node:http'

/** Bytes of a form or an action, and of the one form that brings a whole library. */
const LARGEST = 1_048_576
const LARGEST_UPLOAD = 26 * 1_048_576
const UPLOAD = '/send/saved/import'
/** Libraries that are held in memory at once. */
const UPLOADS = 2

export type Body = { is: 'whole'; bytes: Uint8Array } | { is: 'too-large' } | { is: 'too-many' }

/**
 * Reads the bodies of requests, whole, and no more of them than a stranger may make the paper hold: only who is signed in may
 * bring a library, and two at once.
 */
export function openBodies(isSignedIn: (request: IncomingMessage) => Promise<boolean>) {
  let uploads = 0

  return async (request: IncomingMessage, path: string): Promise<Body> => {
    const announced = Number(request.headers['content-length'] ?? 0)
    // What is small, as far as it says so itself, is no library.
    const small = path !== UPLOAD || (announced > 0 && announced <= LARGEST) || !(await isSignedIn(request))
    if (small) return read(request, announced, LARGEST)
    if (uploads >= UPLOADS) return { is: 'too-many' }
    uploads += 1
    try {
      return await read(request, announced, LARGEST_UPLOAD)
    } finally {
      uploads -= 1
    }
  }
}

async function read(request: IncomingMessage, announced: number, largest: number): Promise<Body> {
  if (announced > largest) return { is: 'too-large' }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > largest) return { is: 'too-large' }
    parts.push(part)
  }
  return { is: 'whole', bytes: Buffer.concat(parts) }
}
