import { describe, expect, it } from 'vitest'
import { findPassage, squeezed } from './find-passage.ts'

const TEXT =
  'The night bus runs again. The council said so on Friday, after a long winter. The night bus runs again. Nobody had asked the drivers.'
const text = squeezed(TEXT)
const quote = (exact: string, fields: { prefix?: string; suffix?: string; startsAt?: number } = {}) => ({
  ...{ exact, prefix: '', suffix: '', startsAt: 0 },
  ...fields,
})
const found = (...all: Parameters<typeof quote>) => {
  const span = findPassage(text, quote(...all))
  return span && text.slice(span.start, span.end)
}

describe('a passage', () => {
  it('is found by its words, whatever white space there was', () => {
    expect(found('said so\n on   Friday')).toBe('saidsoonFriday')
  })

  it('that stands twice is the one with the same words around it, else the nearest', () => {
    const again = 'The night bus runs again.'
    const second = squeezed(TEXT).lastIndexOf('Thenightbus')
    expect(findPassage(text, quote(again, { prefix: 'a long winter. ' }))?.start).toBe(second)
    expect(findPassage(text, quote(again, { suffix: ' The council' }))?.start).toBe(0)
    expect(findPassage(text, quote(again, { startsAt: second + 3 }))?.start).toBe(second)
  })

  it('is found where a few letters of it were edited', () => {
    expect(found('The council sayd so on Fridays, after long winters')).toBe(
      'Thecouncilsaidsoonfriday,afteralongwinter'.replace('friday', 'Friday'),
    )
  })

  it('is lost where the text is another, and a short one where nothing around it agrees', () => {
    expect(found('Ministers resigned in the harbour town at noon')).toBeNull()
    expect(found('the', { prefix: 'something else ', suffix: ' entirely' })).toBeNull()
    expect(found('drivers', { prefix: 'Nobody had asked the ' })).toBe('drivers')
  })

  it('that is long is found by its two ends', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, index) => `Sentence number ${index} says what happened at ${index * 7} o’clock.`,
    )
    const long = sentences.join(' ')
    const edited = squeezed(long.replace('number 30 says', 'number 30 tells us precisely'))
    const span = findPassage(edited, quote(sentences.slice(10, 50).join(' '), { startsAt: 500 }))
    expect(span && edited.slice(span.start, span.end)).toMatch(/^Sentencenumber10.*at343o’clock\.$/)
  })

  it('of five thousand characters in a text of a hundred thousand takes no thousands of comparisons', () => {
    const noise = Array.from({ length: 100_000 }, (_, index) =>
      String.fromCharCode(97 + ((index * index + (index >> 3)) % 26)),
    ).join('')
    expect(findPassage(noise, quote('zq'.repeat(2_500)))).toBeNull()
  })
})
