import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { discoverFeeds, feedGuesses } from './discover.ts'

const PAGE = 'https://harbour.example/news/'
const urls = (html: string, page = PAGE) => discoverFeeds(html, page).map((feed) => feed.url)

describe('a page names its feeds', () => {
  it('by links in its head, with their titles, relative ones made whole', () => {
    const html = `<link rel="alternate" type="application/rss+xml" title=" Harbour
        News " href="/feed.xml"><LINK REL=ALTERNATE TYPE="Application/Atom+XML; charset=utf-8" HREF=atom>
      <link href="https://other.example/feed.json" type="application/feed+json" rel="home alternate">`
    expect(discoverFeeds(html, PAGE)).toEqual([
      { url: 'https://harbour.example/feed.xml', title: 'Harbour News' },
      { url: 'https://harbour.example/news/atom', title: null },
      { url: 'https://other.example/feed.json', title: null },
    ])
  })

  it('from the base that the page sets, the first one', () => {
    const html = `<base href="/deep/"><base href="/deeper/"><link rel=alternate type=application/rss+xml href=rss>`
    expect(urls(html)).toEqual(['https://harbour.example/deep/rss'])
  })

  it('also after a head that was never closed, and in what is broken off', () => {
    const html = `<head><title>x<body><p>y</p><link rel="alternate" type="application/rss+xml" href="/late"><a href="/rss"`
    expect(urls(`</title>${html}`).length).toBeLessThanOrEqual(1)
    expect(urls('<p><link rel="feed" href="/late">')).toEqual(['https://harbour.example/late'])
    expect(urls('<a href="/rss.xml">never closed')).toEqual(['https://harbour.example/rss.xml'])
  })

  it('declared ones first, then links that look like feeds, feeds of comments last', () => {
    const html = `<a href="/tag/ferries/feed/">Ferries</a>
      <link rel="alternate" type="application/rss+xml" title="Harbour &raquo; Comments Feed" href="/comments/feed/">
      <a href="https://feeds.example/harbour"><span>RSS</span></a>
      <link rel="alternate" type="application/rss+xml" title="Harbour &raquo; Feed" href="/feed/">
      <a href="/?feed=rss2">All</a>`
    expect(urls(html)).toEqual([
      'https://harbour.example/feed/',
      'https://harbour.example/tag/ferries/feed/',
      'https://feeds.example/harbour',
      'https://harbour.example/?feed=rss2',
      'https://harbour.example/comments/feed/',
    ])
  })

  it('each once, and without what is no feed of the web', () => {
    const html = `<link rel=alternate type=application/rss+xml href="/feed"><a href="/feed#top">RSS</a>
      <link rel=alternate hreflang=de href="/de/"><link rel=stylesheet href=/feed.css>
      <link rel=alternate type=application/json href="/wp-json/pages/7">
      <link rel="alternate" type="text/xml" title="RSS" href="/xml">
      <link rel="alternate stylesheet" type=application/rss+xml href="/no">
      <a href="javascript:rss()">RSS</a><a href="mailto:feed@harbour.example">feed</a><a href="#rss">RSS</a>
      <a href="/how-to-read-rss">How to read RSS</a><a href="feed://pods.example/show.rss">Listen</a>`
    expect(urls(html)).toEqual([
      'https://harbour.example/feed',
      'https://harbour.example/xml',
      'http://pods.example/show.rss',
    ])
  })

  it('a page made of nothing but feeds ends', () => {
    expect(urls('<link rel=feed href=/a>'.repeat(100_000)).length).toBe(1)
    const many = Array.from({ length: 1000 }, (_, n) => `<link rel=feed href=/${n}>`).join('')
    expect(urls(many).length).toBe(50)
    expect(urls('<a href=x>'.repeat(200_000))).toEqual([])
  })

  it('no page, no feeds', () => {
    expect(urls('')).toEqual([])
    expect(urls('\u0000\ufffd<<<>>>&&&')).toEqual([])
  })
})

describe('usual places', () => {
  it('beside the page first, then at the top of the site', () => {
    expect(feedGuesses('https://harbour.example/blog?x=1').slice(0, 2)).toEqual([
      'https://harbour.example/blog/feed',
      'https://harbour.example/blog/feed.xml',
    ])
    expect(feedGuesses('https://harbour.example/blog')).toContain('https://harbour.example/feed.xml')
    expect(new Set(feedGuesses('https://harbour.example/')).size).toBe(7)
  })

  it('none for what is no page of the web', () => {
    expect(feedGuesses('mailto:desk@harbour.example')).toEqual([])
    expect(feedGuesses('nonsense')).toEqual([])
  })
})

const corpus = new URL('../../../shared/corpora/discovery/', import.meta.url)
const absent = !existsSync(corpus) && process.env.CI !== 'true'

describe.skipIf(absent)('the home pages of the corpus (skipped where it is absent)', () => {
  it.each([
    ['furbo.html', 'http://furbo.org/', 'http://furbo.org/feed/'],
    ['inessential.html', 'http://inessential.com/', 'http://inessential.com/xml/rss.xml'],
    ['sixcolors.html', 'https://sixcolors.com/', 'http://feedpress.me/sixcolors'],
  ])('%s', (file, page, feed) => {
    expect(urls(readFileSync(new URL(file, corpus), 'utf8'), page)[0]).toBe(feed)
  })
})
