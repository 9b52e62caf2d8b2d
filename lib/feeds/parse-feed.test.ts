import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseFeed } from '#lib/feeds/parse-feed.ts'
import type { ReadContext } from '#lib/feeds/read-context.ts'

const now = new Date('2025-08-10T08:42:00Z')
const context: ReadContext = { url: 'https://river.example/feeds/all.xml', contentType: 'application/xml' }

function outcome(document: string | Uint8Array, around: ReadContext = context) {
  return parseFeed(typeof document === 'string' ? new TextEncoder().encode(document) : document, around, now)
}

function feed(document: string | Uint8Array, around: ReadContext = context) {
  const result = outcome(document, around)
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

const rss = (inside: string, attributes = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>River</title>${inside}</channel></rss>`
const item = (inside: string, attributes = '') => feed(rss(`<item>${inside}</item>`, attributes)).entries[0]
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>River</title>${inside}</feed>`
const atomEntry = (inside: string) => feed(atom(`<entry>${inside}</entry>`)).entries[0]

test.each([
  ['RSS 0.91', '<rss version="0.91"><channel><title>T</title><item><title>I</title></item></channel></rss>', 'rss'],
  [
    'RSS 0.90',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item><title>I</title></item></rdf:RDF>',
    'rdf',
  ],
  [
    'RSS 1.0',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://a.example/"><title>T</title></channel><item rdf:about="https://a.example/1"><title>I</title></item></rdf:RDF>',
    'rdf',
  ],
  ['RSS 2.0', '<rss version="2.0"><channel><title>T</title><item><title>I</title></item></channel></rss>', 'rss'],
  [
    'Atom 0.3',
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title>I</title></entry></feed>',
    'atom',
  ],
  [
    'Atom 1.0',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>I</title></entry></feed>',
    'atom',
  ],
  ['JSON Feed 1.0', '{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":1,"title":"I"}]}', 'json'],
  [
    'JSON Feed 1.1',
    '\ufeff{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"I"}]}',
    'json',
  ],
])('%s is read', (_name, document, format) => {
  expect(feed(document)).toMatchObject({ format, title: 'T', repaired: false, entries: [{ title: 'I' }] })
})

test.each([
  ['', 'empty'],
  [' \n\t ', 'empty'],
  ['<!doctype html><html><head><title>Home</title></head><body><p>Hello</p></body></html>', 'html-page'],
  ['<p>Not found</p>', 'html-page'],
  ['<?xml version="1.0"?><opml version="2.0"><body/></opml>', 'not-a-feed'],
  ['{"error":"no such thing"}', 'not-a-feed'],
  ['Service unavailable', 'not-a-feed'],
  ['<rss version="2.0"><channel><tit', 'broken'],
  ['{"version":"https://jsonfeed.org/version/1.1","tit', 'broken'],
])('%j is refused as %s', (document, reason) => expect(outcome(document)).toEqual({ ok: false, reason }))

test('a feed without entries is a feed, an entry without anything is none', () => {
  expect(feed(rss('<item/><item></item>')).entries).toEqual([])
  expect(feed(rss(''))).toMatchObject({ title: 'River', entries: [] })
})

test('a body that is itself a gzip file is unpacked, a broken one is broken', () => {
  const packed = gzipSync(rss('<item><title>I</title></item>'))
  expect(feed(packed).entries).toHaveLength(1)
  expect(outcome(packed.subarray(0, 40))).toEqual({ ok: false, reason: 'broken' })
})

test.each([
  rss('<item><title>One</title></item><item><title>Two</title></item><item><title>Thr').replace(/<\/channel>.*/, ''),
  rss(
    '<item><title>One</title></item><item><title>Two</title></item><item><title>Three</title><description><![CDATA[<p>So',
  ).replace(/<\/channel>.*/, ''),
  '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"One"},{"id":"2","title":"Two","tags":["]"]},{"id":"3","ti',
])('a truncated feed keeps its whole items and says that it was mended', (document) => {
  const { entries, repaired } = feed(document)
  expect(entries.map((entry) => entry.title)).toEqual(['One', 'Two'])
  expect(repaired).toBe(true)
})

test('tags that are never closed, or closed twice, cost at most their own text', () => {
  const entries = feed(
    rss(
      '<item><title>One</title><description><p>A <b>bold</i> word<br></description><item><title>Two</title></item></b></item><item><title>Three</title><link>https://a.example/?x=1&y=2</link></item>',
    ),
  ).entries
  expect(entries.map((entry) => entry.title)).toEqual(['One', 'Two', 'Three'])
  expect(entries[0]?.summaryHtml).toBe('<p>A <b>bold</i> word<br>')
  expect(entries[2]?.link).toBe('https://a.example/?x=1&y=2')
})

test('a warning of the server before the feed is passed over', () => {
  expect(feed(`<br />\n<b>Warning</b>: date() in <b>/srv/x.php</b><br />\n${rss('')}`).title).toBe('River')
})

test('prefixes are known by their namespace, the feed’s own words under any prefix', () => {
  const document =
    '<r:rss xmlns:r="http://backend.userland.com/rss2" xmlns:who="http://purl.org/dc/elements/1.1/" xmlns:x="https://x.example/ns"><r:channel><r:title>T</r:title><r:item><x:title>no</x:title><r:title>I</r:title><who:creator>Rosa Lindt</who:creator></r:item></r:channel></r:rss>'
  expect(feed(document)).toMatchObject({ title: 'T', entries: [{ title: 'I', author: 'Rosa Lindt' }] })
})

test('extensions are known by their usual prefix where it is never declared', () => {
  expect(
    item('<dc:creator>Rosa Lindt</dc:creator><content:encoded><![CDATA[<p>Whole</p>]]></content:encoded>'),
  ).toMatchObject({
    author: 'Rosa Lindt',
    contentHtml: '<p>Whole</p>',
  })
})

test('entities of a document type, from inside or outside, stay unexpanded', () => {
  const laughs = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "https://x.example/dtd">]>`
  const document = rss('<item><title>&b; and &f;</title></item>').replace('<rss', `${laughs}<rss`)
  expect(feed(document).entries[0]?.title).toBe('&b; and &f;')
})

test('elements and fields named like parts of objects are nothing special', () => {
  expect(
    item('<__proto__><polluted>1</polluted></__proto__><constructor>x</constructor><title>Fine</title>')?.title,
  ).toBe('Fine')
  const json =
    '{"version":"https://jsonfeed.org/version/1","title":"T","__proto__":{"polluted":1},"items":[{"id":"1","__proto__":{"polluted":1}}]}'
  expect(feed(json).entries).toHaveLength(1)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('of 3,000 entries the 2,000 newest are kept, in the order of the document', () => {
  const dated = Array.from({ length: 3000 }, (_, at) => {
    const day = new Date(Date.UTC(2015, 0, 1) + at * 86_400_000)
    return `<item><title>${at}</title><pubDate>${day.toUTCString()}</pubDate></item>`
  })
  const { entries } = feed(rss(dated.join('')))
  expect(entries).toHaveLength(2000)
  expect([entries[0]?.title, entries.at(-1)?.title]).toEqual(['1000', '2999'])
})

test('endless nesting and endless siblings are read in bounded depth', () => {
  expect(
    feed(rss(`<item>${'<x>'.repeat(50_000)}<title>deep</title></item><item><title>Next</title></item>`)).entries,
  ).toHaveLength(2)
  expect(feed(rss(`<item>${'<x/>'.repeat(50_000)}<title>late</title></item>`)).entries).toHaveLength(1)
})

test('addresses are completed by xml:base, else Content-Location, else the address of the feed', () => {
  const document = (base: string) => rss(`<item ${base}><link>story/1</link></item>`)
  expect(feed(document('xml:base="https://other.example/a/"')).entries[0]).toMatchObject({
    link: 'https://other.example/a/story/1',
    base: 'https://other.example/a/',
  })
  expect(feed(document('')).entries[0]).toMatchObject({
    link: 'https://river.example/feeds/story/1',
    base: 'https://river.example/feeds/story/1',
  })
  const moved = { ...context, headers: { contentLocation: 'https://river.example/b/' } }
  expect(feed(document(''), moved).entries[0]?.link).toBe('https://river.example/b/story/1')
})

test('only http and https addresses are links', () => {
  expect(item('<link>javascript:alert(1)</link><guid>urn:x:1</guid>')).toMatchObject({ id: 'urn:x:1', link: null })
  expect(item('<guid>https://a.example/1</guid>')?.link).toBe('https://a.example/1')
  expect(item('<guid isPermaLink="false">https://a.example/1</guid>')?.link).toBeNull()
})

test('what is endless is cut before it leaves the parser; an id or address that is, is none', () => {
  const endless = 'a'.repeat(3_000_000)
  const found = item(
    `<title>${endless}</title><guid>${endless}</guid><link>https://a.example/${endless}</link><pubDate>${endless}</pubDate><description>${endless}</description>`,
  )
  expect(found).toMatchObject({ id: null, link: null })
  expect(found?.title?.length).toBe(2_000)
  expect(found?.unreadableDate?.length).toBe(2_000)
  expect(found?.summaryHtml?.length).toBe(1_000_000)
})

