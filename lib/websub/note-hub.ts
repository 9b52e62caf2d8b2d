import { eq, inArray } from 'drizzle-orm'
import { hubSubscriptions } from '#drizzle/schema/index.ts'
import { newToken } from '#lib/accounts/tokens.ts'
import type { Db } from '#lib/db/model.ts'
import type { HubOf } from './model.ts'

/** Remembers which hub a source's feed names now; what was asked of another ends. */
export async function noteHub(db: Db, sourceId: number, named: HubOf | null, now: Date): Promise<void> {
  const known = await db
    .select({
      id: hubSubscriptions.id,
      hub: hubSubscriptions.hub,
      topic: hubSubscriptions.topic,
      state: hubSubscriptions.state,
    })
    .from(hubSubscriptions)
    .where(eq(hubSubscriptions.sourceId, sourceId))
  const isNamed = ({ hub, topic }: HubOf) => hub === named?.hub && topic === named.topic
  const others = known.filter((row) => !isNamed(row) && row.state !== 'ending').map(({ id }) => id)
  if (others.length) {
    await db
      .update(hubSubscriptions)
      .set({ state: 'ending', nextAt: now, failures: 0 })
      .where(inArray(hubSubscriptions.id, others))
  }
  if (!named || known.some((row) => isNamed(row) && row.state !== 'ending')) return
  await db
    .insert(hubSubscriptions)
    .values({ id: newToken(), sourceId, ...named, secret: newToken(), state: 'wanted', nextAt: now })
    .onConflictDoUpdate({
      target: [hubSubscriptions.sourceId, hubSubscriptions.hub, hubSubscriptions.topic],
      set: { state: 'wanted', nextAt: now, failures: 0 },
      setWhere: eq(hubSubscriptions.state, 'ending'),
    })
}
