/** In which order results stand. */
export const SEARCH_ORDERS = ['relevance', 'date'] as const
export type SearchOrder = (typeof SEARCH_ORDERS)[number]

/** A place in a list of results. `at` is the paper's instant of the first page: later pages know of nothing newer. */
export type SearchPlace =
  | { order: 'date'; at: Date; publishedAt: Date; id: number }
  | { order: 'relevance'; at: Date; score: number; id: number }

const FORM = /^([dr])([0-9a-z]{1,9})-(-?[0-9a-z]{1,10})-([0-9]{1,10})$/

/** As it stands in `?before=`. */
export function placeText(place: SearchPlace): string {
  const key = place.order === 'date' ? place.publishedAt.getTime() : place.score
  return `${place.order[0]}${place.at.getTime().toString(36)}-${key.toString(36)}-${place.id}`
}

/** @returns null for a text that no page of ours ever made */
export function readPlace(text: string): SearchPlace | null {
  const [, order, instant = '', key = '', number = ''] = FORM.exec(text) ?? []
  const at = new Date(Number.parseInt(instant, 36))
  const value = Number.parseInt(key, 36)
  const id = Number(number)
  if (order === undefined || isBeyond(at) || id >= 2 ** 31) return null
  if (order === 'r') return Math.abs(value) < 2 ** 31 ? { order: 'relevance', at, score: value, id } : null
  const publishedAt = new Date(value)
  return isBeyond(publishedAt) ? null : { order: 'date', at, publishedAt, id }
}

/** Years that the store or a calendar would not take: 100 to 9999 are. */
const isBeyond = (at: Date): boolean => !(at.getTime() > Date.UTC(100, 0) && at.getTime() < Date.UTC(9999, 0))
