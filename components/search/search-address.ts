import type { SearchOrder } from '#lib/search/cursor.ts'

export type SearchWish = { entered: string; order: SearchOrder }

/** A page of results; what is usual is not said. */
export function searchAddress({ entered, order }: SearchWish, before: string | null = null): string {
  const query = new URLSearchParams({ q: entered })
  if (order !== 'relevance') query.set('by', order)
  if (before !== null) query.set('before', before)
  return `/search?${query}`
}
