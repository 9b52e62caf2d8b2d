import { expect, test } from 'vitest'
import { pageScores } from './corpus-pages.ts'

const scores = pageScores()

test.runIf(process.env.CI === 'true')('the corpus of pages is there', () => {
  expect(scores).not.toBeNull()
})

test.runIf(scores)(
  'on real pages the words found are those of the story: token F1 0.97 in the mean, 0.90 on each',
  () => {
    const f1 = (scores ?? []).map((score) => score.f1)
    expect(f1).toHaveLength(19)
    expect(f1.reduce((a, b) => a + b, 0) / f1.length).toBeGreaterThanOrEqual(0.97)
    expect((scores ?? []).filter((score) => score.f1 < 0.9)).toEqual([])
  },
)

test.runIf(scores)('and so are those that readers get after the cleaner', () => {
  const f1 = (scores ?? []).map((score) => score.cleanF1)
  expect(f1.reduce((a, b) => a + b, 0) / f1.length).toBeGreaterThanOrEqual(0.97)
  expect((scores ?? []).filter((score) => score.cleanF1 < 0.9)).toEqual([])
})
