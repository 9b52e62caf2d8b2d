import type { Ingested } from '#lib/ingest/ingest-bytes.ts'
import { openRelater } from '#lib/ingest/relater.ts'
import type { Messages } from '#lib/messages/model.ts'
import { problemSentence, type SourceRow } from '#lib/sources/health.ts'
import { claimSources, type Which } from './claims.ts'
import { openLanes } from './lanes.ts'
import { hostOf, LANES, type PollContext, readSource } from './read-source.ts'

export type PollSummary = { sources: number; added: number; changed: number; failed: number }

const MOST = 10_000

/**
 * Reads sources once: those that are due, all of them (`now`), or one.
 *
 * @param say is given a line for each source that was read
 */
export async function pollOnce(
  context: PollContext,
  wish: { source?: number; now?: boolean },
  words: Messages['sources'],
  say: (line: string) => void = () => undefined,
): Promise<PollSummary> {
  const which: Which = wish.source !== undefined ? { id: wish.source } : wish.now ? 'all' : 'due'
  const claimed = await claimSources(context.db, which, context.now(), MOST)
  const summary: PollSummary = { sources: 0, added: 0, changed: 0, failed: 0 }
  const relater = openRelater(context)
  const lanes = openLanes<SourceRow>({
    width: LANES,
    keyOf: hostOf,
    async run(source) {
      const ingested = await readSource(context, source)
      if (!ingested) return
      await relater.add(ingested.touched)
      summary.sources += 1
      summary.added += ingested.added
      summary.changed += ingested.changed
      if (ingested.problem) summary.failed += 1
      say(progressLine(summary.sources, claimed.length, source.title, ingested, words))
    },
  })
  lanes.push(claimed)
  await lanes.idle()
  await relater.flush()
  return summary
}

export function progressLine(
  done: number,
  total: number,
  title: string,
  ingested: Ingested,
  words: Messages['sources'],
): string {
  const { problem, detail, added } = ingested
  return problem
    ? words.progress.failed(done, total, title, problemSentence(problem, detail, words))
    : words.progress.read(done, total, title, added)
}
