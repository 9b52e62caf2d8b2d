import { expect, test } from 'vitest'
import { slugOf } from './slug.ts'

test.each([
  ['The bridge opens: what now?', 'the-bridge-opens-what-now'],
  ['Größere Brücke über die Isar eröffnet', 'groessere-bruecke-ueber-die-isar-eroeffnet'],
  ['Bru\u0308cke', 'bruecke'],
  ['L’Été à Łódź', 'lete-a-lodz'],
  ['It’s $5 & 10%', 'its-5-10'],
  ['新しい橋', 'story'],
  ['', 'story'],
  ['—!?—', 'story'],
])('%s is addressed as %s', (headline, slug) => expect(slugOf(headline)).toBe(slug))

test('a slug has at most 80 characters and ends at a word', () => {
  const slug = slugOf('council votes on the bridge '.repeat(20))
  expect(slug.length).toBeLessThanOrEqual(80)
  expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(slugOf('x'.repeat(300))).toBe('x'.repeat(80))
})
