import { and, eq } from 'drizzle-orm'
import { hubSubscriptions, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { LONGEST_LEASE_SECONDS } from './model.ts'

/** A hub calls back within this, or the wish it speaks of is too old to be ours. */
const ANSWERED_WITHIN_MS = 24 * 60 * 60 * 1000
const SHORTEST_WAIT_MS = 15 * 60 * 1000
const DENIED_FOR_MS = 7 * 24 * 60 * 60 * 1000
/** When of a promise it is asked for again. */
const RENEWED_AT = 0.8
const LONGEST_CHALLENGE = 2_000

/**
 * What the paper says to a hub that asks whether the paper wants what it was asked for: the hub's own challenge, or null
 * where the paper does not want it.
 *
 * @see WebSub §5.3
 */
export async function answerHub(db: Db, id: string, query: URLSearchParams, now: Date): Promise<string | null> {
  const [row] = await db.select().from(hubSubscriptions).where(eq(hubSubscriptions.id, id))
  if (!row || query.get('hub.topic') !== row.topic) return null
  const mode = query.get('hub.mode')
  const here = eq(hubSubscriptions.id, id)
  if (mode === 'denied') {
    if (row.state === 'ending') return null
    log('warn', 'hub-denied', { hub: row.hub })
    const nextAt = new Date(now.getTime() + DENIED_FOR_MS)
    await db.update(hubSubscriptions).set({ state: 'denied', askedAt: null, leaseUntil: null, nextAt }).where(here)
    await db.update(sources).set({ pushedAt: null }).where(eq(sources.id, row.sourceId))
    return ''
  }
  const challenge = query.get('hub.challenge') ?? ''
  if (challenge === '' || challenge.length > LONGEST_CHALLENGE) return null
  // Anybody may tell a hub to ask us: only what we have asked for ourselves, and lately, is confirmed.
  if (row.askedAt === null || now.getTime() - row.askedAt.getTime() > ANSWERED_WITHIN_MS) return null
  if (mode === 'unsubscribe' && row.state === 'ending') {
    await db.delete(hubSubscriptions).where(and(here, eq(hubSubscriptions.state, 'ending')))
    return challenge
  }
  if (mode !== 'subscribe' || row.state === 'ending') return null
  const seconds = Number(query.get('hub.lease_seconds')) || LONGEST_LEASE_SECONDS
  const leaseMs = Math.min(Math.max(60, seconds), LONGEST_LEASE_SECONDS) * 1_000
  await db
    .update(hubSubscriptions)
    .set({
      state: 'active',
      askedAt: null,
      failures: 0,
      leaseUntil: new Date(now.getTime() + leaseMs),
      nextAt: new Date(now.getTime() + Math.max(SHORTEST_WAIT_MS, leaseMs * RENEWED_AT)),
    })
    .where(here)
  return challenge
}
