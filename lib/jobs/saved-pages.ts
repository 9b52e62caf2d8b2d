import {
  claimSavedPages,
  nextSavedPageAt,
  readSavedPage,
  releaseSavedPages,
  type SavedPageClaim,
} from '#lib/ingest/saved-pages.ts'
import { log } from '#lib/log.ts'
import { openLanes } from './lanes.ts'
import type { PageQueue } from './pages.ts'
import type { PollContext } from './read-source.ts'
import { openTurns } from './turns.ts'

/** The least of all lanes: what somebody keeps for later can wait a little. */
const LANES = 2
const BATCH = 8
const LONGEST_SLEEP_MS = 60_000

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

/** Asks once for what is due now. */
export async function readSavedPagesOnce(context: PollContext): Promise<void> {
  const lanes = openLanes<SavedPageClaim>({ width: LANES, keyOf: hostOf, run: (claim) => readOne(context, claim) })
  for (;;) {
    const claims = await claimSavedPages(context.db, context.now(), BATCH)
    if (claims.length === 0) return
    lanes.push(claims)
    await lanes.idle()
  }
}

/** Asks for the texts of saved addresses as they come due, two hosts at a time, from now until `stop()`. */
export function startSavedPages(context: PollContext, hasRoom: () => Promise<boolean>): PageQueue {
  let more = false
  const lanes = openLanes<SavedPageClaim>({
    width: LANES,
    keyOf: hostOf,
    async run(claim) {
      await readOne(context, claim)
      if (more && lanes.size() <= LANES) turns.wake()
    },
  })
  const turns = openTurns(takeDue, 'saved pages that are due cannot be read')

  /** @returns milliseconds until something is due */
  async function takeDue(): Promise<number> {
    if (!(await hasRoom())) return LONGEST_SLEEP_MS
    const room = BATCH - lanes.size()
    if (room > 0) {
      const claims = await claimSavedPages(context.db, context.now(), room)
      more = claims.length > 0
      const ids = claims.map(({ saveId }) => saveId)
      if (turns.isStopping()) await releaseSavedPages(context.db, ids)
      else lanes.push(claims)
    }
    if (more) return LONGEST_SLEEP_MS
    const at = await nextSavedPageAt(context.db, context.now())
    const ahead = at ? at.getTime() - context.now().getTime() : LONGEST_SLEEP_MS
    return Math.min(LONGEST_SLEEP_MS, Math.max(1_000, ahead))
  }

  turns.wake()
  return {
    wake: turns.wake,
    async stop() {
      await turns.stop()
      const left = lanes.drop().map(({ saveId }) => saveId)
      await Promise.all([releaseSavedPages(context.db, left), lanes.idle()])
    },
  }
}
