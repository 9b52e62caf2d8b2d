import { describe, expect, test } from 'vitest'
import { type CleanArticle, cleanArticle, type RawArticle } from './clean-article.ts'

const BASE = 'https://news.example/city/bridge'
const served = (url: string) =>
  url.endsWith('.webp') ? { src: `/pictures${new URL(url).pathname}`, width: 1200, height: 800 } : null

function clean(html: string, more: Partial<RawArticle> = {}): CleanArticle {
  const raw = { base: BASE, headline: 'The bridge opens', link: null, language: 'en', summaryHtml: null, licence: null }
  return cleanArticle({ ...raw, html, ...more }, served)
}

function htmlOf({ body }: CleanArticle): string {
  return body
    .map((block) => {
      if (block.kind === 'html') return block.html
      if (block.kind === 'read') return `[${block.title}|${block.href}]`
      return `{${block.pictures.map(({ src }) => src).join(' ')}|${block.caption ?? ''}}`
    })
    .join('')
}

const OUT = ' rel="noopener nofollow ugc"'

test('a careless page becomes the story: newsletter line, Read lines, share bar, ad box and pixels', () => {
  const article = clean(
    `<p><em>This story first appeared in The Harbour Letter, another paper’s newsletter. <a href="/sign-up">Sign up for it here.</a></em></p>
     <h1>The bridge opens</h1>
     <div class="share-bar"><span>Share</span><span>Post</span></div>
     <figure><img src="noon.webp" alt="A bridge at noon"><figcaption>The bridge at noon. Illustration: A. Maker</figcaption></figure>
     <p>It opened on Sunday, after nine years.</p>
     <p>[Read: How the river was crossed before]</p>
     <p>The mayor was late.</p>
     <div class="ad-slot" id="slot-1"><p>Advertisement</p><p>Your advertisement could be here.</p></div>
     <p>[Read: <a href="/city/tolls">Who pays the tolls</a>]</p>
     <p>READ MORE: <a href="https://other.example/ferry">The last ferry</a></p>
     <p>It will stay open.</p>
     <img src="/pixel.gif?reader=1" width="1" height="1" alt=""><img src="https://b.scorecardresearch.com/p?c1=2">`,
  )
  expect(article.body).toEqual([
    { kind: 'html', html: '<p>It opened on Sunday, after nine years.</p>' },
    { kind: 'read', title: 'How the river was crossed before', href: null },
    { kind: 'html', html: '<p>The mayor was late.</p>' },
    { kind: 'read', title: 'Who pays the tolls', href: 'https://news.example/city/tolls' },
    { kind: 'read', title: 'The last ferry', href: 'https://other.example/ferry' },
    { kind: 'html', html: '<p>It will stay open.</p>' },
  ])
  expect(article.handling).toEqual({
    from: 'feed',
    readLinks: 3,
    promosLeftOut: 1,
    trackersLeftOut: 2,
    boxesLeftOut: 2,
  })
  expect(article.picture).toEqual({
    src: '/pictures/city/noon.webp',
    width: 1200,
    height: 800,
    alt: 'A bridge at noon',
    caption: 'The bridge at noon.',
    credit: 'Illustration: A. Maker',
    from: 'text',
  })
  expect(article).toMatchObject({ words: 15, cut: false, excerpt: expect.stringMatching(/^It opened on Sunday/) })
})

test('under a no-derivatives licence no words are left out or set in; only pixels go', () => {
  const html = `<p>Sign up for our newsletter here.</p><p>Text. [Read: Another]</p><p>Advertisement</p><img src="/x.gif" width="1" height="1">`
  const article = clean(html, { licence: 'https://creativecommons.org/licenses/by-nc-nd/4.0/' })
  expect(htmlOf(article)).toBe(
    '<p>Sign up for our newsletter here.</p><p>Text. [Read: Another]</p><p>Advertisement</p>',
  )
  expect(article.handling).toEqual({
    from: 'feed',
    readLinks: 0,
    promosLeftOut: 0,
    trackersLeftOut: 1,
    boxesLeftOut: 0,
  })
})

