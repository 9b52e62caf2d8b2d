import type { SavedOrder, Shelf } from '#lib/saved/model.ts'
import type { SearchOrder } from '#lib/search/cursor.ts'

export type SavedWish = { shelf: Shelf; order: SavedOrder; source: string | null; tag: string | null }

/** A page of saved stories; what is usual is not said. */
export const savedAddress = (wish: SavedWish, after: string | null = null): string => addressOf('/saved', wish, after)

/** All of it, not a page alone, as a book. */
export const savedBookAddress = (wish: SavedWish): string => addressOf('/saved/book.epub', wish, null)

function addressOf(path: string, { shelf, order, source, tag }: SavedWish, after: string | null): string {
  const query = new URLSearchParams()
  if (shelf !== 'unread') query.set('show', shelf)
  if (order !== 'newest') query.set('order', order)
  if (source !== null) query.set('source', source)
  if (tag !== null) query.set('tag', tag)
  if (after !== null) query.set('after', after)
  return query.size ? `${path}?${query}` : path
}

/** What is looked for among all that somebody saved, and in which order it stands. */
export type SavedSearchWish = { entered: string; order: SearchOrder }

/** A page of what was found; what is usual is not said. */
export function savedSearchAddress({ entered, order }: SavedSearchWish, after: string | null = null): string {
  const query = new URLSearchParams({ q: entered })
  if (order !== 'relevance') query.set('by', order)
  if (after !== null) query.set('after', after)
  return `/saved?${query}`
}

/** All that has a tag, on whatever shelf. */
export const taggedAddress = (tag: string): string =>
  savedSearchAddress({ entered: `tag:"${tag.replace(/["“”„«»]/g, ' ')}"`, order: 'relevance' })
