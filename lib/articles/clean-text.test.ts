import { describe, expect, test } from 'vitest'
import { cleanText, cutAtWord } from './clean-text.ts'

describe('a title from outside is one plain line', () => {
  test.each([
    ['a bidirectional override cannot turn a name around', 'Report \u202egpj.exe\u202c today', 'Report gpj.exe today'],
    ['controls and zero-width characters go', 'Br\u200bid\u0000ge\ufeff open\u0007s', 'Bridge opens'],
    ['letters that show nothing go', 'Brid\u3164ge\u061c opens\u180e', 'Bridge opens'],
    ['tabs and line ends become one space', '  The\n\t bridge \u00a0 opens\r\n', 'The bridge opens'],
    ['joiners between letters stay', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['joiners that only hide go', 'a\u200d b\u200c', 'a\u200d b'.replace('\u200d', '')],
    ['an emoji family stays one', '👨\u200d👩\u200d👧 at home', '👨\u200d👩\u200d👧 at home'],
    ['letters are not folded', 'ﬁve ½ Straße', 'ﬁve ½ Straße'],
    ['lone surrogates go', 'a\ud800b', 'ab'],
  ])('%s', (_rule, given, wanted) => expect(cleanText(given)).toBe(wanted))

  test('more than 300 characters are cut with an ellipsis, never through a character', () => {
    const long = cleanText('👨\u200d👩\u200d👧'.repeat(80))
    expect(long.length).toBeLessThanOrEqual(300)
    expect(long).toMatch(/👧…$/u)
  })

  test('cleaning a clean line changes nothing', () => {
    for (const line of ['The bridge opens', 'x'.repeat(700), 'می\u200cخواهم \u202e!']) {
      expect(cleanText(cleanText(line))).toBe(cleanText(line))
    }
  })
})

test('a cut text ends at a word', () => {
  expect(cutAtWord('The bridge is open, at last', 21)).toBe('The bridge is open…')
  expect(cutAtWord('Short', 21)).toBe('Short')
  expect(cutAtWord('Donaudampfschifffahrtsgesellschaft', 21)).toHaveLength(21)
})
