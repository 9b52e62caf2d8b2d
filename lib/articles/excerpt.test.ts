import { describe, expect, test } from 'vitest'
import { excerptOf, standfirstOf, summaryText } from './excerpt.ts'

const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')

describe('a summary as plain text', () => {
  test.each([
    [null, ''],
    ['Plain & simple.', 'Plain & simple.'],
    ['<p>One.</p><p>Two <b>three</b>.</p>', 'One. Two three.'],
    ['<p>One.</p><p>Sign up for our newsletter here.</p><p>[Read: Other]</p>', 'One.'],
    ['One sentence. [&#8230;]', 'One sentence.'],
    ['One sentence that [...]', 'One sentence that…'],
    ['<p>One. <a href="/x">Continue reading</a></p>', 'One.'],
    ['<p>One…</p><p>The post X appeared first on Y.</p>', 'One…'],
    ['&lt;b&gt; is a tag', '<b> is a tag'],
    ['<img src=x onerror=alert(1)><script>x</script>', ''],
  ])('%s', (html, wanted) => expect(summaryText(html)).toBe(wanted))
})

describe('an excerpt is the summary or the first 60 words', () => {
  test('the summary', () => expect(excerptOf('In short.', words(500))).toBe('In short.'))
  test('the first 60 words', () => expect(excerptOf('', words(61))).toBe(`${words(60)}…`))
  test('a whole short text', () => expect(excerptOf('', words(60))).toBe(words(60)))
  test('where no spaces part the words, 60 characters of Chinese or Japanese, and 720 of any other script', () => {
    expect(excerptOf('', '报'.repeat(3_000))).toBe(`${'报'.repeat(60)}…`)
    expect(excerptOf('日'.repeat(121), '日'.repeat(900))).toBe(`${'日'.repeat(60)}…`)
    expect(excerptOf('', 'ข่าว'.repeat(900)).length).toBeLessThanOrEqual(721)
  })
  test('a summary that is the whole text is not given away', () => {
    expect(excerptOf(words(400), words(400))).toBe(`${words(60)}…`)
  })
})

describe('a standfirst is the summary, unless it is how the text begins', () => {
  test.each([
    ['said before the text', '<p>After nine years.</p>', 'The bridge opened.', 'After nine years.'],
    ['how the text begins', 'The bridge — opened…', 'The bridge opened at noon.', null],
    ['the whole text', 'The bridge opened.', 'The bridge opened.', null],
    ['nothing', ' ', 'The bridge opened.', null],
    ['absent', null, 'The bridge opened.', null],
  ])('%s', (_case, summary, body, wanted) => expect(standfirstOf(summary, body)).toBe(wanted))
  test('has at most 300 characters and ends at a word', () => {
    const standfirst = standfirstOf(words(200), 'Text.') ?? ''
    expect(standfirst.length).toBeLessThanOrEqual(300)
    expect(standfirst).toMatch(/ w\d+…$/)
  })
})
