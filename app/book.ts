import type { Book } from '#lib/books/model.ts'
import { writeEpub } from '#lib/books/write-epub.ts'
import { addressKey } from '#lib/forms/address-key.ts'
import { ADDRESS_HEADER } from '#lib/forms/model.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { runtime } from '#lib/runtime.ts'
import { openPaper } from './paper.ts'

type Open = Awaited<ReturnType<typeof openPaper>>
export type Asking = {
  open: Open
  asked: { paper: string; language: string; words: Open['words']; now: Date; publicUrl: string }
}

const TIMES = 20
const SECONDS = 600

/**
 * The answer with a book, made for whoever asks and kept by nobody.
 *
 * @param find the book; null where there is none for them
 */
export async function answerBook(
  request: Request,
  name: string,
  find: (asking: Asking) => Promise<Book | Response | null>,
): Promise<Response> {
  const open = await openPaper()
  const { db, clock, reader, paper, words, view, config } = open
  const { secret } = runtime()
  const who = reader ? `person:${reader.id}` : addressKey(request.headers.get(ADDRESS_HEADER), secret, clock)
  const wait = await takeTurn(db, { key: `books:${who}`, times: TIMES, seconds: SECONDS }, clock)
  if (wait > 0) return new Response(null, { status: 429, headers: { 'retry-after': String(wait) } })
  const asked = { paper: paper.name, language: view.language, words, now: clock, publicUrl: config.publicUrl }
  const book = await find({ open, asked })
  if (book instanceof Response) return book
  if (!book) return new Response(null, { status: 404 })
  const file = writeEpub(book, { publicUrl: config.publicUrl, timeZone: view.timeZone, language: view.language }, words)
  return new Response(Buffer.from(file), {
    headers: {
      'content-type': 'application/epub+zip',
      'content-disposition': `attachment; filename="${name}.epub"`,
      'cache-control': 'private, no-store',
    },
  })
}
