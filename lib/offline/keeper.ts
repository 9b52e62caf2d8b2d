import { createHash } from 'node:crypto'
import type { Reader } from '#lib/accounts/model.ts'
import type { Keeper } from './model.ts'

/**
 * Whose browser this is, told to that browser's own worker. The session's row is named by a digest of its random id, so that
 * what is kept can be told from another session's, and no session be found by it.
 */
export function keeperOf(reader: Pick<Reader, 'id' | 'sessionId'> | null): Keeper | null {
  if (!reader) return null
  const digest = createHash('sha256').update(`offline ${reader.sessionId}`).digest('base64url')
  return { session: digest.slice(0, 22), person: reader.id }
}