test('an address with a name or a password in front is no link', () => {
  expect(item('<link>https://paper.example@elsewhere.example/1</link>')?.link).toBeNull()
  expect(item('<link>https://user:word@elsewhere.example/1</link>')?.link).toBeNull()
})

test('titles are plain text, whatever the feed wraps them in', () => {
  expect(item('<title>A &amp;amp; B &amp;#8211; &lt;em&gt;new&lt;/em&gt;</title>')?.title).toBe('A & B – new')
  expect(item('<title><![CDATA[Uses of <T> & 1 < 2]]></title>')?.title).toBe('Uses of <T> & 1 < 2')
  expect(atomEntry('<title type="text">The &lt;em&gt; tag</title>')?.title).toBe('The <em> tag')
  expect(
    atomEntry('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title>')?.title,
  ).toBe('A b')
})

test('texts keep their form: HTML, plain text, XHTML under a prefix, base64', () => {
  expect(atomEntry('<content type="html">&lt;p&gt;Caf&amp;eacute;&lt;/p&gt;</content>')?.contentHtml).toBe(
    '<p>Caf&eacute;</p>',
  )
  expect(atomEntry('<content type="text">1 &lt; 2\n\nThen</content>')?.contentHtml).toBe('<p>1 &lt; 2</p>\n<p>Then</p>')
  expect(
    atomEntry('<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p/>A</x:div></content>')
      ?.contentHtml,
  ).toContain('<p></p>A')
  expect(atomEntry('<content type="text/html" mode="base64">PHA+SGk8L3A+</content>')?.contentHtml).toBe('<p>Hi</p>')
  expect(atomEntry('<content type="image/png">iVBORw0KGgo=</content>')?.contentHtml).toBeNull()
})

