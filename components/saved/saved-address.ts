import type { SavedOrder, Shelf } from '#lib/saved/model.ts'

export type SavedWish = { shelf: Shelf; order: SavedOrder }

/** A page of saved stories; what is usual is not said. */
export function savedAddress({ shelf, order }: SavedWish, after: string | null = null): string {
  const query = new URLSearchParams()
  if (shelf !== 'unread') query.set('show', shelf)
  if (order !== 'newest') query.set('order', order)
  if (after !== null) query.set('after', after)
  return query.size ? `/saved?${query}` : '/saved'
}
