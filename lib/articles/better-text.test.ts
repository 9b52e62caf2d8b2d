import { expect, test } from 'vitest'
import { betterText, type Told } from './better-text.ts'

const HEADLINE = 'Otters return to the canal'
const STORY = 'The otters have come back to the canal after forty years, wardens of the town say.'

function told(words: number, { cut = false, text = STORY } = {}): Told {
  return { body: words ? [{ kind: 'html', html: `<p>${text}</p>` }] : [], words, cut, excerpt: words ? text : '' }
}

test.each([
  ['a summary, and a page with much more', told(30), told(300), 'page'],
  ['nothing but a headline, and a page', told(0), told(60), 'page'],
  ['a cut text, and a page that goes on', told(80, { cut: true }), told(90), 'page'],
  ['a cut text, and a page with a wall after less', told(80, { cut: true }), told(50, { cut: true }), 'feed'],
  ['a whole text, and the same on its page with a little around it', told(400), told(440), 'feed'],
  ['a short note that is whole, and its page', told(50), told(70), 'feed'],
  ['a page without a story', told(30), told(20), 'feed'],
] as const)('%s', (_what, feed, page, better) => {
  expect(betterText(feed, page, HEADLINE)).toBe(better)
})

test('a page that tells something else is not taken, however long it is', () => {
  const notice = told(900, { text: 'We value your privacy and process personal data together with our partners.' })
  expect(betterText(told(30), notice, HEADLINE)).toBe('feed')
  expect(betterText(told(0), notice, HEADLINE)).toBe('feed')
})

test('endings do not count, nor does the script', () => {
  const german = told(200, { text: 'Der Otter ist nach vierzig Jahren in den Kanal der Stadt zurückgekehrt.' })
  expect(betterText(told(0), german, 'Otter kehren in den Kanal zurück: die Stadt freut sich')).toBe('page')
  const japanese = told(200, { text: '運河にカワウソが四十年ぶりに戻ってきた。' })
  expect(betterText(told(0), japanese, 'カワウソ、運河に戻る')).toBe('page')
})
