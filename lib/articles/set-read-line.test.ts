import { describe, expect, test } from 'vitest'
import type { ArticlePage, ShownBlock, Trail } from './model.ts'
import { withReadLine } from './set-read-line.ts'

const other = { id: 7, slug: 'other', headline: 'Another story', source: { slug: 's', title: 'Source' }, minutes: 3 }
const html = (text: string): ShownBlock => ({ kind: 'html', html: text })
const paragraphs = (count: number) => Array.from({ length: count }, (_, at) => `<p>Paragraph ${at + 1}.</p>`).join('')

function set(body: ShownBlock[], fields: Partial<ArticlePage> = {}): ArticlePage {
  // What the rule looks at, and no more.
  const article = { body, whole: true, licence: null, readLineSet: false, ...fields } as ArticlePage
  return withReadLine(article, other as Trail)
}
const texts = ({ body }: ArticlePage) => body.map((block) => (block.kind === 'html' ? block.html : 'READ'))

describe('a text that has no "Read:" line gets one', () => {
  test('between two paragraphs, after the first third', () => {
    expect(texts(set([html(paragraphs(6))]))).toEqual([
      '<p>Paragraph 1.</p><p>Paragraph 2.</p>',
      'READ',
      '<p>Paragraph 3.</p><p>Paragraph 4.</p><p>Paragraph 5.</p><p>Paragraph 6.</p>',
    ])
  })

  test('which leads to our copy', () => {
    expect(set([html(paragraphs(6))]).body[1]).toMatchObject({ title: 'Another story', target: { at: 'here', id: 7 } })
  })

  test('never inside a quotation, a list or a figure, nor between a heading and its text', () => {
    const quoted = `<p>One.</p><blockquote>${paragraphs(8)}</blockquote><h2>Head</h2><p>Two.</p><ul><li><p>a</p><p>b</p></li></ul><p>Three.</p><figure><img src="/a"><figcaption><p>c</p><p>d</p></figcaption></figure><p>Four.</p>`
    expect(texts(set([html(quoted)]))).toEqual([quoted])
  })

  test('and not a byte of the text is lost or changed', () => {
    const text = `<h2>Head</h2>${paragraphs(3)}<p>With <a href="/x?a=1&amp;b=2">a link</a><br>and <em>more</em>.</p>\n${paragraphs(4)}`
    expect(
      texts(set([html(text)]))
        .filter((part) => part !== 'READ')
        .join(''),
    ).toBe(text)
  })
})

describe('a text gets none', () => {
  const line: ShownBlock = { kind: 'read', title: 'Its own', target: { at: 'nowhere' } }
  test.each<[string, ShownBlock[], Partial<ArticlePage>]>([
    ['that has one of its own', [html(paragraphs(4)), line, html(paragraphs(4))], {}],
    ['of fewer than four paragraphs', [html(paragraphs(3))], {}],
    [
      'under a licence without derivatives',
      [html(paragraphs(9))],
      { licence: 'https://creativecommons.org/licenses/by-nd/4.0/' },
    ],
    ['of which only an excerpt is shown', [html(paragraphs(9))], { whole: false }],
  ])('%s', (_why, body, fields) => {
    const shown = set(body, fields)
    expect(shown.body).toEqual(body)
    expect(shown.readLineSet).toBe(false)
  })
})
