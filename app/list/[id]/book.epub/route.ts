import { bookOfList } from '#lib/books/gather.ts'
import { answerBook } from '../../../book.ts'

type Context = { params: Promise<{ id: string }> }

/** A reading list as a book, for whoever may read it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  if (!/^[\w-]{22,64}$/.test(id)) return new Response(null, { status: 404 })
  return answerBook(request, 'list', ({ open, asked }) =>
    bookOfList(open.db, id, { ...asked, readerId: open.reader?.id ?? null }),
  )
}
