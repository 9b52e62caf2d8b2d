import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { labelAddress, labelSlug } from './model.ts'
import { topicsOf } from './topics.ts'

describe('spellings of a topic', () => {
  it.each([
    ['Climate Change', 'climate-change'],
    ['climate change', 'climate-change'],
    ['Climate-Change', 'climate-change'],
    ['Économie', 'economie'],
    ['Köln', 'koeln'],
    ['Çatalhöyük', 'catalhoeyuek'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['#Munich', 'munich'],
    ['L’Aquila', 'laquila'],
    ['Политика', 'политика'],
    ['日本', '日本'],
    ['हिन्दी', 'हिन्दी'],
    ['…', ''],
    ['x'.repeat(81), ''],
  ])('%s has the address %s', (name, slug) => {
    expect(labelSlug(name)).toBe(slug)
  })

  it('differ in their plural', () => {
    expect(labelSlug('Election')).not.toBe(labelSlug('Elections'))
  })

  test('an address of a slug leads back to it, whatever it was made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const slug = labelSlug(name)
        expect(labelSlug(slug)).toBe(slug)
        expect(decodeURIComponent(labelAddress('topic', slug).slice('/topic/'.length))).toBe(slug)
        expect(slug).not.toMatch(/[/?#%\s]/)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the topics among categories', () => {
  it('are without what says nothing, the paper’s sections and the source', () => {
    const categories = ['News', 'Uncategorized', 'City', 'Pine Street News', 'Otters', 'Startseite', 'Top Stories']
    expect(topicsOf(categories, ['City', 'Pine Street News'])).toEqual(['Otters'])
  })

  it('stand once, as they are first spelt', () => {
    expect(topicsOf(['Climate Change', 'climate-change', 'CLIMATE CHANGE', 'Énergie', 'energie'], [])).toEqual([
      'Climate Change',
      'Énergie',
    ])
  })

  it('are taken apart at semicolons, bars and many commas, not at one comma', () => {
    expect(topicsOf(['otters, canals, bridges', 'Trump, Donald', 'rain; snow', 'a|sun'], [])).toEqual([
      'otters',
      'canals',
      'bridges',
      'Trump, Donald',
      'rain',
      'snow',
      'sun',
    ])
  })

  it('are no addresses, no markup, no numbers, no sentences', () => {
    const sentence = 'This is what we wrote about on a long day in spring'
    expect(topicsOf(['https://a.example/x', 'me@a.example', '<b>', '12345', 'x', '', sentence, '2024'], [])).toEqual([
      '2024',
    ])
  })

  it('are twelve at most', () => {
    expect(
      topicsOf(
        Array.from({ length: 40 }, (_, n) => `Topic ${n}`),
        [],
      ),
    ).toHaveLength(12)
  })
})
