import { readArticleAddress } from '#lib/articles/address.ts'
import { readSince } from '#lib/comments/read-comment.ts'
import { openPaper } from '../../../paper.ts'

/** What became visible in a thread since an instant that an earlier answer gave, for the "3 new" button. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: asked } = await params
  const id = /^\d+$/.test(asked) ? readArticleAddress(asked) : null
  const since = new Date(new URL(request.url).searchParams.get('since') || 0)
  const { db, reader } = await openPaper()
  const news = id === null || Number.isNaN(since.getTime()) ? null : await readSince(db, id, since, reader)
  return Response.json(news ?? {}, { status: news ? 200 : 404, headers: { 'cache-control': 'no-store' } })
}
