import { bookOfSaved } from '#lib/books/gather.ts'
import { SHELVES } from '#lib/saved/model.ts'
import { answerBook } from '../../book.ts'

/** What a reader keeps on one shelf, as a book for them alone. */
export async function GET(request: Request): Promise<Response> {
  const show = new URL(request.url).searchParams.get('show')
  const shelf = SHELVES.find((known) => known === show) ?? 'unread'
  return answerBook(request, 'saved', async ({ open, asked }) => {
    if (!open.reader) return new Response(null, { status: 303, headers: { location: '/sign-in?back=/saved' } })
    return bookOfSaved(open.db, shelf, { ...asked, readerId: open.reader.id })
  })
}
