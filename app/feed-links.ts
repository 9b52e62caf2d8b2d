import type { Metadata } from 'next'
import { FEED_FILES, FEED_FORMATS } from '#lib/syndication/model.ts'

type Feed = { folder: string; title: string }
type Types = NonNullable<NonNullable<Metadata['alternates']>['types']>

/** Where feed readers find a page's feeds: its own first, then the paper's. */
export function feedLinks(paper: string, own?: Feed): Types {
  const feeds = [...(own ? [own] : []), { folder: '/', title: paper }]
  return Object.fromEntries(
    FEED_FORMATS.map((format) => {
      const { name, type } = FEED_FILES[format]
      return [type, feeds.map(({ folder, title }) => ({ url: folder + name, title }))]
    }),
  )
}
