import { collect } from '#lib/takeout/collect.ts'
import { pack } from '#lib/takeout/pack.ts'
import { openPaper } from '../../../paper.ts'

/** All that is somebody's, as one file, for them alone. */
export async function GET(): Promise<Response> {
  const { db, reader, paper, words, config, clock } = await openPaper()
  if (!reader) return new Response(null, { status: 303, headers: { location: '/sign-in?back=/account/export' } })
  const file = pack(await collect(db, reader.id), { ...paper, publicUrl: config.publicUrl }, words, clock)
  return new Response(Buffer.from(file), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="broadsheet-${reader.handle}.zip"`,
      'cache-control': 'private, no-store',
    },
  })
}
