import { bookOfSaved } from '#lib/books/gather.ts'
import { SAVED_ORDERS, SHELVES } from '#lib/saved/model.ts'
import { answerBook } from '../../book.ts'

/** What a reader keeps on one shelf, or of that what its page was narrowed to, as a book for them alone. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const wish = {
    shelf: SHELVES.find((known) => known === asked.get('show')) ?? 'unread',
    order: SAVED_ORDERS.find((known) => known === asked.get('order')) ?? 'newest',
    source: asked.get('source') || null,
    tag: asked.get('tag') || null,
  }
  return answerBook(request, ({ db, readerId, ...rest }) =>
    readerId === null
      ? new Response(null, { status: 303, headers: { location: '/sign-in?back=/saved' } })
      : bookOfSaved(db, wish, { ...rest, readerId }),
  )
}
