import { bookOfList } from '#lib/books/gather.ts'
import { answerBook } from '../../../book.ts'

type Context = { params: Promise<{ id: string }> }

/** A reading list as a book, for whoever may read it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return answerBook(request, ({ db, ...asked }) => (/^[\w-]{22,64}$/.test(id) ? bookOfList(db, id, asked) : null))
}
