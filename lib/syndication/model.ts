/** What the paper gives to programs that read feeds, in one shape for the three formats. All text is plain unless a name says HTML. */
export type OutFeed = {
  /** The name of the paper. */
  paper: string
  title: string
  description: string
  /** BCP 47. */
  language: string
  /** The page that the feed is of, absolute. Also its id in Atom: it stays, whatever the format. */
  page: string
  /** The folder that the three files lie in, absolute, with a slash at its end. */
  folder: string
  /** Of this part: `?before=…`, and `?key=…` where a key opens it; "" where it needs neither. */
  query: string
  /** Of the newest part. */
  newestQuery: string
  /** Of the part with older entries; null at the end. */
  nextQuery: string | null
  updated: Date
  /** WebSub hub of the paper; null without one. */
  hub: string | null
  generator: { name: string; version: string; page: string }
  icon: string
  entries: OutEntry[]
}

export type OutEntry = {
  /** Never changes and is nowhere else: a tag URI (RFC 4151). */
  id: string
  /** Our page of it, absolute. */
  link: string
  title: string
  /** The whole text as HTML with absolute addresses, where all may read it; else null. */
  contentHtml: string | null
  /** What all may read, as plain text; "" where there is nothing but the headline. */
  summary: string
  /** What stands below either: where the text comes from, with the way there. HTML. */
  footHtml: string
  /** The very original, absolute; null for what was written here. */
  original: string | null
  /** Null for what was written here. */
  source: OutSource | null
  author: string | null
  published: Date
  updated: Date
  categories: string[]
  /** Null where it is the feed's own. */
  language: string | null
  /** Address of a licence. */
  licence: string | null
  picture: OutPicture | null
  /** The conversation about it; null for a comment. */
  thread: { page: string; feeds: string; comments: number } | null
  /** What it answers. */
  answers: { id: string; link: string } | null
}

export type OutSource = { title: string; page: string; feed: string }

export type OutPicture = {
  url: string
  width: number
  height: number
  type: string | null
  alt: string
  caption: string | null
  credit: string | null
}

/** `label` is a proper name, the same in every language. */
export const FEED_FILES = {
  rss: { name: 'feed.xml', type: 'application/rss+xml', label: 'RSS' },
  atom: { name: 'atom.xml', type: 'application/atom+xml', label: 'Atom' },
  json: { name: 'feed.json', type: 'application/feed+json', label: 'JSON Feed' },
} as const
export type FeedFormat = keyof typeof FEED_FILES
export const FEED_FORMATS = ['rss', 'atom', 'json'] as const satisfies FeedFormat[]

export const ENTRIES_A_FEED = 30

/** The address of one of a feed's files. */
export const feedFile = ({ folder, query }: Pick<OutFeed, 'folder' | 'query'>, format: FeedFormat): string =>
  `${folder}${FEED_FILES[format].name}${query}`
