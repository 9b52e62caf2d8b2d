import { expect, test } from 'vitest'
import { termId } from './term-id.ts'
import { wordsOf } from './words.ts'

const terms = (text: string, language: string | null) => wordsOf(text, language).map(({ term }) => term)

test('stop words go by language: "war" is a word in English and none in German', () => {
  expect(terms('The war was long', 'en')).toContain('war')
  expect(terms('Es war ein langer Krieg', 'de')).not.toContain('war')
})

test('a text that does not say its language is taken for that of most of its stop words', () => {
  expect(terms('Das war nicht die Brücke, und es war auch nicht der Fluss', null)).not.toContain('war')
  expect(terms('It is the war that was not in the news', null)).toContain('war')
})

test('accents are folded, and light endings do not part a word from itself', () => {
  expect(terms('Città', 'it')).toEqual(terms('citta', 'it'))
  expect(terms('bridges cities Müller’s', 'en')).toEqual(terms('bridge city Muller', 'en'))
  expect(terms('Brücken', 'de')).toEqual(terms('Brücke', 'de'))
})

test('what is shown is as it was written', () => {
  expect(wordsOf('Witkoff’s ceasefire', 'en').map(({ shown }) => shown)).toEqual(['Witkoff’s', 'ceasefire'])
})

test('figures are kept, whatever parts their thousands; single ones are not', () => {
  expect(terms('1,400 metres', 'en')[0]).toBe('1400')
  expect(terms('1.400 Meter', 'de')[0]).toBe('1400')
  expect(terms('7', 'en')).toEqual([])
})

test('Chinese, Japanese and Korean are pairs of letters, also beside other scripts', () => {
  expect(terms('東京タワー', 'ja')).toEqual(['東京', '京タ', 'タワ', 'ワー'])
  expect(terms('iPhone発売', 'ja')).toEqual(['iphon', '発売'])
})

test('Thai is its words', () => {
  expect(terms('กรุงเทพมหานคร', 'th').length).toBeGreaterThan(0)
})

test('no text breaks it', () => {
  for (const text of ['', ' ', '’’’', '\u{1F4F0}', '.,.,', 'a'.repeat(50_000)])
    expect(() => wordsOf(text, null)).not.toThrow()
})

test('the number of a term is the same for ever, and fits the column', () => {
  expect([termId('ceasefire'), termId('東京'), termId('')]).toEqual([-1370989447, 745305631, -1421968373])
})
