import { notFound } from 'next/navigation'
import { type Cursor, readCursor } from '#lib/articles/cursor.ts'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** `?before=` of a list; null at its beginning. A cursor that no list of ours made is an address that does not exist. */
export async function cursorOf(searchParams: SearchParams): Promise<Cursor | null> {
  const { before } = await searchParams
  if (before === undefined) return null
  const cursor = typeof before === 'string' ? readCursor(before) : null
  return cursor ?? notFound()
}
