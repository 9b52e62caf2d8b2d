import { and, asc, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { articlePages, savedPages, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { SourceRow } from '#lib/sources/health.ts'

/** How long a claim holds if its reader dies: longer than any batch takes. */
const CLAIM_SECONDS = 15 * 60
const SECONDS_A_SOURCE = 2

/** Which sources: those whose time has come, all that are active, or one (a paused one too). */
export type Which = 'due' | 'all' | { id: number }

/**
 * Claims sources for this process. One that another has claimed is passed over, on both stores.
 *
 * @returns the claimed sources, the longest due first
 */
export async function claimSources(db: Db, which: Which, now: Date, limit: number): Promise<SourceRow[]> {
  const free = or(isNull(sources.claimedUntil), lte(sources.claimedUntil, now))
  const wanted = db
    .select({ id: sources.id })
    .from(sources)
    .where(and(eq(sources.kind, 'feed'), wantedState(which, now), free))
    .orderBy(sql`${sources.nextReadAt} asc nulls first`, asc(sources.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  const until = new Date(now.getTime() + (CLAIM_SECONDS + SECONDS_A_SOURCE * Math.min(limit, 1_000)) * 1_000)
  const claimed = await db.update(sources).set({ claimedUntil: until }).where(inArray(sources.id, wanted)).returning()
  return claimed.sort((a, b) => (a.nextReadAt?.getTime() ?? 0) - (b.nextReadAt?.getTime() ?? 0) || a.id - b.id)
}

function wantedState(which: Which, now: Date): SQL | undefined {
  if (typeof which === 'object') return and(eq(sources.id, which.id), inArray(sources.state, ['active', 'paused']))
  const active = eq(sources.state, 'active')
  return which === 'all' ? active : and(active, or(isNull(sources.nextReadAt), lte(sources.nextReadAt, now)))
}

export async function releaseClaims(db: Db, ids: number[]): Promise<void> {
  if (ids.length) await db.update(sources).set({ claimedUntil: null }).where(inArray(sources.id, ids))
}

/** Frees every claim: for a process that has the store to itself, where whoever claimed before it is dead. */
export async function freeAllClaims(db: Db): Promise<void> {
  await db.update(sources).set({ claimedUntil: null }).where(isNotNull(sources.claimedUntil))
  await db.update(articlePages).set({ claimedUntil: null }).where(isNotNull(articlePages.claimedUntil))
  await db.update(savedPages).set({ claimedUntil: null }).where(isNotNull(savedPages.claimedUntil))
}

/** When the next source that nobody has claimed is due; null if there is none. */
export async function nextDueAt(db: Db, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: sources.nextReadAt })
    .from(sources)
    .where(
      and(
        eq(sources.kind, 'feed'),
        eq(sources.state, 'active'),
        or(isNull(sources.claimedUntil), lte(sources.claimedUntil, now)),
      ),
    )
    .orderBy(sql`${sources.nextReadAt} asc nulls first`)
    .limit(1)
  return row ? (row.at ?? now) : null
}
