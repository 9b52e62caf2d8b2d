import { eq, lt, sql } from 'drizzle-orm'
import { hostHolds } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** Hosts that asked to be left alone, and until when. */
export type Holds = {
  /** The end of a hold, which may lie in the past; null if there is none. */
  until(host: string): Promise<Date | null>
  /** Never shortens a hold that is there. */
  hold(host: string, until: Date, now: Date): Promise<void>
}

export function databaseHolds(db: Db): Holds {
  return {
    async until(host) {
      const [row] = await db.select({ until: hostHolds.until }).from(hostHolds).where(eq(hostHolds.host, host))
      return row?.until ?? null
    },
    async hold(host, until, now) {
      await db.delete(hostHolds).where(lt(hostHolds.until, now))
      await db
        .insert(hostHolds)
        .values({ host, until })
        .onConflictDoUpdate({
          target: hostHolds.host,
          set: { until: sql`greatest(${hostHolds.until}, excluded.until)` },
        })
    },
  }
}

/** Holds that end with the process. */
export function memoryHolds(): Holds {
  const held = new Map<string, Date>()
  return {
    until: async (host) => held.get(host) ?? null,
    async hold(host, until, now) {
      for (const [name, end] of held) if (end < now) held.delete(name)
      const before = held.get(host)
      if (!before || before < until) held.set(host, until)
    },
  }
}
