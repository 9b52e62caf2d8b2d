import { unzipSync } from 'fflate'

/** The files of a book, as texts, by their names. */
export const filesOf = (book: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(book)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]))
