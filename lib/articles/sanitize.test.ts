import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanArticle } from './clean-article.ts'
import { forbiddenMarkup } from './forbidden-markup.ts'
import { sanitize } from './sanitize.ts'

const raw = {
  base: 'https://news.example/',
  headline: '',
  link: null,
  language: null,
  summaryHtml: null,
  licence: null,
}
const everyPicture = () => ({ src: '/pictures/1.webp', width: 10, height: 10 })

function cleaned(html: string): string {
  const { body } = cleanArticle({ ...raw, html }, everyPicture)
  return body.map((block) => (block.kind === 'html' ? block.html : '')).join('')
}

function expectHarmless(html: string): void {
  for (const clean of [
    sanitize(html),
    cleaned(html),
    cleaned(`<p>${html}</p>`),
    cleaned(`<div title="${html}">x</div>`),
  ]) {
    expect(forbiddenMarkup(clean)).toEqual([])
    expect(sanitize(clean)).toBe(clean)
  }
}

const CORPUS = new URL('../../../shared/corpora/xss/payloadbox-every-10th.json', import.meta.url)
const present = existsSync(CORPUS) || process.env.CI === 'true'

test.skipIf(!present)(
  'nothing of the XSS corpus survives, and what is left is a fixed point (skipped without it)',
  () => {
    const payloads: string[] = JSON.parse(readFileSync(CORPUS, 'utf8'))
    expect(payloads.length).toBeGreaterThan(600)
    for (const payload of payloads) expectHarmless(payload)
  },
)

describe('nastiness of our own', () => {
  test.each([
    '<img src=x onerror=alert(1)>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="&#x6a;avascript:alert(1)">x</a>',
    '<a href=" data:text/html,x">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/\\evil.example">x</a>',
    '<a href="https://user:secret@evil.example/">x</a>',
    '<img src="//evil.example/x.gif"><img srcset="javascript:x 1x" src="data:image/svg+xml,x">',
    '<video src="https://v.example/a.mp4" poster="javascript:alert(1)" onplay="x()" autoplay></video>',
    '<video><source src="javascript:alert(1)"><img src=x onerror=x></video>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><iframe src="https://evil.example/embed/abcdefgh">',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<p style="background:url(javascript:x)" class="y" id="z" data-x="1" onclick=x>y</p>',
    '<form action=javascript:x><button formaction=javascript:x>x</button><input autofocus onfocus=x></form>',
    '<template><script>x</script></template><xmp><img src=x onerror=x></xmp><plaintext><img src=x onerror=x>',
    '<base href="javascript:/"><link rel=import href=x><meta http-equiv=refresh content="0;url=javascript:x">',
    '<object data="javascript:x"></object><embed src="javascript:x"><applet code=x></applet>',
    '<a href="https://a.example"><a href="https://b.example">x</a></a><p><div><p>x</div>',
    '<b><p>x<section><p>y</b></p></section><h1><h2>z</h1></h2><li>loose<td>cell<dd>dd',
    '<table><p>in<tr><td><table><td>x</table></td><caption>c<th>y</table>',
    '<!--[if IE]><script>x</script><![endif]--><?php x ?><![CDATA[<script>x</script>]]>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<time datetime="x onload=y">t</time><ol start="9999999999"><li>x</ol><td colspan="1e9">',
    '<p lang="en onload=x" dir="rtl;">x</p><q cite="javascript:x">q</q><bdo dir=rtl>x</bdo>',
  ])('%s', (html) => expectHarmless(html))
})

test('whatever is put together at random comes out allowed, and a second pass changes nothing', () => {
  const tags =
    'p div b a i li ul ol td tr table h1 h2 blockquote pre code span section img br hr video audio iframe dl dt dd figure figcaption script style svg math noscript textarea q ruby rt time form select option button details summary xmp title'.split(
      ' ',
    )
  const bits = [
    ' href="https://a.example/?a=1&b"',
    ' src="x.png"',
    ' href=javascript:x',
    ' dir=rtl',
    ' lang=de',
    ' onclick=x',
    ' width=9',
    '',
    '',
    '',
  ]
  const texts = [
    'x',
    ' ',
    '&lt;b&gt;',
    '&amp;',
    '"',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '\n',
    '[Read: y]',
    '&nbsp;',
    '\u0000',
    '\ud800',
    '<br><br>',
  ]
  let seed = 20250810
  const pick = (from: string[]) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return from[(seed >>> 8) % from.length] ?? ''
  }
  for (let round = 0; round < 1_500; round += 1) {
    let html = ''
    for (let part = 0; part < 24; part += 1) {
      html += pick([`<${pick(tags)}${pick(bits)}${pick(bits)}>`, `</${pick(tags)}>`, pick(texts), pick(texts)])
    }
    expectHarmless(html)
  }
})

test('the text is rebuilt so that the sanitizer finds nothing left to do', () => {
  const html =
    '<h1>A</h1><p lang="de">Tom &amp; "x" <b>b</b><br>c <a href="/x?a=1&b=2">l</a></p><ul><li>1<ul><li>2</ul></ul><table><tr><th scope="row" colspan="2">h<td>d</table><pre>a\n  b</pre><hr><p>z</p>'
  const once = cleaned(html)
  expect(sanitize(once)).toBe(once)
  expect(once).toContain(
    '<p lang="de">Tom &amp; "x" <b>b</b><br />c <a href="https://news.example/x?a=1&amp;b=2" rel="noopener nofollow ugc">l</a></p>',
  )
})
