import { Parser } from 'htmlparser2'
import { lineCounter } from './line-counter.ts'

/** A feed that a list of subscriptions names, and the folder that it lies in: the outermost one, which is a section here. */
export type ListedFeed = { address: string; title: string; section: string | null; line: number }

/** What a list names and cannot be subscribed to. `first` is the line of the same feed before; 0 for other kinds. */
export type OddEntry = {
  kind: 'twice' | 'no-address' | 'not-web' | 'too-long'
  line: number
  address: string
  title: string
  section: string | null
  first: number
}

export type ReadOpml = {
  /** Each feed once, in the order of the list. */
  feeds: ListedFeed[]
  /** What is no feed, or stands there already: with those above every entry of a feed in the list. */
  odd: OddEntry[]
  /** The outermost element is `opml`. */
  isOpml: boolean
  /** It breaks off before its end: some feeds may be missing. */
  cutShort: boolean
}

export const LONGEST_ADDRESS = 2_000
const LONGEST_TITLE = 300

/**
 * Reads a list of subscriptions. Names of attributes count in any case, as programs write them in each; outlines
 * without an address are folders or notes. Two addresses that differ only in their scheme or last slash are one.
 * Nothing outside the text is fetched: it has no DTD and no entities of its own.
 */
export function readOpml(text: string): ReadOpml {
  const feeds = new Map<string, ListedFeed>()
  const odd: OddEntry[] = []
  /** The titles of the open outlines; null for those that are feeds or have none. */
  const folders: (string | null)[] = []
  const lineAt = lineCounter(text)
  let begun = false
  let isOpml = false
  let ended = false

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase()
        if (!begun) isOpml = tag === 'opml'
        begun = true
        if (tag !== 'outline' || !isOpml) return
        const named = new Map(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value.trim()]))
        const title = (named.get('title') || named.get('text') || '').slice(0, LONGEST_TITLE)
        const address = named.get('xmlurl') ?? ''
        const section = folders.find(Boolean) ?? categoryOf(named.get('category')) ?? null
        const isFeed = address !== '' || /^(?:rss|atom|rdf)$/i.test(named.get('type') ?? '')
        if (isFeed) take({ address, title, section, line: lineAt(parser.startIndex) })
        folders.push(isFeed ? null : title || null)
      },
      onclosetag(name, implied) {
        const tag = name.toLowerCase()
        if (tag === 'outline') folders.pop()
        if (tag === 'opml' && !implied) ended = true
      },
    },
    { xmlMode: true, decodeEntities: true },
  )

  function take(feed: ListedFeed): void {
    const address = webAddress(feed.address)
    const first = address === null ? undefined : feeds.get(keyOf(address))
    const kind = first ? 'twice' : address === null ? wrongWith(feed.address) : null
    if (address !== null && kind === null) feeds.set(keyOf(address), { ...feed, address })
    else if (kind) odd.push({ ...feed, kind, address: feed.address.slice(0, LONGEST_ADDRESS), first: first?.line ?? 0 })
  }

  parser.end(text.replace(/^\uFEFF/, ' '))
  return { feeds: [...feeds.values()], odd, isOpml, cutShort: isOpml && !ended }
}

/** By what two addresses of feeds are one: scheme, `www.` and last slash do not count; parameters do, as they may make the feed. */
export function keyOf(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}` : address
}

/** An address of the web as it is asked for; what feed readers register for themselves too: `feed://host/path`, `feed:https://host/path`. */
export function webAddress(address: string): string | null {
  if (address.length > LONGEST_ADDRESS) return null
  const plain = plainAddress(address)
  return /^https?:\/\/[^\s/]/i.test(plain) && URL.canParse(plain) ? plain : null
}

export const plainAddress = (address: string): string =>
  address.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://')

const wrongWith = (address: string): OddEntry['kind'] =>
  address === '' ? 'no-address' : address.length > LONGEST_ADDRESS ? 'too-long' : 'not-web'

/** The first part of the first category: `/Food/Cuisine,/Travel` is Food. */
const categoryOf = (text: string | undefined) =>
  text
    ?.split(',')[0]
    ?.split('/')
    .map((part) => part.trim())
    .find(Boolean)
