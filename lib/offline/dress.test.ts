import { describe, expect, it } from 'vitest'
import { dressKept, escapeMarkup, facesOf, fill, sheetsOf, timeOf, withoutPictures } from './dress.ts'

const PAGE =
  '<!DOCTYPE html><html lang="en" data-theme="light" data-size="130" class="a"><head><link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"></head><body class="b"><p>news</p><button type="submit" form="save" name="save" value="7" aria-pressed="false"></button></body></html>'
const plain = { attributes: { 'data-theme': 'auto' }, line: '', again: null, saved: new Map<string, boolean>() }

describe('a kept page', () => {
  it('is shown in the look of now, not of when it was kept', () => {
    const html = dressKept(PAGE, { ...plain, attributes: { 'data-theme': 'dark', 'data-face': 'sans' } })
    expect(html).toContain('<html lang="en" class="a" data-theme="dark" data-face="sans" data-offline="on">')
  })

  it('says at its top what it is; a line is text and no markup', () => {
    expect(dressKept(PAGE, { ...plain, line: 'Of 07:40 <b>' })).toContain(
      '<body class="b"><p role="status" class="stale-line">Of 07:40 &#60;b&#62;</p><p>news</p>',
    )
    expect(dressKept(PAGE, { ...plain, line: 'Of 07:40', again: { text: 'Again', href: '/' } })).toContain(
      'Of 07:40 <a href="/">Again</a></p>',
    )
  })

  it('shows a save that waits as it will be', () => {
    const html = dressKept(PAGE, { ...plain, saved: new Map([['7', true]]) })
    expect(html).toContain('name="unsave" value="7" aria-pressed="true"')
    expect(dressKept(html, { ...plain, saved: new Map([['7', false]]) })).toContain(
      'name="save" value="7" aria-pressed="false"',
    )
    expect(dressKept(PAGE, { ...plain, saved: new Map([['8', true]]) })).toContain('name="save" value="7"')
  })

  it('asks for no picture', () => {
    const html = withoutPictures(
      '<link rel="preload" as="image" href="/a"><img alt="A" src="/img/x" srcset="/img/y 2x" sizes="1px"><video poster="/p">',
    )
    expect(html).toBe('<img alt="A"><video>')
  })

  it('names its style sheets, and they their typefaces for western letters', () => {
    expect(sheetsOf(PAGE)).toEqual(['/_next/static/a.css'])
    const css =
      '@font-face{font-family:N;src:url(../media/a.woff2)format("woff2");unicode-range:U+??,U+131}@font-face{font-family:N;src:url(../media/b.woff2);unicode-range:U+100-2ba}'
    expect(facesOf(css)).toEqual(['../media/a.woff2'])
  })
})

describe('what is said around it', () => {
  it('fills in what is known and leaves the rest', () => {
    expect(fill('{count} of {all}', { count: 2 })).toBe('2 of {all}')
    expect(escapeMarkup(`<a href="x">'&`)).toBe('&#60;a href=&#34;x&#34;&#62;&#39;&#38;')
  })

  it('names the time in the paper’s zone, and the day where it is not today', () => {
    const at = Date.UTC(2025, 7, 10, 5, 40)
    expect(timeOf(at, at + 3_600_000, 'en-GB', 'Europe/Berlin')).toBe('07:40')
    expect(timeOf(at, at + 20 * 3_600_000, 'en-GB', 'Europe/Berlin')).toMatch(/^07:40, Sunday,? 10 August$/)
    expect(timeOf(at, at + 20 * 3_600_000, 'de', 'Europe/Berlin')).toBe('07:40, Sonntag, 10. August')
  })
})
