import { expect, test } from 'vitest'
import { en } from '#lib/messages/en/index.ts'
import { healthOf, problemSentence } from './health.ts'
import { SOURCE_PROBLEMS } from './model.ts'

const now = new Date('2025-08-10T08:42:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const source = {
  kind: 'feed',
  state: 'active',
  lastReadAt: minutes(-12),
  lastSuccessAt: minutes(-12),
  nextReadAt: minutes(48),
  failures: 0,
  problem: null,
  problemDetail: null,
  guidsRepeat: false,
  movedTo: null,
} as const

test('a source says when it was last read and when it will be next', () => {
  expect(healthOf(source, now, en.sources)).toEqual({
    state: 'well',
    sentences: ['Last read 12 minutes ago.', 'Will be read again in 48 minutes.'],
  })
  const fresh = { ...source, lastReadAt: null, lastSuccessAt: null, nextReadAt: null }
  expect(healthOf(fresh, now, en.sources)).toEqual({
    state: 'waiting',
    sentences: ['Not read yet.', 'Will be read now.'],
  })
})

test('a sick source says why, how often, and since when', () => {
  const sick = { ...source, lastSuccessAt: minutes(-2_880), failures: 4, problem: 'status', problemDetail: '503' }
  expect(healthOf(sick, now, en.sources)).toEqual({
    state: 'sick',
    sentences: [
      'Last read 12 minutes ago.',
      en.sources.problems.status('503'),
      '4 reads in a row failed.',
      'Its last good answer came 2 days ago.',
      'Will be read again in 48 minutes.',
    ],
  })
})

test('paused, gone, removed and bundled sources rest and say so', () => {
  for (const state of ['paused', 'gone', 'removed'] as const) {
    expect(healthOf({ ...source, state }, now, en.sources)).toMatchObject({ state: 'resting' })
  }
  expect(healthOf({ ...source, kind: 'bundled' }, now, en.sources).sentences).toEqual([en.sources.health.bundled])
})

test('every problem has a sentence, and an unknown code does not break the page', () => {
  for (const code of SOURCE_PROBLEMS) expect(problemSentence(code, null, en.sources)).toMatch(/^The|^Its|^Reading/)
  expect(problemSentence('from-a-newer-program', null, en.sources)).toBe(en.sources.problems.internal())
})