describe('markup is rebuilt', () => {
  test.each([
    ['plain text becomes paragraphs', 'One & two.\n\nThree &lt; four.', '<p>One &amp; two.</p><p>Three &lt; four.</p>'],
    [
      'words between blocks and double line breaks make paragraphs',
      'a<br><br>b<div>c</div>d<br>e',
      '<p>a</p><p>b</p><p>c</p><p>d<br />e</p>',
    ],
    ['empty paragraphs go', '<p>&nbsp;</p><p><br></p><p> <b> </b></p><p>x</p>', '<p>x</p>'],
    ['the headline is not said twice', '<h1>THE BRIDGE OPENS!</h1><p>x</p>', '<p>x</p>'],
    ['headings begin at h2', '<p>x</p><h1>Then</h1><h3>Now</h3>', '<p>x</p><h2>Then</h2><h3>Now</h3>'],
    [
      'links are absolute, without scripts, and marked',
      '<p><a href="/a?b=1&c=2" target=_blank onclick=x>l</a> <a href="javascript:x">j</a> <a href="//o.example/">o</a></p>',
      `<p><a href="https://news.example/a?b=1&amp;c=2"${OUT}>l</a> j <a href="https://o.example/"${OUT}>o</a></p>`,
    ],
    ['a link around blocks is opened', '<a href="/x"><div>a</div><p>b</p></a>', '<p>a</p><p>b</p>'],
    [
      'style, class and id go',
      '<p class=a id=b style="color:red"><span class=c>x</span><font color=red>y</font></p>',
      '<p>xy</p>',
    ],
    [
      'language and direction stay, those of opened containers too',
      '<div dir="rtl" lang="ar"><p>سلام</p><p lang="de">Gruß</p></div><p dir="up">x</p>',
      '<p lang="ar" dir="rtl">سلام</p><p lang="de" dir="rtl">Gruß</p><p>x</p>',
    ],
    [
      'lists keep their nesting',
      '<ol start=3><li>a<ul><li>b</ul><li><p>c</p></ol>',
      '<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>',
    ],
    [
      'tables keep heads, spans and captions',
      '<table border=1><caption>C</caption><tr><th scope=col colspan=2>h</th></tr><tr><td>1<td><b>2</b></table>',
      '<table tabindex="0"><caption>C</caption><tbody><tr><th colspan="2" scope="col">h</th></tr><tr><td>1</td><td><b>2</b></td></tr></tbody></table>',
    ],
    [
      'a table of one column is layout',
      '<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>',
      '<p>a</p><p>b</p>',
    ],
    [
      'code keeps its white space',
      '<pre class=x><code>if (a &lt; b)\n  c()</code></pre>',
      '<pre tabindex="0"><code>if (a &lt; b)\n  c()</code></pre>',
    ],
    ['definitions stay', '<dl><div><dt>a</dt><dd>b</dd></div></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['quotes stay', '<blockquote class=x>a<p>b</p></blockquote>', '<blockquote><p>a</p><p>b</p></blockquote>'],
    [
      'sound and film play only when asked',
      '<video autoplay loop><source src="f.mp4"></video><audio src="data:x"></audio>',
      '<figure><video src="https://news.example/city/f.mp4" controls preload="none"></video></figure>',
    ],
    [
      'a frame of a known video host is a link, any other goes',
      '<iframe src="//www.youtube-nocookie.com/embed/abc_DEF-123?autoplay=1" title="A film"></iframe><iframe src="https://ads.example/x"></iframe>',
      `<figure><a href="https://www.youtube.com/watch?v=abc_DEF-123"${OUT}>▶ YouTube: A film</a></figure>`,
    ],
    ['lines across begin and end nothing', '<hr><p>a</p><hr><p>b</p><hr>', '<p>a</p><hr /><p>b</p>'],
    [
      'forms, menus and scripts go with all that is in them',
      '<nav>n</nav><form>f<input></form><p>x</p><script>s</script><style>t</style>',
      '<p>x</p>',
    ],
  ])('%s', (_rule, html, wanted) => expect(htmlOf(clean(html))).toBe(wanted))
})

test('links to the bundled sample are ours in the sample’s own texts, and in no other', () => {
  const html = '<p><a href="https://sample.invalid/sample/courier/x">l</a></p>'
  expect(htmlOf(clean(html, { sample: true }))).toBe('<p><a href="/sample/courier/x">l</a></p>')
  expect(htmlOf(clean(html))).toBe(`<p><a href="https://sample.invalid/sample/courier/x"${OUT}>l</a></p>`)
})

describe('pictures', () => {
  test('stand only where we serve them, with their size, and out of their paragraph', () => {
    const html =
      '<p>a</p><p>b <img src="c.webp" alt="&quot;C&quot;" width="300"> d</p><p>e <img src="f.jpg" alt="F"></p>'
    expect(htmlOf(clean(html))).toBe('<p>a</p>{/pictures/city/c.webp|}<p>b d</p><p>e</p>')
    expect(clean(html).body[1]).toMatchObject({ pictures: [{ width: 1200, height: 800, alt: '"C"' }] })
  })
  test('are found where lazy pages keep them', () => {
    const html = '<p>a</p><img src="data:image/gif;base64,R0" data-src="l.webp"><noscript><img src="l.webp"></noscript>'
    expect(htmlOf(clean(html)).match(/\{/g)).toHaveLength(1)
  })
  test('that we do not serve go with their caption', () => {
    expect(htmlOf(clean('<p>a</p><figure><img src="x.jpg"><figcaption>c</figcaption></figure>'))).toBe('<p>a</p>')
  })
  test('the one that opens a text stands above it, not in it', () => {
    const article = clean('<figure><img src="a.webp"><figcaption>Cap</figcaption></figure><p>x</p><img src="b.webp">')
    expect(article.picture).toMatchObject({ src: '/pictures/city/a.webp', caption: 'Cap', credit: null })
    expect(htmlOf(article)).not.toContain('a.webp')
    expect(htmlOf(article)).toContain('b.webp')
  })
  test('inside a list, a quote or a table stand after it, and their caption is cleaned like the text', () => {
    const figure = '<figure><img src="a.webp"><figcaption>Cap <b onclick="x()">b</b></figcaption></figure>'
    expect(htmlOf(clean(`<p>x</p><ul><li>one</li><li>${figure}</li></ul><p>y</p>`))).toBe(
      '<p>x</p><ul><li>one</li></ul>{/pictures/city/a.webp|Cap <b>b</b>}<p>y</p>',
    )
    expect(htmlOf(clean(`<p>x</p><blockquote><p>said</p>${figure}</blockquote>`))).toContain('</blockquote>{')
    expect(htmlOf(clean(`<table><tr><td>1</td><td><img src="t.webp" width="300"></td></tr></table>`))).toContain(
      '</table>{/pictures/city/t.webp|}',
    )
  })
  test('come in the widest file that a page can use', () => {
    const set = 'small.webp 300w, wide.webp 1600w, huge.webp 5000w'
    expect(htmlOf(clean(`<p>x</p><img src="small.webp" srcset="${set}">`))).toContain('{/pictures/city/wide.webp|}')
  })
  test('an emoji is its character', () => {
    expect(htmlOf(clean('<p>Yes <img class="emoji" src="e.webp" alt="🎉"></p>'))).toBe('<p>Yes 🎉</p>')
  })
})

describe('what is left out', () => {
  test.each([
    ['promosLeftOut', '<p>Subscribe to our newsletter</p>'],
    ['promosLeftOut', '<p><i>A version of this story appeared in the Morning Post newsletter. Sign up here.</i></p>'],
    ['promosLeftOut', '<p>Get the best of the week in your inbox. Sign up for it here.</p>'],
    ['promosLeftOut', '<p>Melden Sie sich hier für unseren Newsletter an.</p>'],
    [
      'promosLeftOut',
      '<p>The post <a href="/x">The bridge opens</a> appeared first on <a href="/">The Courier</a>.</p>',
    ],
    ['promosLeftOut', '<div class="newsletter-signup"><h3>News at noon</h3><form><input></form></div>'],
    ['boxesLeftOut', '<p>Advertisement</p>'],
    ['boxesLeftOut', '<p>— Anzeige —</p>'],
    ['boxesLeftOut', '<p>Story continues below advertisement</p>'],
    ['boxesLeftOut', '<div class="ad ad--wide"></div>'],
    ['boxesLeftOut', '<ul class="social-share"><li><a href="/s">Share</a></li></ul>'],
    [
      'boxesLeftOut',
      '<p><a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a> <a href="https://x.com/intent/post?url=x">X</a></p>',
    ],
    ['boxesLeftOut', '<aside class="related-stories"><a href="/a">A story</a><a href="/b">B story</a></aside>'],
    ['trackersLeftOut', '<img src="/t.gif" width="0" height="0">'],
    ['trackersLeftOut', '<p>x<img src="https://pixel.wp.com/g.gif?host=x"></p>'],
    ['trackersLeftOut', '<img src="https://vg07.met.vgwort.de/na/abc" style="width:1px;height:1px">'],
  ] as const)('%s: %s', (kind, html) => {
    const article = clean(`<p>Before.</p>${html}<p>After.</p>`)
    expect(htmlOf(article).replace('<p>x</p>', '')).toBe('<p>Before.</p><p>After.</p>')
    expect(article.handling[kind]).toBe(1)
  })

  test.each([
    'The council will sign up for the scheme, the mayor said here on Monday.',
    'Readers can subscribe to whatever they like, and most newsletters are never opened.',
    '“Sign up here,” she said, and they did.',
    'Advertisements for the festival were everywhere in the city that summer.',
    'He read: nothing else was left to do.',
  ])('an ordinary sentence stays: %s', (text) => {
    expect(htmlOf(clean(`<p>${text}</p>`))).toBe(`<p>${text}</p>`)
  })

  test.each([
    '<p class="subscriber-content">The mayor was late.</p>',
    '<div class="social-policy"><p>The council has talked about its social policy for nine long hours and has decided nothing.</p></div>',
    '<section class="related-events"><p>The fair is also on Sunday.</p></section>',
  ])('a mark that only sounds like one leaves nothing out: %s', (html) => {
    expect(clean(html)).toMatchObject({ body: [{ kind: 'html' }], handling: { promosLeftOut: 0, boxesLeftOut: 0 } })
  })

  test('a mark around the whole story says nothing', () => {
    const text = 'A long story about the bridge. '.repeat(20).trim()
    expect(htmlOf(clean(`<div class="layout-with-ad newsletter-page related"><p>${text}</p></div>`))).toBe(
      `<p>${text}</p>`,
    )
  })
})

describe('"Read:" lines', () => {
  test.each([
    ['<p>[Read: A title]</p>', '[A title|null]'],
    ['<p>Text. [Read: <a href="/t">A title</a>]</p>', '<p>Text.</p>[A title|https://news.example/t]'],
    [
      '<p><strong>Text.</strong> [Read more: A] [READ: <a href="/b">B</a>]</p>',
      '<p><strong>Text.</strong></p>[A|null][B|https://news.example/b]',
    ],
    ['<p><b>Read more:</b> <a href="/t"><i>A</i> title</a></p>', '[A title|https://news.example/t]'],
    ['<p><a href="/t">[Read: A title]</a></p>', '[A title|https://news.example/t]'],
    ['<h4>READ: <a href="/t">A title</a></h4>', '[A title|https://news.example/t]'],
    ['<p>Lesen Sie auch: <a href="/t">Die Brücke</a></p>', '[Die Brücke|https://news.example/t]'],
    ['<p class="recirc-link"><a href="/t">A title</a></p>', '[A title|https://news.example/t]'],
    ['<div class="read-more"><p>Read more: <a href="/t">A title</a></p></div>', '[A title|https://news.example/t]'],
    ['<p>[Read: <a href="javascript:x">A title</a>]</p>', '[A title|null]'],
    ['<p>[Read the small print]</p>', '<p>[Read the small print]</p>'],
    [
      '<p>Read more: <a href="/a">A</a> or <a href="/b">B</a></p>',
      `<p>Read more: <a href="https://news.example/a"${OUT}>A</a> or <a href="https://news.example/b"${OUT}>B</a></p>`,
    ],
    ['<blockquote>[Read: A title]</blockquote>', '<blockquote><p>[Read: A title]</p></blockquote>'],
  ])('%s', (html, wanted) => expect(htmlOf(clean(html))).toBe(wanted))
})

test('markup deeper than 200 elements loses its tags and keeps its words, quickly', () => {
  const deep = (depth: number) =>
    `${'<div>'.repeat(depth)}one<p>two &amp; three${'</div>'.repeat(depth)}<script>x</script>`
  expect(htmlOf(clean(deep(100_000)))).toBe('<p>one</p><p>two &amp; three</p>')
  expect(htmlOf(clean(deep(150)))).toBe('<p>one</p><p>two &amp; three</p>')
  expect(clean('<b>'.repeat(50_000)).body).toEqual([])
})

test('no paragraph is so long or so odd that reading it never ends', () => {
  for (const odd of [
    `[Read:${' '.repeat(100_000)}`,
    '[Read: x] '.repeat(5_000),
    '[Read: '.repeat(30_000),
    'also '.repeat(40_000),
    'continue reading '.repeat(20_000),
    '<br> '.repeat(20_000),
  ]) {
    expect(clean(`<p>${odd}</p><p>End.</p>`, { summaryHtml: odd }).body.length).toBeGreaterThan(0)
  }
})

test('what its source hides is no part of a text', () => {
  expect(
    htmlOf(clean('<p hidden>a</p><div style="display: none"><p>b</p></div><p style="visibility:hidden">c</p><p>d</p>')),
  ).toBe('<p>d</p>')
})

test('a hash of the words: markup that changes makes no new version', () => {
  const one = clean('<p class=a>The <b>bridge</b> opens.</p>').contentHash
  expect(clean('<div><p>The bridge\n opens.</p></div>').contentHash).toBe(one)
  expect(clean('<p>The bridge closes.</p>').contentHash).not.toBe(one)
})

test('what the store cannot hold is gone', () => {
  expect(htmlOf(clean('<p>a\u0000b\ud800c</p>'))).toBe('<p>ab\ufffdc</p>')
})

test('nothing in, nothing out', () => {
  expect(clean('')).toMatchObject({ body: [], excerpt: '', standfirst: null, words: 0, cut: false, picture: null })
})
