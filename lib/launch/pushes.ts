import { eq } from 'drizzle-orm'
import { sources } from '#drizzle/schema/index.ts'
import { ingestPush } from '#lib/ingest/ingest-bytes.ts'
import { claimSources, releaseClaims } from '#lib/jobs/claims.ts'
import { log } from '#lib/log.ts'
import { tagsOfChange } from '#lib/press/tags.ts'
import { relate } from '#lib/stories/commands.ts'
import type { Push } from '#lib/websub/take-push.ts'
import type { Engine } from './engine.ts'

export type TakenPush = Push & { bytes: Uint8Array; contentType: string | null }

/** So many are stored at a time; of more it is only remembered that their sources have something new. */
const AT_ONCE = 4

/**
 * Stores what hubs push, by the same way as what is read. Where that cannot be now (the source is being read, too many
 * pushes at once), its source is read next. Never throws.
 */
export function openPushes(engine: Pick<Engine, 'db' | 'parser' | 'now' | 'recall'> & { wake(): void }) {
  let running = 0

  async function take(push: TakenPush): Promise<void> {
    const { db, now } = engine
    const [source] = running < AT_ONCE ? await claimSources(db, { id: push.sourceId }, now(), 1) : []
    if (!source) return readNext(push.sourceId)
    running += 1
    try {
      const { problem, touched } = await ingestPush({ db, parser: engine.parser, now: now() }, source, push)
      if (problem) log('warn', 'push-not-read', { source: source.id, problem })
      if (!touched.length) return
      await relate(db, touched, now())
      await engine.recall(...tagsOfChange(touched))
      // What came as a summary waits for its page now.
      engine.wake()
    } finally {
      running -= 1
      await releaseClaims(db, [source.id])
    }
  }

  async function readNext(id: number): Promise<void> {
    await engine.db.update(sources).set({ nextReadAt: engine.now() }).where(eq(sources.id, id))
    engine.wake()
  }

  return (push: TakenPush): Promise<void> =>
    take(push).catch((problem: unknown) => log('error', 'push-not-stored', { problem: String(problem) }))
}
