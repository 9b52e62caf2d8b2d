import { openLanes } from './lanes.ts'
import { openTurns } from './turns.ts'

const LONGEST_SLEEP_MS = 60_000

export type ClaimQueue = {
  /** Something may be due. */
  wake(): void
  /** Begins nothing more and waits for what is under way. Close the web beside it to cut that short. */
  stop(): Promise<void>
}

type Work<Claim> = {
  /** Of different keys so many at once; of one key one after the other. */
  width: number
  /** Claims that are held at once at the most. */
  batch: number
  keyOf(claim: Claim): string
  now(): Date
  claim(most: number): Promise<Claim[]>
  /** Gives back what was claimed and not begun. */
  release(claims: Claim[]): Promise<void>
  /** When something is due that nobody has claimed; null: nothing waits. */
  nextAt(): Promise<Date | null>
  /** Does one, and never throws. */
  run(claim: Claim): Promise<void>
  /** False while the disk has no room for what comes in. */
  hasRoom(): Promise<boolean>
  /** What the log says of a turn that failed. */
  failure: string
}

/** Does what comes due in the store from now until `stop()`; several processes share it by claims. */
export function openClaimQueue<Claim>(work: Work<Claim>): ClaimQueue {
  let more = false
  const lanes = openLanes<Claim>({
    width: work.width,
    keyOf: work.keyOf,
    async run(claim) {
      await work.run(claim)
      if (more && lanes.size() <= work.width) turns.wake()
    },
  })
  const turns = openTurns(takeDue, work.failure)

  /** @returns milliseconds until something is due */
  async function takeDue(): Promise<number> {
    if (!(await work.hasRoom())) return LONGEST_SLEEP_MS
    const room = work.batch - lanes.size()
    if (room > 0) {
      const claims = await work.claim(room)
      more = claims.length > 0
      if (turns.isStopping()) await work.release(claims)
      else lanes.push(claims)
    }
    if (more) return LONGEST_SLEEP_MS
    const at = await work.nextAt()
    const ahead = at ? at.getTime() - work.now().getTime() : LONGEST_SLEEP_MS
    return Math.min(LONGEST_SLEEP_MS, Math.max(1_000, ahead))
  }

  turns.wake()
  return {
    wake: turns.wake,
    async stop() {
      await turns.stop()
      await Promise.all([work.release(lanes.drop()), lanes.idle()])
    },
  }
}
