import { slugOf } from '#lib/articles/slug.ts'
import type { Asked } from '#lib/books/gather.ts'
import type { Book } from '#lib/books/model.ts'
import { writeEpub } from '#lib/books/write-epub.ts'
import type { Db } from '#lib/db/model.ts'
import { addressKey } from '#lib/forms/address-key.ts'
import { ADDRESS_HEADER } from '#lib/forms/model.ts'
import { waitWords } from '#lib/forms/wait-words.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { runtime } from '#lib/runtime.ts'
import { openPaper } from './paper.ts'

const TIMES = 20
const SECONDS = 600

type Found = Book | Response | null

/**
 * The answer with a book, made for whoever asks and kept by nobody. It is sent as it is written.
 *
 * @param find the book; null where there is none for them
 */
export async function answerBook(
  request: Request,
  find: (asking: Asked & { db: Db }) => Found | Promise<Found>,
): Promise<Response> {
  const open = await openPaper()
  const { db, clock, reader, paper, words, view, config } = open
  const { secret } = runtime()
  const who = reader ? `person:${reader.id}` : addressKey(request.headers.get(ADDRESS_HEADER), secret, clock)
  const wait = await takeTurn(db, { key: `books:${who}`, times: TIMES, seconds: SECONDS }, clock)
  if (wait > 0) return said(429, words.forms.tooOften(waitWords(wait, words.forms)), { 'retry-after': String(wait) })
  const { publicUrl } = config
  const shared = { paper: paper.name, language: view.language, words, now: clock, publicUrl }
  const book = await find({ ...shared, db, readerId: reader?.id ?? null })
  if (book instanceof Response) return book
  if (!book) return said(404, words.forms.notYours)
  const file = writeEpub(book, { publicUrl, timeZone: view.timeZone, language: view.language }, words)
  return new Response(streamOf(file), {
    headers: {
      'content-type': 'application/epub+zip',
      'content-disposition': `attachment; filename="${slugOf(book.title)}.epub"`,
      'cache-control': 'private, no-store',
    },
  })
}

const said = (status: number, sentence: string, headers: Record<string, string> = {}): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store', ...headers },
  })

/** No faster than it is taken; whoever goes away ends it. */
function streamOf(parts: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
