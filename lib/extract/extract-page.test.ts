import { expect, test } from 'vitest'
import { cleanArticle } from '#lib/articles/clean-article.ts'
import { forbiddenMarkup } from '#lib/articles/forbidden-markup.ts'
import { extractPage } from './extract-page.ts'
import type { Extract, PageRules } from './model.ts'
import { isSelector } from './selectors.ts'

const URL_OF = 'https://news.pine.example/2025/otters'
const STORY = [
  'The otters have come back to the canal after forty years, the wardens of the town said on Sunday.',
  'They were seen at the third bridge by a man who was looking for his glasses.',
  'A second pair is thought to live below the weir, where nobody looks for anything.',
]
const story = STORY.map((line) => `<p>${line}</p>`).join('')
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Otters return</title>${head}</head><body>${body}</body></html>`

type Given = { contentType?: string | null; url?: string; asked?: string; rules?: Partial<PageRules> }

function read(given: string | Uint8Array, { contentType = 'text/html', url = URL_OF, asked = url, rules }: Given = {}) {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given
  return extractPage({ bytes, contentType, url, asked }, { include: null, exclude: null, ...rules })
}

function extract(given: string | Uint8Array, more: Given = {}): Extract {
  const outcome = read(given, more)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

function clean({ html, base }: Pick<Extract, 'html' | 'base'>): string {
  const raw = { html, base, headline: '', link: URL_OF, language: null, summaryHtml: null, licence: null }
  return cleanArticle(raw)
    .body.map((block) => (block.kind === 'html' ? block.html : ''))
    .join('')
}

test('what is no page is told by its type or its first bytes, whatever it says of itself', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 and so on')
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  for (const bytes of [pdf, png, new TextEncoder().encode('just words'), new Uint8Array()]) {
    expect(read(bytes)).toEqual({ ok: false, reason: 'not-a-page' })
  }
  expect(read(page(story), { contentType: 'application/pdf' })).toEqual({ ok: false, reason: 'not-a-page' })
  expect(read(page(story), { contentType: 'image/png' })).toEqual({ ok: false, reason: 'not-a-page' })
  expect(read(page(story), { contentType: null }).ok).toBe(true)
})

test('markup that is nested 100,000 deep is refused before anything is built of it', () => {
  for (const tag of ['div', 'b', 'table><tr><td', 'span']) {
    expect(read(page(`${`<${tag}>`.repeat(100_000)}${story}`))).toEqual({ ok: false, reason: 'page-too-deep' })
  }
  expect(read(page(`${'<div>'.repeat(180)}${story}${'</div>'.repeat(180)}`)).ok).toBe(true)
})

test('a page of too many elements or words is refused', () => {
  expect(read(page('<p>x</p>'.repeat(60_000)))).toEqual({ ok: false, reason: 'page-too-large' })
  expect(read(page(`<p>${'otter '.repeat(900_000)}</p>`))).toEqual({ ok: false, reason: 'page-too-large' })
})

test('endless attributes, and bait for regular expressions, cost little and lose nothing', () => {
  const attributes = Array.from({ length: 100_000 }, (_, index) => `a${index}=x`).join(' ')
  expect(clean(extract(page(`<div ${attributes}>${story}</div>`)))).toBe(story)
  const bait = [
    'a'.repeat(50_000),
    `${'read more: '.repeat(5_000)}!`,
    `${'By Ada '.repeat(10_000)}`,
    `${'subscribe '.repeat(9_000)}newsletter`,
    '!'.repeat(60_000),
    ' '.repeat(100_000),
    `class${'-related'.repeat(9_000)}`,
  ]
  for (const text of bait) {
    const found = extract(page(`<div class="${text.slice(0, 60_000)}"><p>${text}</p></div>${story}`))
    for (const line of STORY) expect(found.html).toContain(line)
  }
})

test('a page that leads on by itself, asks for a password or has nothing to read says so in its own code', () => {
  expect(read(page('', '<meta http-equiv="refresh" content="0;url=//evil.example">'))).toEqual({
    ok: false,
    reason: 'leads-on',
  })
  expect(read(page('<form><p>Please sign in.</p><input type="password"></form>'))).toEqual({
    ok: false,
    reason: 'login-wall',
  })
  expect(read(page('<div id="root"></div>'))).toEqual({ ok: false, reason: 'no-story' })
})

test('an address that led to a question about consent, to a sign-in or to the front page gave no story', () => {
  const led = (url: string) => read(page(story), { url, asked: URL_OF })
  expect(led('https://consent.pine.example/v2?continue=x')).toEqual({ ok: false, reason: 'consent-page' })
  expect(led('https://news.pine.example/login?next=x')).toEqual({ ok: false, reason: 'login-wall' })
  expect(led('https://www.pine.example/')).toEqual({ ok: false, reason: 'moved-away' })
  expect(led('https://news.pine.example/2025/otters.html').ok).toBe(true)
  expect(led('https://other.example/2025/otters').ok).toBe(true)
})

test('a canonical address counts only on the same registrable domain', () => {
  const said = (href: string) => extract(page(story, `<link rel="canonical" href="${href}">`)).canonical
  expect(said('https://www.pine.example/a#top')).toBe('https://www.pine.example/a')
  expect(said('/b')).toBe('https://news.pine.example/b')
  for (const bad of [
    'javascript:alert(1)',
    'https://evil.example/a',
    'data:text/html,x',
    'https://pine.example/',
    '',
    'https://u:p@pine.example/a',
  ]) {
    expect(said(bad), bad).toBeNull()
  }
})

test('a base that is no address is none; a good one counts', () => {
  const link =
    '<p>The wardens have told <a href="more">the rest of it</a> to the paper of the town, which prints it on Monday.</p>'
  const based = (href: string) => clean(extract(page(`${story}${link}`, `<base href="${href}">`)))
  for (const bad of ['javascript:alert(1)//', 'data:text/html,', 'ftp://pine.example/']) {
    expect(based(bad)).toContain('href="https://news.pine.example/2025/more"')
  }
  expect(based('/deep/er/')).toContain('href="https://news.pine.example/deep/er/more"')
})

test('a description of itself may be broken, huge, or carry markup: nothing of it runs', () => {
  const ld = (json: string) => `<script type="application/ld+json">${json}</script>`
  const hostile = JSON.stringify({
    '@type': 'NewsArticle',
    headline: '<img src=x onerror=alert(1)>',
    author: { name: '<script>alert(1)</script>' },
    articleBody: `${STORY.join('\n')}\n<p onclick="x()">More</p><img src=x onerror=alert(1)><iframe srcdoc="x"></iframe>${' and so on'.repeat(40)}`,
  }).replaceAll('</', '<\\/')
  const found = extract(page('<p>One line only.</p>', ld(hostile)))
  expect(found.foundBy).toBe('json-ld')
  expect(forbiddenMarkup(clean(found))).toEqual([])
  expect(clean(found)).toContain('third bridge')
  for (const bad of [
    '{',
    '[[[[',
    'null',
    '"x"',
    `{"@graph":${'['.repeat(500)}${']'.repeat(500)}}`,
    `{"@type":"NewsArticle","articleBody":"${'x '.repeat(2_500_000)}"}`,
  ]) {
    expect(clean(extract(page(story, ld(bad))))).toBe(story)
  }
})

test('a text that its page describes whole is taken where the page shows half of it', () => {
  const long = Array.from(
    { length: 12 },
    (_, index) => `Sentence number ${index} tells something more about the otters of the canal.`,
  )
  const ld = JSON.stringify({ '@type': ['NewsArticle'], articleBody: long.join('\n\n') })
  const found = extract(page(`<p>${long[0]}</p><p>${long[1]}</p>`, `<script type="application/ld+json">${ld}</script>`))
  expect(clean(found)).toBe(long.map((line) => `<p>${line}</p>`).join(''))
})

test('UTF-8 is read as such whatever is declared, and a declared charset where it is not', () => {
  const text = page(
    '<p>Über den Fluss führt seit gestern eine Brücke aus Draht und gutem Willen, sagte der Bürgermeister.</p>',
  )
  const utf8 = new TextEncoder().encode(text)
  const latin = Uint8Array.from(text, (character) => character.charCodeAt(0))
  const meta = Uint8Array.from(text.replace('<title>', '<meta charset="iso-8859-1"><title>'), (c) => c.charCodeAt(0))
  for (const [bytes, type] of [
    [utf8, 'text/html; charset=iso-8859-1'],
    [utf8, 'text/html; charset=nonsense'],
    [latin, 'text/html; charset=utf-8'],
    [latin, 'text/html; charset=iso-8859-1'],
    [meta, 'text/html'],
  ] as const) {
    expect(extract(bytes, { contentType: type }).html).toContain('Brücke aus Draht')
  }
})

test('nothing that a page carries survives extraction and cleaning, and all of its story does', () => {
  const attempts =
    '<script>x()</script><svg onload="x()"><script>x()</script></svg><img src=x onerror=x()><iframe srcdoc="<script>x()</script>"></iframe>' +
    '<math><mtext><style><img src=x onerror=x()></style></mtext></math><object data="javascript:x()"></object><a href="java&#115;cript:x()">a link</a>' +
    '<form action="javascript:x()"><button>Go</button></form><noscript><p title="</noscript><img src=x onerror=x()>"></p></noscript><template><script>x()</script></template>'
  const found = extract(
    page(`<article>${STORY.map((line) => `<p onclick="x()">${line}</p>${attempts}`).join('')}</article>`),
  )
  const html = clean(found)
  expect(forbiddenMarkup(html)).toEqual([])
  for (const line of STORY) expect(html).toContain(line)
})

test('selectors say what the story is and what is not; one that finds nothing leaves it to be found', () => {
  const body = `<div class="a">${story}</div><div class="b"><p>Only this, which is told in a box beside the story.</p><p class="c">And not this.</p></div>`
  expect(clean(extract(page(body), { rules: { include: '.b', exclude: '.c' } }))).toBe(
    '<p>Only this, which is told in a box beside the story.</p>',
  )
  expect(extract(page(body), { rules: { include: '.b, .b p' } }).foundBy).toBe('selectors')
  expect(clean(extract(page(`<div class="a">${story}</div>`), { rules: { include: '.nowhere', exclude: '.x' } }))).toBe(
    story,
  )
})

test('a selector is one or it is refused', () => {
  for (const good of ['.a', 'div > p:not(.b)', '[data-x="1"]', 'article, main'])
    expect(isSelector(good), good).toBe(true)
  for (const bad of ['', ' ', 'div[', 'p::', '>>', '{}', 'a'.repeat(501)]) expect(isSelector(bad), bad).toBe(false)
})

test('the page as it is kept gives the same again', () => {
  const first = extract(
    page(
      `<article>${story}</article><aside><p>Beside it all.</p></aside>`,
      '<base href="/x/"><link rel="canonical" href="/c">',
    ),
  )
  const second = extract(first.snapshot ?? '')
  expect(second).toEqual(first)
})
