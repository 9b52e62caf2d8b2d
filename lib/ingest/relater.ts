import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import { articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { relate } from '#lib/stories/commands.ts'
import { keptTerms } from '#lib/stories/neighbours.ts'
import { isNear, nearTo } from '#lib/stories/related.ts'

/** So many articles are held against the paper at once: each time costs a look at all that is of those days. */
const ENOUGH = 500
const LOOK_BACK_MS = 60 * 60 * 1_000
/** A broken-off run has left at most about as many. By their ids they are found without a look at all the others. */
const LOOK_BACK_ROWS = 2 * ENOUGH

export type Relater = {
  /** Takes the articles that a read has touched, and relates them once there are enough. */
  add(ids: readonly number[]): Promise<void>
  flush(): Promise<void>
  /** Relates what was stored in the last hour and has no story. */
  catchUp(): Promise<void>
}

/** Of more new articles than this the neighbours are not looked up: their pages are printed anew within a minute anyway. */
const FEW = 50

/**
 * Gathers what many reads have stored, to be related together. What fails is logged: the articles are stored.
 *
 * @param changed is given the articles whose pages show something else now: a new telling, or what came since
 */
export function openRelater({
  db,
  now,
  changed = async () => undefined,
}: {
  db: Db
  now(): Date
  changed?: (articles: readonly number[]) => Promise<void>
}): Relater {
  const waiting: number[] = []

  async function flush(): Promise<void> {
    const ids = waiting.splice(0)
    if (!ids.length) return
    try {
      const told = await relate(db, ids, now())
      const beside = ids.length > FEW ? [] : await neighboursOf(db, ids)
      const pages = [...new Set([...told, ...beside])]
      if (pages.length) await changed(pages)
    } catch (error) {
      failed(error)
    }
  }

  return {
    async add(ids) {
      waiting.push(...ids)
      if (waiting.length >= ENOUGH) await flush()
    },
    flush,
    async catchUp() {
      const since = new Date(now().getTime() - LOOK_BACK_MS)
      try {
        const last = db.select({ id: articles.id }).from(articles).orderBy(desc(articles.id)).limit(LOOK_BACK_ROWS)
        const rows = await db
          .select({ id: articles.id })
          .from(articles)
          .where(
            and(
              inArray(articles.id, last),
              eq(articles.sample, false),
              isNull(articles.storyId),
              gte(articles.firstSeenAt, since),
            ),
          )
        waiting.push(...rows.map(({ id }) => id))
      } catch (error) {
        failed(error)
      }
      await flush()
    },
  }
}

/** The articles on whose pages these may stand as what came since. */
async function neighboursOf(db: Db, ids: readonly number[]): Promise<number[]> {
  const found: number[] = []
  for (const id of ids) {
    const own = await keptTerms(db, id)
    if (own) found.push(...(await nearTo(db, own)).filter(isNear).map((near) => near.id))
  }
  return found
}

function failed(error: unknown): void {
  log('error', 'stories could not be related', { error: String(error) })
}
