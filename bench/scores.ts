import { corpusScores } from '#lib/feeds/corpus-scores.ts'

/** How well the feed corpora are read: a line for each, and one for each check that failed. */
export function feedScoreLines(now: Date): string[] {
  const scores = corpusScores(now)
  if (!scores) return ['feeds: the corpora are not beside this checkout, nothing to score']
  return scores.flatMap(({ corpus, passed, total, misses }) => [
    `${corpus.padEnd(16)}${passed} of ${total} (${((100 * passed) / total).toFixed(1)} %)`,
    ...misses.map((miss) => `  ${miss}`),
  ])
}

if (import.meta.main) console.log(feedScoreLines(new Date()).join('\n'))
