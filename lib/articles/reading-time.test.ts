import { expect, test } from 'vitest'
import { countWords, readingMinutes } from './reading-time.ts'

test('words are what stands between spaces', () => {
  expect(countWords('')).toBe(0)
  expect(countWords('  The bridge\u00a0opens \n today. ')).toBe(4)
})

test('without spaces each character counts', () => {
  expect(countWords('新しい橋')).toBe(4)
  expect(countWords('橋 opens 橋')).toBe(3)
  expect(countWords('橋・opens')).toBe(2)
  expect(countWords('a・b')).toBe(1)
})

test('a text takes as long as its language is read', () => {
  expect(readingMinutes(1700, 'en-GB')).toBe(7)
  expect(readingMinutes(1700, 'de')).toBe(9)
  expect(readingMinutes(1700, null)).toBe(9)
  expect(readingMinutes(1700, 'ja')).toBe(5)
})

test('nothing takes less than a minute', () => {
  expect(readingMinutes(0, 'en')).toBe(1)
  expect(readingMinutes(30, 'xx')).toBe(1)
})
