import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { peopleIn, plainByline } from './byline.ts'

describe('the people in a byline', () => {
  it.each<[string, string[]]>([
    ['Jane Doe', ['Jane Doe']],
    ['By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['by JANE DOE', ['Jane Doe']],
    ['Von Anna Müller, Jörg Weiß und Chloé Dubois', ['Anna Müller', 'Jörg Weiß', 'Chloé Dubois']],
    ['Jane Doe & John Roe', ['Jane Doe', 'John Roe']],
    ['Jane Doe, John Roe, Ann Poe', ['Jane Doe', 'John Roe', 'Ann Poe']],
    ['Doe, Jane', ['Jane Doe']],
    ['Jane Doe (AP)', ['Jane Doe']],
    ['By Jane Doe, Associated Press', ['Jane Doe']],
    ['Reuters', []],
    ['dpa, AFP', []],
    ['dpa/Jane Doe', ['Jane Doe']],
    ['jane@paper.example (Jane Doe)', []],
    ['Jane Doe jane.doe@paper.example', ['Jane Doe']],
    ['Jane Doe in Kyiv and John Roe in Washington', ['Jane Doe', 'John Roe']],
    ['Jane Doe, political correspondent', ['Jane Doe']],
    ['Jane Doe health correspondent', ['Jane Doe']],
    ['Jane Doe, PhD', ['Jane Doe']],
    ['Ursula von der Leyen', ['Ursula von der Leyen']],
    ['van Gogh', ['van Gogh']],
    ['Jean-Luc O’Neil', ['Jean-Luc O’Neil']],
    ['By Staff Writer', []],
    ['Redaktion', []],
    ['Die Redaktion', []],
    ['admin', []],
    ['Pine Street News', []],
    ['Pine Street News staff', []],
    ['City Desk', []],
    ['ليلى حداد', ['ليلى حداد']],
    ['村上春樹', ['村上春樹']],
    ['jwz', ['jwz']],
    ['https://a.example/jane', []],
    ['Jane Doe, jane doe', ['Jane Doe']],
    ['', []],
  ])('"%s" is signed by %j', (byline, people) => {
    expect(peopleIn(byline, 'Pine Street News')).toEqual(people)
  })

  it('are nobody where there is no byline', () => {
    expect(peopleIn(null, 'Pine Street News')).toEqual([])
  })

  test('are few, short and without markup, whatever a feed says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (byline) => {
        const people = peopleIn(byline, 'Pine')
        expect(people.length).toBeLessThanOrEqual(8)
        for (const name of people) expect(name).toMatch(/^[^<>@]{1,60}$/u)
      }),
      { numRuns: 1_000 },
    )
  })

  test('an endless byline takes no endless time', () => {
    for (const part of [' and ', 'a@', 'By ', 'A, ', '(', 'correspondent ', 'Aa in Bb '])
      expect(peopleIn(part.repeat(20_000), 'Pine').length).toBeLessThanOrEqual(8)
  })
})

test('"By" is said once', () => {
  expect(plainByline('By Jane Doe')).toBe('Jane Doe')
  expect(plainByline('Byron Katie')).toBe('Byron Katie')
  expect(plainByline('By')).toBe('By')
})
