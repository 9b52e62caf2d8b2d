import { expect, test } from 'vitest'
import { type CorpusScore, corpusScores } from '#lib/feeds/corpus-scores.ts'

const scores = corpusScores(new Date('2026-11-22T00:00:00Z'))
const absent = scores === null

/** The least share of checks that must hold. */
const FLOORS: [CorpusScore['corpus'], number][] = [
  ['feeds-real', 1],
  ['feeds-broken', 1],
  ['feeds-encoding', 1],
  ['feeds-expect', 0.99],
  ['dates', 1],
]

test.runIf(process.env.CI === 'true')('the corpora are there where the tests count', () => {
  expect(absent, 'the feed corpora lie in ../shared/corpora').toBe(false)
})

if (absent) test.skip('the feed corpora are not beside this checkout: their scores are not tested', () => {})

test.skipIf(absent).each(FLOORS)('%s is read as well as ever: at least %d', (corpus, floor) => {
  const score = scores?.find((one) => one.corpus === corpus)
  expect(score?.total).toBeGreaterThan(0)
  expect((score?.passed ?? 0) / (score?.total ?? 1), score?.misses.join('\n')).toBeGreaterThanOrEqual(floor)
})
