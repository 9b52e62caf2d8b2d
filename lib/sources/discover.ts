import { Parser } from 'htmlparser2'

export type NamedFeed = { url: string; title: string | null }

/** What is read of a page and taken from it: a page may be made to be endless. */
const MOST_CHARACTERS = 5_000_000
const MOST_FOUND = 50
const LONGEST_TITLE = 200

const FEED_TYPES = [
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
  'application/x-rss+xml',
  'application/x-atom+xml',
  'text/rss+xml',
  'text/atom+xml',
]
/** Types that are said of feeds, and of much else too: they count where the address or the title says "feed". */
const VAGUE_TYPES = ['application/xml', 'text/xml', 'application/json']

const FEED_ENDING =
  /(?:\.(?:rss|rdf|atom)|\/(?:feed|rss|atom|index\.rdf)\/?|\/(?:rss|atom|feed|feeds?\/[\w-]+)\.(?:xml|json))$/i
const FEED_QUERY = /[?&](?:feed|format|type)=(?:rss2?|atom|rdf|xml|feed|json)\b/i
const FEED_WORD = /\b(?:rss|atom|feed)\b/i
const COMMENTS = /\bcomments?\b|\/comments\//i

type Found = NamedFeed & { rank: number }
type Anchor = { href: string; words: string }

/**
 * The feeds that a page names, best first: those it declares, then links that look like feeds; feeds of comments
 * after all others. Addresses are http or https, whole, each once.
 *
 * @param pageUrl the address that the page came from, after redirects
 */
export function discoverFeeds(html: string, pageUrl: string): NamedFeed[] {
  const found: Found[] = []
  let base = pageUrl
  let anchor: Anchor | null = null

  const add = (href: string | undefined, title: string | null, rank: number) => {
    const url = absolute(href, base)
    if (!url || found.length >= MOST_FOUND) return
    const late = COMMENTS.test(url.pathname) || COMMENTS.test(title ?? '')
    found.push({ url: url.href, title, rank: rank + (late ? 2 : 0) })
  }

  const closeAnchor = () => {
    if (!anchor) return
    const { href, words } = anchor
    anchor = null
    if (looksLikeFeed(href, base) || /^\W*(?:rss|atom)(?:[ -]?feed)?\W*$/i.test(words)) add(href, asTitle(words), 1)
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && base === pageUrl) base = absolute(attributes.href, pageUrl)?.href ?? pageUrl
      else if (name === 'link' && declaresFeed(attributes)) add(attributes.href, asTitle(attributes.title), 0)
      else if (name === 'a' && attributes.href) {
        closeAnchor()
        anchor = { href: attributes.href, words: attributes.title ?? '' }
      }
    },
    ontext(text) {
      if (anchor && anchor.words.length < LONGEST_TITLE) anchor.words += text
    },
    onclosetag(name) {
      if (name === 'a') closeAnchor()
    },
  })
  parser.write(html.slice(0, MOST_CHARACTERS))
  parser.end()
  closeAnchor()
  return bestFirst(found)
}

function bestFirst(found: Found[]): NamedFeed[] {
  const once = new Map<string, NamedFeed>()
  for (const { url, title } of found.toSorted((a, b) => a.rank - b.rank)) {
    if (!once.has(url)) once.set(url, { url, title })
  }
  return [...once.values()]
}

function declaresFeed(link: Record<string, string>): boolean {
  const relations = (link.rel ?? '').toLowerCase().split(/\s+/)
  if (relations.includes('stylesheet')) return false
  if (relations.includes('feed')) return true
  if (!relations.includes('alternate')) return false
  const type = (link.type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (FEED_TYPES.includes(type)) return true
  return VAGUE_TYPES.includes(type) && (FEED_WORD.test(link.title ?? '') || FEED_WORD.test(link.href ?? ''))
}

function looksLikeFeed(href: string, base: string): boolean {
  const url = absolute(href, base)
  return url !== null && (FEED_ENDING.test(url.pathname) || FEED_QUERY.test(url.search))
}

/** `feed:` was a way to say "open this in a reader". */
function absolute(href: string | undefined, base: string): URL | null {
  const text = (href ?? '')
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://')
  if (text === '' || text.startsWith('#') || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  url.hash = ''
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
}

function asTitle(text: string | undefined): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE)
  return line === '' ? null : line
}

const USUAL_PLACES = ['feed', 'feed.xml', 'rss.xml', 'atom.xml', 'index.xml', 'rss', 'feed.json']

/**
 * Where feeds usually are, for a page that names none: beside the page, then at the top of the site.
 *
 * @returns whole addresses, likeliest first; none if `pageUrl` is not one of the web
 */
export function feedGuesses(pageUrl: string): string[] {
  const page = absolute(pageUrl, 'http://invalid.example/')
  if (!page || !URL.canParse(pageUrl)) return []
  const beside = new URL(page.pathname.endsWith('/') ? page.pathname : `${page.pathname}/`, page.origin)
  const places = [beside, new URL('/', page.origin)]
  return [...new Set(places.flatMap((place) => USUAL_PLACES.map((name) => new URL(name, place).href)))]
}
