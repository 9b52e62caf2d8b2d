import { writeMarks } from '#lib/saved/marks-file.ts'
import { openPaper } from '../../paper.ts'

/** All that a reader has marked, as a file for them alone. */
export async function GET(): Promise<Response> {
  const { db, clock, reader, paper, view, words, config } = await openPaper()
  if (!reader) return new Response(null, { status: 303, headers: { location: '/sign-in?back=/saved/highlights' } })
  const { language, timeZone } = view
  const here = { name: paper.name, publicUrl: config.publicUrl, language, timeZone }
  return new Response(await writeMarks(db, reader.id, here, words, clock), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="highlights.md"',
      'cache-control': 'private, no-store',
    },
  })
}