test('a byline is names: mail addresses are left out', () => {
  expect(item('<author>rosa@river.example (Rosa Lindt)</author>')?.author).toBe('Rosa Lindt')
  expect(item('<author>rosa@river.example</author>')?.author).toBeNull()
  expect(item(`<author>${'a'.repeat(1_000_000)}</author>`)?.author?.length).toBeLessThan(1_000)
  expect(atomEntry('<author><name>Rosa Lindt</name></author><author><name>Ada Quint</name></author>')?.author).toBe(
    'Rosa Lindt, Ada Quint',
  )
  expect(feed(atom('<author><name>The desk</name></author><entry><title>I</title></entry>')).entries[0]?.author).toBe(
    'The desk',
  )
})

test('a date that cannot be read is kept as written; another one of the entry stands in', () => {
  expect(item('<pubDate>some day</pubDate>')).toMatchObject({ published: null, unreadableDate: 'some day' })
  expect(item('<pubDate>some day</pubDate><dc:date>2025-08-10</dc:date>')).toMatchObject({
    published: '2025-08-10T00:00:00.000Z',
    unreadableDate: null,
  })
})

test('the widest picture is taken, with its words', () => {
  const media =
    '<media:thumbnail url="/i.png" width="30"/><media:content url="/s.jpg" medium="image" width="140"/><media:content url="/l.jpg" medium="image" width="460" height="276"><media:credit>Ada Quint</media:credit><media:description>The river</media:description></media:content>'
  expect(item(media, 'xmlns:media="http://search.yahoo.com/mrss/"')?.picture).toEqual({
    url: 'https://river.example/l.jpg',
    width: 460,
    height: 276,
    alt: null,
    caption: 'The river',
    credit: 'Ada Quint',
  })
  expect(item('<enclosure url="https://a.example/p" type="image/jpeg" length="12"/>')?.picture?.url).toBe(
    'https://a.example/p',
  )
  expect(item('<itunes:image href="https://a.example/cover.png"/>')?.picture?.url).toBe('https://a.example/cover.png')
})

test('a licence is found under each of its names', () => {
  const by = 'https://creativecommons.org/licenses/by/4.0/'
  expect(feed(rss(`<creativeCommons:license>${by}</creativeCommons:license>`)).licence).toBe(by)
  expect(feed(atom(`<link rel="license" href="${by}"/>`)).licence).toBe(by)
  expect(feed(rss(`<copyright>© River, CC BY (${by}).</copyright>`)).licence).toBe(by)
  expect(item(`<dc:rights>${by}</dc:rights>`)?.licence).toBe(by)
  expect(feed(rss('<copyright>All rights reserved</copyright>')).licence).toBeNull()
})

