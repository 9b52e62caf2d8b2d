import { describe, expect, it } from 'vitest'
import { readWord, standsIn, wordsOfText } from './phrases.ts'

/** Whether a word as it is typed stands in a text. */
function holds(typed: string, text: string): boolean {
  const read = readWord(typed)
  if (typeof read === 'string') throw new Error(`no word: ${read}`)
  return standsIn(read.phrase, wordsOfText(text))
}

describe('a word to mute', () => {
  it.each([
    ['rain', 'Rain, and more of it', true],
    ['rain', 'Trains and brains', false],
    ['RAIN', 'a rain', true],
    ['Köln', 'KÖLN am Rhein', true],
    ['Köln', 'Koeln am Rhein', true],
    ['koeln', 'Köln am Rhein', true],
    ['strasse', 'Die Straße', true],
    ['ZÜRICH', 'zu\u0308rich', true],
    ['cafe', 'Café', true],
    ['U.S.', 'The US and us', true],
    ['foot*', 'Footballers', true],
    ['foot*', 'A barefoot run', false],
    ['"climate change"', 'On climate change, again', true],
    ['climate change', 'A change of climate', false],
    ['„Bayern München“', 'Wie Bayern Muenchen gewann', true],
    ['fuß* liga', 'Die Fußball-Liga', true],
    ['covid-19', 'Covid 19 is back', true],
    ['雨', '明日は雨でしょう', true],
    ['東京', '東京都知事', true],
    ['東京', '京東', false],
  ])('%s in "%s": %s', (typed, text, expected) => {
    expect(holds(typed, text)).toBe(expected)
  })

  it.each([
    ['', 'empty'],
    ['  "" ', 'empty'],
    ['!?', 'empty'],
    ['a', 'short'],
    ['é', 'short'],
    ['th*', 'short'],
    ['*', 'star'],
    ['f*ot', 'star'],
    ['x'.repeat(61), 'long'],
    ['one two three four five six seven eight nine', 'long'],
  ])('"%s" is none: %s', (typed, fault) => {
    expect(readWord(typed)).toBe(fault)
  })

  it('is the same one however it is typed', () => {
    const key = (typed: string) => {
      const read = readWord(typed)
      return typeof read === 'string' ? read : read.key
    }
    expect(new Set([key('Rain'), key(' "RAIN" '), key('ráin')]).size).toBe(1)
    expect(key('rain*')).not.toBe(key('rain'))
  })
})
