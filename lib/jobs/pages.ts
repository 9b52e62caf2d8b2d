import type { IngestContext } from '#lib/ingest/ingest-bytes.ts'
import { claimPages, nextPageAt, type PageClaim, releasePages } from '#lib/ingest/page-claims.ts'
import { type PageOutcome, readPage } from '#lib/ingest/read-page.ts'
import { log } from '#lib/log.ts'
import { type ClaimQueue, openClaimQueue } from './claim-queue.ts'
import { openLanes } from './lanes.ts'
import type { PollContext } from './read-source.ts'

/** Fewer than sources have, so that pages never take all the places of the way out. */
const LANES = 3
const BATCH = 24
/** One run on the command line asks for so many at most. */
const MOST_A_RUN = 200

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

/**
 * Asks pages as they come due, three hosts at a time, from now until `stop()`: beside the timetable of sources, which
 * does not wait for it.
 *
 * @param options `changed` is given the ids of articles that have another text; `hasRoom`: see the timetable
 */
export function startPageQueue(
  context: PollContext,
  options: { changed?: (articles: readonly number[]) => Promise<void>; hasRoom?: () => Promise<boolean> } = {},
): ClaimQueue {
  const { changed = async () => undefined, hasRoom = async () => true } = options
  const { db, now } = context
  return openClaimQueue<PageClaim>({
    width: LANES,
    batch: BATCH,
    keyOf: hostOf,
    now,
    claim: (most) => claimPages(db, now(), most),
    release: (claims) =>
      releasePages(
        db,
        claims.map(({ articleId }) => articleId),
      ),
    nextAt: () => nextPageAt(db, now()),
    async run(claim) {
      const answer = await readOne(context, claim)
      if (answer?.outcome === 'taken' || answer?.outcome === 'kept') await changed([claim.articleId])
    },
    hasRoom,
    failure: 'pages that are due cannot be read',
  })
}
