import { notFound } from 'next/navigation'
import {
  type SavedSearchWish,
  type SavedWish,
  savedAddress,
  savedSearchAddress,
} from '#components/saved/saved-address.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import { SAVED_ORDERS, SHELVES } from '#lib/saved/model.ts'
import { readPlace } from '#lib/search/cursor.ts'
import { parameter, type Query } from '../account/personal.ts'

const numberOf = (text: string) => (/^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : null)

/** How the page is asked for; what cannot be is as if it were not said, but for a cursor that no page of ours made. */
export async function askedOf(query: Query) {
  const after = await parameter(query, 'after')
  const news = { just: numberOf(await parameter(query, 'just')), bulk: numberOf(await parameter(query, 'bulk')) }
  const entered = (await parameter(query, 'q')).trim()
  if (entered) {
    const wish: SavedSearchWish = {
      entered,
      order: (await parameter(query, 'by')) === 'date' ? 'date' : 'relevance',
    }
    const place = after ? (readPlace(after) ?? notFound()) : null
    return { is: 'search' as const, wish, after: place, here: savedSearchAddress(wish, after || null), ...news }
  }
  const [show, order] = [await parameter(query, 'show'), await parameter(query, 'order')]
  const wish: SavedWish = {
    shelf: SHELVES.find((shelf) => shelf === show) ?? 'unread',
    order: SAVED_ORDERS.find((one) => one === order) ?? 'newest',
    source: (await parameter(query, 'source')) || null,
    tag: (await parameter(query, 'tag')) || null,
  }
  const cursor = after ? (readCursor(after) ?? notFound()) : null
  return { is: 'shelf' as const, wish, after: cursor, here: savedAddress(wish, after || null), ...news }
}

type Asked = Awaited<ReturnType<typeof askedOf>>
export type AskedShelf = Extract<Asked, { is: 'shelf' }>
export type AskedSearch = Extract<Asked, { is: 'search' }>
