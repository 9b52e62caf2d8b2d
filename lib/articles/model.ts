import type { ReuseRight } from '#lib/sources/model.ts'

export const ALIAS_KINDS = ['guid', 'link', 'canonical', 'content', 'title-date'] as const
export type AliasKind = (typeof ALIAS_KINDS)[number]

/** A picture of a text as its source gave it: its own address, and the size that was written there, if one was. */
export type BodyPicture = { src: string; width: number | null; height: number | null; alt: string }

/**
 * An article's text, in order. `html` is sanitized markup that nothing touches after; a `read` block is a
 * "[Read: …]" line of the source, whose target is looked up when the page is printed: our copy, else `href`, else plain text.
 * A `picture` block holds addresses as they are at the source: where we serve them is signed when the page is printed, so
 * that no lost secret breaks a stored text. Its caption is sanitized markup.
 */
export type BodyBlock =
  | { kind: 'html'; html: string }
  | { kind: 'read'; title: string; href: string | null }
  | { kind: 'picture'; pictures: BodyPicture[]; caption: string | null }

/** The picture that stands for an article, as it is stored. */
export type StoredPicture = BodyPicture & {
  caption: string | null
  credit: string | null
  /**
   * Who gave it: the feed beside its text, the text itself, or the page for previews. Of texts that not everybody may
   * read only the feed's own is shown (rules §5). Absent: the sample's.
   */
  from?: 'feed' | 'text' | 'page'
  /** It could not be fetched or is none. */
  broken?: boolean
}

/** A picture as a page shows it. */
export type Picture = {
  /** At its source, or a path of ours. Never put into a page: see lib/pictures/sources.ts. */
  address: string
  /** In pixels; of a picture of unknown size the shape that is kept free for it. */
  width: number
  height: number
  known: boolean
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
  | { kind: 'picture'; pictures: Picture[]; caption: string | null }
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
