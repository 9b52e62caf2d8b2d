import type { SavedOrder, Shelf } from '#lib/saved/model.ts'

export type SavedWish = { shelf: Shelf; order: SavedOrder; source: string | null; tag: string | null }

/** A page of saved stories; what is usual is not said. */
export function savedAddress({ shelf, order, source, tag }: SavedWish, after: string | null = null): string {
  const query = new URLSearchParams()
  if (shelf !== 'unread') query.set('show', shelf)
  if (order !== 'newest') query.set('order', order)
  if (source !== null) query.set('source', source)
  if (tag !== null) query.set('tag', tag)
  if (after !== null) query.set('after', after)
  return query.size ? `/saved?${query}` : '/saved'
}
