import type { IngestContext } from '#lib/ingest/ingest-bytes.ts'
import { claimPages, nextPageAt, type PageClaim, releasePages } from '#lib/ingest/page-claims.ts'
import { type PageOutcome, readPage } from '#lib/ingest/read-page.ts'
import { log } from '#lib/log.ts'
import { openLanes } from './lanes.ts'
import type { PollContext } from './read-source.ts'
import { openTurns } from './turns.ts'

/** Fewer than sources have, so that pages never take all the places of the way out. */
const LANES = 3
const BATCH = 24
/** One run on the command line asks for so many at most. */
const MOST_A_RUN = 200
const LONGEST_SLEEP_MS = 60_000

/** Reads one claimed page. Whatever happens ends here. @returns null if it was broken off because the program ends */
async function readOne(context: PollContext, claim: PageClaim): Promise<PageOutcome | null> {
  try {
    return await readPage({ ...context, now: context.now() } satisfies IngestContext, claim)
  } catch (error) {
    const ending = error instanceof Error && error.name === 'AbortError'
    if (!ending) log('error', 'page could not be read', { article: claim.articleId, error: String(error) })
    // Where the store is down the claim runs out by itself.
    await releasePages(context.db, [claim.articleId]).catch(() => undefined)
    return ending ? null : { outcome: 'failed', problem: 'internal', detail: null }
  }
}

const hostOf = ({ link }: PageClaim) => URL.parse(link)?.host ?? link

export type PagesRead = { asked: number; taken: number[]; failed: number }

/**
 * Asks the pages that are due once, of all sources or of one; at most 200.
 *
 * @param say is given how many were asked so far, and of how many
 */
export async function readPagesOnce(context: PollContext, wish: { source?: number } = {}): Promise<PagesRead> {
  const read: PagesRead = { asked: 0, taken: [], failed: 0 }
  const lanes = openLanes<PageClaim>({
    width: LANES,
    keyOf: hostOf,
    async run(claim) {
      const answer = await readOne(context, claim)
      read.asked += 1
      if (answer?.outcome === 'taken') read.taken.push(claim.articleId)
      if (answer?.outcome === 'failed') read.failed += 1
    },
  })
  while (read.asked < MOST_A_RUN) {
    const claims = await claimPages(context.db, context.now(), BATCH, wish.source ?? null)
    if (claims.length === 0) break
    lanes.push(claims)
    await lanes.idle()
  }
  return read
}

export type PageQueue = {
  /** Pages may be due. */
  wake(): void
  /** Begins nothing more and waits for what is under way. Close the web beside it to cut that short. */
  stop(): Promise<void>
}

/**
 * Asks pages as they come due, three hosts at a time, from now until `stop()`: beside the timetable of sources, which
 * does not wait for it.
 *
 * @param options `changed` is given the ids of articles that have another text; `hasRoom`: see the timetable
 */
export function startPageQueue(
  context: PollContext,
  options: { changed?: (articles: readonly number[]) => Promise<void>; hasRoom?: () => Promise<boolean> } = {},
): PageQueue {
  const { changed = async () => undefined, hasRoom = async () => true } = options
  let more = false

  const lanes = openLanes<PageClaim>({
    width: LANES,
    keyOf: hostOf,
    async run(claim) {
      const answer = await readOne(context, claim)
      if (answer?.outcome === 'taken' || answer?.outcome === 'kept') await changed([claim.articleId])
      if (more && lanes.size() <= LANES) turns.wake()
    },
  })

  const turns = openTurns(takeDue, 'pages that are due cannot be read')

  /** @returns milliseconds until something is due */
  async function takeDue(): Promise<number> {
    if (!(await hasRoom())) return LONGEST_SLEEP_MS
    const room = BATCH - lanes.size()
    if (room > 0) {
      const claims = await claimPages(context.db, context.now(), room)
      more = claims.length > 0
      if (turns.isStopping())
        await releasePages(
          context.db,
          claims.map(({ articleId }) => articleId),
        )
      else lanes.push(claims)
    }
    if (more) return LONGEST_SLEEP_MS
    const at = await nextPageAt(context.db, context.now())
    const ahead = at ? at.getTime() - context.now().getTime() : LONGEST_SLEEP_MS
    return Math.min(LONGEST_SLEEP_MS, Math.max(1_000, ahead))
  }

  turns.wake()
  return {
    wake: turns.wake,
    async stop() {
      await turns.stop()
      const left = lanes.drop()
      await Promise.all([
        releasePages(
          context.db,
          left.map(({ articleId }) => articleId),
        ),
        lanes.idle(),
      ])
    },
  }
}
