import { describe, expect, it } from 'vitest'
import { effortOfAPage, findPassage, squeezed } from './find-passage.ts'

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
/** Letters without sense, the same in every run. */
function noise(length: number): string {
  let state = 7
  return Array.from({ length }, () => {
    state = (state * 16_807) % (2 ** 31 - 1)
    return String.fromCharCode(97 + (state % 26))
  }).join('')
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

  it('that is nowhere costs no more than its share, however long it is', () => {
    const effort = effortOfAPage()
    const whole = effort.left
    expect(findPassage(noise(100_000), quote('zq'.repeat(2_500)), effort)).toBeNull()
    expect(effort.left).toBeGreaterThan(whole * 0.9)
  })
})

describe('many passages of one page', () => {
  const long = noise(200_000)
  const edited = (startsAt: number) =>
    quote(long.slice(startsAt, startsAt + 590).replaceAll(/(.{11})./g, '$1#'), { startsAt })
  const passages = Array.from({ length: 500 }, (_, index) => edited(index * 398))

  it('that were edited share what may be spent on them: the first are found, the last are told as lost', () => {
    const effort = effortOfAPage()
    const whole = effort.left
    const spans = passages.map((passage) => findPassage(long, passage, effort))
    expect(spans.slice(0, 10).map((span) => span?.start)).toEqual(passages.slice(0, 10).map(({ startsAt }) => startsAt))
    expect(spans.at(-1)).toBeNull()
    // The one that was under way when it ran out.
    expect(effort.left).toBeGreaterThan(-whole / 10)
  })

  it('are found by their very words when nothing is left to spend', () => {
    const exact = long.slice(199_000, 199_400)
    expect(findPassage(long, quote(exact), { left: 0 })).toEqual({ start: 199_000, end: 199_400 })
    expect(findPassage(long, edited(398), { left: 0 })).toBeNull()
  })
})
