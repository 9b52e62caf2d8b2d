import type { SavedOrder, Shelf } from '#lib/saved/model.ts'

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
