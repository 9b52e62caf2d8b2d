import {
  claimSavedPages,
  nextSavedPageAt,
  readSavedPage,
  releaseSavedPages,
  type SavedPageClaim,
} from '#lib/ingest/saved-pages.ts'
import { log } from '#lib/log.ts'
import { type ClaimQueue, openClaimQueue } from './claim-queue.ts'
import type { PollContext } from './read-source.ts'

/** The least of all lanes: what somebody keeps for later can wait a little. */
const LANES = 2
const BATCH = 8

const hostOf = ({ link }: SavedPageClaim) => URL.parse(link)?.host ?? link

/** Reads one claimed address. Whatever happens ends here. */
async function readOne(context: PollContext, claim: SavedPageClaim): Promise<void> {
  try {
    await readSavedPage({ ...context, now: context.now() }, claim)
  } catch (error) {
    const ending = error instanceof Error && error.name === 'AbortError'
    if (!ending) log('error', 'saved page could not be read', { save: claim.saveId, error: String(error) })
    // Where the store is down the claim runs out by itself.
    await releaseSavedPages(context.db, [claim.saveId]).catch(() => undefined)
  }
}

/** Asks for the texts of saved addresses as they come due, two hosts at a time, from now until `stop()`. */
export function startSavedPages(context: PollContext, hasRoom: () => Promise<boolean>): ClaimQueue {
  const { db, now } = context
  return openClaimQueue<SavedPageClaim>({
    width: LANES,
    batch: BATCH,
    keyOf: hostOf,
    now,
    claim: (most) => claimSavedPages(db, now(), most),
    release: (claims) =>
      releaseSavedPages(
        db,
        claims.map(({ saveId }) => saveId),
      ),
    nextAt: () => nextSavedPageAt(db, now()),
    run: (claim) => readOne(context, claim),
    hasRoom,
    failure: 'saved pages that are due cannot be read',
  })
}
