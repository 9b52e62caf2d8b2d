import type { FetchFailure } from '#lib/web/model.ts'
import type { PageProblem } from './page-model.ts'

const HOUR_MS = 3_600_000
/** After the first failure, the second, …: then it is given up. In hours. */
const PAUSES = [1, 6, 24]

/** What may be better another time. All else is the page's own nature. */
const PASSING = new Set<PageProblem>([
  'name-unknown',
  'unreachable',
  'tls',
  'timeout',
  'too-slow',
  'cut-short',
  'rate-limited',
  'internal',
])

export type PageFailure = Omit<FetchFailure, 'problem'> & { problem: PageProblem }

/**
 * When a page that could not be had is asked for again.
 *
 * @param attempts failed requests before this one
 * @returns null where it is given up; `attempts` as they count from now on
 */
export function retryOf(
  { problem, detail, retryAfterSeconds }: PageFailure,
  attempts: number,
  now: Date,
): { nextTryAt: Date | null; attempts: number } {
  // A host that asked to be left alone was not asked: that is no failure of this page.
  const held = problem === 'held'
  const passing = PASSING.has(problem) || (problem === 'status' && /^5/.test(detail ?? ''))
  const pause = held ? 0 : PAUSES[attempts]
  const again = held || (passing && pause !== undefined)
  const wait = Math.max((pause ?? 0) * HOUR_MS, retryAfterSeconds * 1_000, held ? 60_000 : 0)
  return { nextTryAt: again ? new Date(now.getTime() + wait) : null, attempts: attempts + (held ? 0 : 1) }
}
