import { expect, test } from 'vitest'
import { moveOf } from './moves.ts'

const start = new Date('2025-08-10T08:00:00Z')
const later = (days: number) => new Date(start.getTime() + days * 86_400_000)
const feedUrl = 'https://old.example/feed'
const movedTo = 'https://new.example/feed'
const fresh = { feedUrl, movedTo: null, movedSince: null }

test('a permanent redirect is taken over after seven days of the same answer', () => {
  const first = moveOf(fresh, { movedTo, secured: false }, start)
  expect(first).toEqual({ to: null, movedTo, movedSince: start })
  const noted = { feedUrl, movedTo, movedSince: start }
  expect(moveOf(noted, { movedTo, secured: false }, later(6.9)).to).toBeNull()
  expect(moveOf(noted, { movedTo, secured: false }, later(7)).to).toBe(movedTo)
})

test('another target, a temporary redirect or none begins the count anew', () => {
  const noted = { feedUrl, movedTo, movedSince: start }
  const other = 'https://third.example/feed'
  expect(moveOf(noted, { movedTo: other, secured: false }, later(8))).toEqual({
    to: null,
    movedTo: other,
    movedSince: later(8),
  })
  expect(moveOf(noted, { movedTo: null, secured: false }, later(8))).toEqual({
    to: null,
    movedTo: null,
    movedSince: null,
  })
})

test('http to https on the same host is taken over at once', () => {
  const plain = { feedUrl: 'http://old.example/feed', movedTo: null, movedSince: null }
  expect(moveOf(plain, { movedTo: feedUrl, secured: true }, start).to).toBe(feedUrl)
})