test('what a feed says about itself and its rhythm is kept', () => {
  const about =
    '<link>https://river.example/</link><description>News of &lt;b&gt;the river&lt;/b&gt;</description><language>en_us</language><ttl>90</ttl><skipHours><hour>3</hour><hour>24</hour><hour>99</hour></skipHours><skipDays><day>sunday</day><day>Someday</day></skipDays><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="/feeds/all.xml"/><atom:link rel="hub" href="https://hub.example/"/>'
  expect(feed(rss(about))).toMatchObject({
    link: 'https://river.example/',
    description: 'News of the river',
    language: 'en-US',
    ttlSeconds: 5400,
    skipHours: [0, 3],
    skipDays: ['Sunday'],
    self: 'https://river.example/feeds/all.xml',
    hubs: ['https://hub.example/'],
  })
})

test('a JSON feed gives the same shape', () => {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'River &amp; Town',
    home_page_url: 'https://river.example/',
    hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    authors: [{ name: 'Rosa Lindt' }],
    items: [
      {
        id: 7,
        url: '/7',
        content_text: 'One < two\nthree\n\nFour',
        image: '/7.jpg',
        tags: ['river', 'river'],
        date_published: '2025-08-10T10:42:00+02:00',
        attachments: [{ url: 'https://river.example/7.mp3', mime_type: 'audio/mpeg', size_in_bytes: 12 }],
      },
      'nonsense',
    ],
  }
  expect(feed(JSON.stringify(document))).toMatchObject({
    title: 'River & Town',
    hubs: ['https://hub.example/'],
    entries: [
      {
        id: '7',
        link: 'https://river.example/7',
        contentHtml: '<p>One &lt; two<br>three</p>\n<p>Four</p>',
        author: 'Rosa Lindt',
        picture: { url: 'https://river.example/7.jpg' },
        categories: ['river'],
        published: '2025-08-10T08:42:00.000Z',
        enclosures: [{ url: 'https://river.example/7.mp3', type: 'audio/mpeg', length: 12 }],
      },
    ],
  })
})

test('JSON escapes bring in no NUL and no lone surrogate', () => {
  const document =
    '{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","title":"a\\u0000b\\ud800c"}]}'
  expect(feed(document).entries[0]?.title).toBe('abc')
})

test('numeric references name no NUL and no lone surrogate, and those of windows-1252 its letters', () => {
  expect(item('<title>a&#0;b&#xD800;c &#150; d</title>')?.title).toBe('abc – d')
})

test('a picture known to be tiny is none', () => {
  expect(item('<media:thumbnail url="https://a.example/face.png" width="30" height="30"/>')?.picture).toBeNull()
})

test('categories are named once, whatever their case', () => {
  expect(
    item('<category>Rivers</category><category>rivers</category><dc:subject>Town</dc:subject>')?.categories,
  ).toEqual(['Rivers', 'Town'])
})

test('the address that a feed service hides comes first, then the page among several links', () => {
  expect(
    item('<link>https://feeds.example/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>')?.link,
  ).toBe('https://a.example/1')
  const links =
    '<link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="9"/><link rel="alternate" type="application/json" href="/1.json"/><link href="/1"/>'
  expect(atomEntry(links)).toMatchObject({
    link: 'https://river.example/1',
    enclosures: [{ url: 'https://river.example/a.mp3', type: 'audio/mpeg', length: 9 }],
  })
})

test('tags are matched whatever their case', () => {
  expect(
    feed(
      '<RSS version="2.0"><Channel><Title>T</title><ITEM><TITLE>I</Title><PubDate>2025-08-10</pubdate></item></channel></rss>',
    ),
  ).toMatchObject({
    title: 'T',
    entries: [{ title: 'I', published: '2025-08-10T00:00:00.000Z' }],
    repaired: false,
  })
})

test('the language of the feed is its own word, else the server’s', () => {
  expect(feed(atom('').replace('<feed', '<feed xml:lang="de-AT"')).language).toBe('de-AT')
  expect(feed(rss(''), { ...context, headers: { contentLanguage: 'fr, en' } }).language).toBe('fr')
  expect(feed(rss('<language>!!</language>')).language).toBeNull()
})
