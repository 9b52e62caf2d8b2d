import { openRelater } from '#lib/ingest/relater.ts'
import { log } from '#lib/log.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { claimSources, nextDueAt, releaseClaims } from './claims.ts'
import { openLanes } from './lanes.ts'
import { type PeriodicJob, startPeriodic } from './periodic.ts'
import { progressLine } from './poll.ts'
import { hostOf, LANES, type PollContext, readSource } from './read-source.ts'
import { openTurns } from './turns.ts'

export type Timetable = {
  /** Something may be due: a source was added, resumed or moved. */
  wake(): void
  /** Begins nothing more and waits for what is under way. Close the web beside it to cut that short. */
  stop(): Promise<void>
}

const BATCH = 512
const LONGEST_SLEEP_MS = 60_000

/**
 * Reads sources as they come due, eight hosts at a time, from now until `stop()`.
 *
 * @param options `say` is given a line for each source that was read; `changed` is given the ids of articles that are new or
 *   not as they were; `hasRoom` answers whether the disk has room for what
 *   they deliver: while it has none nothing is read (rules §11)
 */
export function startTimetable(
  context: PollContext,
  words: Messages['sources'],
  options: {
    jobs?: PeriodicJob[]
    say?: (line: string) => void
    changed?: (articles: readonly number[]) => Promise<void>
    hasRoom?: () => Promise<boolean>
  } = {},
): Timetable {
  const { jobs = [], say = () => undefined, changed = async () => undefined, hasRoom = async () => true } = options
  let more = false
  let count = { done: 0, total: 0 }

  const relater = openRelater({ ...context, changed })
  const lanes = openLanes<SourceRow>({
    width: LANES,
    keyOf: hostOf,
    async run(source) {
      const ingested = await readSource(context, source)
      if (ingested?.touched.length) {
        await relater.add(ingested.touched)
        await changed(ingested.touched)
      } else if (ingested?.outcome === 'merged') await changed([])
      count.done += 1
      if (ingested) say(progressLine(count.done, count.total, source.title, ingested, words))
      if (count.done === count.total) await relater.flush()
      if (more && lanes.size() <= LANES) turns.wake()
    },
  })

  const turns = openTurns(takeDue, 'timetable cannot read what is due')

  /** @returns milliseconds until something is due */
  async function takeDue(): Promise<number> {
    if (!(await hasRoom())) {
      log('warn', 'reading pauses: the disk is nearly full')
      return LONGEST_SLEEP_MS
    }
    const room = BATCH - lanes.size()
    if (lanes.size() === 0) count = { done: 0, total: 0 }
    if (room > 0) {
      const due = await claimSources(context.db, 'due', context.now(), room)
      more = due.length === room
      count.total += due.length
      if (turns.isStopping())
        await releaseClaims(
          context.db,
          due.map((source) => source.id),
        )
      else lanes.push(due)
    }
    if (more) return LONGEST_SLEEP_MS
    const at = await nextDueAt(context.db, context.now())
    const ahead = at ? at.getTime() - context.now().getTime() : LONGEST_SLEEP_MS
    return Math.min(LONGEST_SLEEP_MS, Math.max(1_000, ahead))
  }

  // What an earlier run stored and, broken off, did not relate.
  const caughtUp = relater.catchUp()
  const periodic = jobs.map((job) => startPeriodic(job))
  turns.wake()

  return {
    wake: turns.wake,
    async stop() {
      await turns.stop()
      const left = lanes.drop()
      await Promise.all([
        releaseClaims(
          context.db,
          left.map((source) => source.id),
        ),
        lanes.idle(),
        caughtUp,
        ...periodic.map((job) => job.stop()),
      ])
      await relater.flush()
    },
  }
}
