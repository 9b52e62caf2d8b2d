/** What somebody may care for; each is a section of the paper, named in its language. */
export const INTERESTS = ['world', 'politics', 'science', 'environment', 'technology', 'culture'] as const
export type Interest = (typeof INTERESTS)[number]

export const STARTER_LANGUAGES = ['en', 'de'] as const
export type StarterLanguage = (typeof STARTER_LANGUAGES)[number]

/** A real source whose texts may be shown in full, and where that is said. */
export type StarterSource = {
  /** For ever the same: a source that is stored is known by it. */
  key: string
  title: string
  feed: string
  site: string
  languages: readonly StarterLanguage[]
  /** The first one is its section. */
  interests: readonly [Interest, ...Interest[]]
  licence: {
    /** As people call it: `CC BY 4.0`. */
    name: string
    /** The licence's own address; of works without a copyright the page that says so. */
    address: string
    /** Null where the licence is none of Creative Commons: then its terms are these. */
    terms: { noDerivatives: boolean; nonCommercial: boolean } | null
  }
  /** The page on which the licence was found. */
  basis: string
  /** What whoever looked it up had in hand: that page or one beside it, or what others wrote of it. */
  found: 'its own page' | 'by others'
  /** The paper has no network when the pack is made: nobody has read the feed at this address. */
  verified: false
}
