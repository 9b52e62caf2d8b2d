import type { ReuseRight } from '#lib/sources/model.ts'

export const ALIAS_KINDS = ['guid', 'link', 'canonical', 'content', 'title-date'] as const
export type AliasKind = (typeof ALIAS_KINDS)[number]

/**
 * An article's text, in order. `html` is sanitized markup that nothing touches after; a `read` block is a
 * "[Read: …]" line of the source, whose target is looked up when the page is printed: our copy, else `href`, else plain text.
 */
export type BodyBlock = { kind: 'html'; html: string } | { kind: 'read'; title: string; href: string | null }

/** A picture with its size known before it loads. `src` is an address that we serve ourselves. */
export type Picture = {
  src: string
  width: number
  height: number
  alt: string
  caption: string | null
  credit: string | null
}

/** What was done with a text between the source and our page, counted for the note at its end. */
export type Handling = {
  from: 'feed' | 'page'
  readLinks: number
  promosLeftOut: number
  trackersLeftOut: number
  boxesLeftOut: number
  /** Boxes of links, sharing, people and the like that stood between the words of a page; absent where none could. */
  besideLeftOut?: number
}

/** An article on a front or in a list. Instants are ISO strings. */
export type Trail = {
  id: number
  slug: string
  headline: string
  standfirst: string | null
  kicker: string | null
  section: { slug: string; name: string } | null
  source: { slug: string; title: string }
  publishedAt: string
  minutes: number
  language: string | null
  picture: Picture | null
}

/** Another source's telling of the same story. */
export type AlsoAt = { id: number; slug: string; headline: string; source: { slug: string; title: string } }

/** A body block as a page shows it: the targets of "Read:" lines are found. */
export type ShownBlock =
  | { kind: 'html'; html: string }
  | {
      kind: 'read'
      title: string
      target:
        | { at: 'here'; id: number; slug: string; source: string; minutes: number }
        | { at: 'source'; href: string }
        | { at: 'nowhere' }
    }

export type ArticlePage = Trail & {
  byline: string | null
  link: string | null
  body: ShownBlock[]
  excerpt: string
  words: number
  cut: boolean
  licence: string | null
  reuse: ReuseRight
  /** This reader sees the whole text; else the excerpt. */
  whole: boolean
  slotsAllowed: boolean
  sample: boolean
  /** The story that other sources tell, too. */
  storyId: number | null
  handling: Handling
  versions: number
  changedAt: string | null
  alsoAt: AlsoAt[]
  /** The paper itself has set a "Read:" line into the text, which has none of its own. */
  readLineSet: boolean
}
