import { corpusScores } from '#lib/feeds/corpus-scores.ts'
import { type Figure, skipped } from './figures.ts'

/** How well the feed corpora are read: a share for each; what failed stands in its note. */
export function scoreFigures(now: Date): Figure[] {
  const scores = corpusScores(now)
  if (!scores) return [skipped('feeds', 'the corpora are not beside this checkout')]
  return scores.map(({ corpus, passed, total, misses }) => ({
    what: corpus,
    value: (100 * passed) / total,
    unit: '%' as const,
    aim: corpus === 'feeds-expect' ? 95 : 100,
    note: [`${passed} of ${total}`, ...misses.slice(0, 3)].join(' · '),
  }))
}
