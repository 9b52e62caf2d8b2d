import { createHmac, timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { hubSubscriptions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'

/** A push that is its hub's own: which source, and what its addresses are relative to. */
export type Push = { sourceId: number; topic: string }

const SIGNATURE = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i

/**
 * Whose a push is. Only what is signed with the secret counts; a hub is told the same of a push that is not, so that nobody
 * learns a signature by trying (WebSub §7.1). `sha1` is among the methods of the standard, and as an HMAC still sound.
 *
 * @returns `unknown` where nobody waits at the address, `ended` where nobody does any more, `ignored` for a push that is not
 *   to be believed
 */
export async function readPush(
  db: Db,
  id: string,
  { body, signature }: { body: Uint8Array; signature: string | null },
  now: Date,
): Promise<Push | 'unknown' | 'ended' | 'ignored'> {
  const [row] = await db.select().from(hubSubscriptions).where(eq(hubSubscriptions.id, id))
  if (!row) return 'unknown'
  if (row.state === 'ending' || row.state === 'denied') return 'ended'
  if (row.leaseUntil === null || row.leaseUntil <= now) return 'ignored'
  if (!isSigned(body, signature, row.secret)) {
    log('warn', 'push-not-signed', { hub: row.hub, source: row.sourceId })
    return 'ignored'
  }
  return { sourceId: row.sourceId, topic: row.topic }
}

function isSigned(body: Uint8Array, signature: string | null, secret: string): boolean {
  const [, method = '', digest = ''] = SIGNATURE.exec(signature?.trim() ?? '') ?? []
  if (!method) return false
  const ours = createHmac(method.toLowerCase(), secret).update(body).digest()
  const theirs = Buffer.from(digest, 'hex')
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
