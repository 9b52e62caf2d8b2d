/** A feed as read from bytes, in one shape for every format. All text is plain text unless a name says HTML. */
export type ParsedFeed = {
  format: 'rss' | 'atom' | 'rdf' | 'json'
  title: string | null
  /** The site's own page, absolute http(s). */
  link: string | null
  description: string | null
  language: string | null
  /** Address of a licence that the feed names for all its entries (creativeCommons, dc:rights with a CC address, atom link rel=license). */
  licence: string | null
  /** The feed's own stable address for itself (atom:link rel=self), absolute. */
  self: string | null
  /** WebSub hubs, absolute. */
  hubs: string[]
  /** RSS `ttl`, in seconds; 0 if none. */
  ttlSeconds: number
  /** RSS skipHours (0..23, GMT) and skipDays (English names). */
  skipHours: number[]
  skipDays: string[]
  /** In document order, at most the 2,000 newest. */
  entries: ParsedEntry[]
  /** Parsed in spite of faults (truncated, not well-formed). */
  repaired: boolean
}

export type ParsedEntry = {
  /** guid / atom:id / JSON Feed id, trimmed; null if the entry has none. */
  id: string | null
  /** Absolute http(s) address of the entry's page; null if it has none. */
  link: string | null
  title: string | null
  /** HTML as the feed gave it, links not yet resolved against `base`. */
  contentHtml: string | null
  summaryHtml: string | null
  /** What relative addresses in the HTML are relative to: xml:base, else the entry's link, else the feed's address. */
  base: string | null
  author: string | null
  /** ISO instant; null if absent or impossible. */
  published: string | null
  updated: string | null
  /** The date as the feed wrote it, when it could not be read. */
  unreadableDate: string | null
  categories: string[]
  language: string | null
  licence: string | null
  picture: {
    url: string
    width: number | null
    height: number | null
    alt: string | null
    caption: string | null
    credit: string | null
  } | null
  enclosures: { url: string; type: string | null; length: number | null }[]
}

export type FeedProblem = 'not-a-feed' | 'empty' | 'html-page' | 'broken'
