import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstDay, LONGEST_QUERY, MOST_PARTS, parseQuery } from './query.ts'

const word = (text: string, excluded = false) => ({ kind: 'word', text, excluded })
const phrase = (text: string, excluded = false) => ({ kind: 'phrase', text, excluded })

test('words, phrases and what is to be left out are told apart', () => {
  expect(parseQuery('tram "river surfers" -bus -"night bus"').terms).toEqual([
    word('tram'),
    phrase('river surfers'),
    word('bus', true),
    phrase('night bus', true),
  ])
})

test('names and days are no words, in any case, quoted or not, with a minus too', () => {
  expect(parseQuery('Source:herald section:"City & Region" -author:ada BEFORE:2025 after:2024-06')).toEqual({
    terms: [],
    filters: [
      { by: 'source', name: 'herald', excluded: false },
      { by: 'section', name: 'City & Region', excluded: false },
      { by: 'author', name: 'ada', excluded: true },
    ],
    after: '2024-06-01',
    before: '2025-01-01',
    problems: [],
  })
})

test('a colon or a hyphen inside a word makes no operator', () => {
  expect(parseQuery('12:30 covid-19 http://a.example re: x').terms).toEqual([
    word('12:30'),
    word('covid-19'),
    word('http://a.example'),
    word('re:'),
    word('x'),
  ])
})

test('of several days the narrowest hold', () => {
  expect(parseQuery('after:2023 after:2024 before:2026 before:2025')).toMatchObject({
    after: '2024-01-01',
    before: '2025-01-01',
  })
})

test('what is broken is left out, and said', () => {
  expect(parseQuery('tram source: before:yesterday "open')).toEqual({
    terms: [word('tram'), phrase('open')],
    filters: [],
    after: null,
    before: null,
    problems: [
      { is: 'nothing-after', operator: 'source' },
      { is: 'no-date', operator: 'before', text: 'yesterday' },
      { is: 'open-quote' },
    ],
  })
  expect(parseQuery('a '.repeat(50)).problems).toEqual([{ is: 'too-many' }])
  expect(parseQuery('a'.repeat(201)).problems).toEqual([{ is: 'too-long' }])
})

test.each([
  ['2025', '2025-01-01'],
  ['2025-8', '2025-08-01'],
  ['2025/08/10', '2025-08-10'],
  ['8.2025', '2025-08-01'],
  ['10.8.2025', '2025-08-10'],
  ['2025-02-30', null],
  ['2025-13', null],
  ['0000', null],
  ['tomorrow', null],
])('the first day of %s is %s', (said, day) => {
  expect(firstDay(said)).toBe(day)
})

test('every text can be read, and never becomes more than its bounds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const { terms, filters } = parseQuery(text)
      expect(terms.length + filters.length).toBeLessThanOrEqual(MOST_PARTS * 2)
      for (const term of terms) expect([...term.text].length).toBeLessThanOrEqual(LONGEST_QUERY)
    }),
  )
})
