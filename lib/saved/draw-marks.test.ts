import { describe, expect, it } from 'vitest'
import { parseMarkup, textOf } from '#lib/articles/markup.ts'
import type { ShownBlock } from '#lib/articles/model.ts'
import { drawMarks, withAnchor } from './draw-marks.ts'
import type { Mark } from './mark-model.ts'

const html = (text: string): ShownBlock => ({ kind: 'html', html: text })
const mark = (id: number, exact: string, fields: Partial<Mark> = {}): Mark => ({
  ...{ id, exact, prefix: '', suffix: '', startsAt: 0, note: null, createdAt: '2025-08-10T08:00:00Z', removed: false },
  ...fields,
})
const drawn = (blocks: ShownBlock[], ...marks: Mark[]) =>
  drawMarks(blocks, marks).blocks.map((block) => (block.kind === 'html' ? block.html : ''))
const plain = (text: string) => text.replace(/<\/?mark[^>]*>/g, '')

describe('marks in a text', () => {
  it('stand around their words, and the markup is as it was', () => {
    expect(drawn([html('<p>The night bus runs again.</p>')], mark(7, 'night bus'))).toEqual([
      '<p>The <mark class="own-mark" id="highlight-7" data-mark="7">night bus</mark> runs again.</p>',
    ])
  })

  it('go across inline elements, paragraphs and blocks, each tag within one stretch of text', () => {
    const blocks = [
      html('<p>One <em>two <b>three</b></em> four.</p><ul>\n<li>Five</li></ul>'),
      html('<p>Six seven.</p>'),
    ]
    const out = drawn(blocks, mark(1, 'two three four. Five Six'))
    expect(out.map(plain)).toEqual(blocks.map((block) => (block.kind === 'html' ? block.html : '')))
    expect(out.join('').match(/<mark/g)).toHaveLength(5)
    expect(out.join('').match(/id="highlight-1"/g)).toHaveLength(1)
    expect(out.join('')).not.toMatch(/<ul><mark|<ul>\n<mark/)
    for (const [, inside = ''] of out.join('').matchAll(/<mark[^>]*>(.*?)<\/mark>/g)) expect(inside).not.toContain('<')
  })

  it('may lie over one another, each with one place of its own', () => {
    const [out = ''] = drawn([html('<p>One two three four.</p>')], mark(1, 'One two three'), mark(2, 'two three four.'))
    expect(plain(out)).toBe('<p>One two three four.</p>')
    expect(out.match(/id="highlight-\d"/g)?.sort()).toEqual(['id="highlight-1"', 'id="highlight-2"'])
    expect(out.match(/<mark/g)?.length).toBe(out.match(/<\/mark>/g)?.length)
  })

  it('never cut an entity, a letter of two units, or an attribute', () => {
    const text =
      '<p>Salt &amp; pepper 😀 <a href="https://a.example/?a=1&amp;b=salt" rel="noopener">A &lt;b&gt; salt</a>.</p>'
    const [out = ''] = drawn([html(text)], mark(1, '& pepper 😀 A <b>'), mark(2, 'salt'))
    expect(plain(out)).toBe(text)
    expect(out).toContain('href="https://a.example/?a=1&amp;b=salt"')
    expect(out).toContain('>&amp; pepper 😀 </mark>')
  })

  it('let nothing in by what was marked or noted', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const [out = ''] = drawn([html('<p>The night bus runs.</p>')], mark(1, 'night bus', { note: evil }), mark(2, evil))
    const [paragraph] = parseMarkup(out)
    expect(out).not.toMatch(/<script|<img/)
    expect(textOf(paragraph ? [paragraph] : []).trim()).toBe('The night bus runs.')
  })

  it('are drawn where the text was edited, and told as lost where it is another', () => {
    const before = mark(1, 'The council said so on Friday, after a long winter')
    const { found } = drawMarks([html('<p>The council has said so on Friday after a very long winter.</p>')], [before])
    expect([...found]).toEqual([1])
    expect([...drawMarks([html('<p>Nothing of the kind was said in this text.</p>')], [before]).found]).toEqual([])
  })

  it('that were taken out are not drawn', () => {
    expect(drawn([html('<p>One two.</p>')], mark(1, 'One', { suffix: ' two.', removed: true }))).toEqual([
      '<p>One two.</p>',
    ])
  })

  it('of a text of a hundred thousand letters with two hundred marks are all found', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index}`)
    const marks = Array.from({ length: 200 }, (_, index) =>
      mark(index + 1, words.slice(index * 90, index * 90 + 9).join(' ')),
    )
    expect(drawMarks([html(`<p>${words.join(' ')}</p>`)], marks).found.size).toBe(200)
  })
})

describe('where a reader has stopped', () => {
  it('is the paragraph of that number, over all blocks', () => {
    const blocks = [html('<p>One</p><hr /><blockquote><p>Two</p></blockquote>'), html('<h2 lang="de">Three</h2>')]
    const at = (place: number) =>
      withAnchor(blocks, place, 'here').map((block) => (block.kind === 'html' ? block.html : ''))
    expect(at(2)[0]).toBe('<p>One</p><hr /><blockquote id="here"><p>Two</p></blockquote>')
    expect(at(3)[1]).toBe('<h2 id="here" lang="de">Three</h2>')
    expect(at(9).join('')).not.toContain('here')
  })
})
