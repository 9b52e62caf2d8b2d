import { ADDRESS_HEADER } from '#lib/forms/model.ts'
import { runtime } from '#lib/runtime.ts'
import { suggest } from '#lib/search/suggest.ts'
import { searchTurn } from '#lib/search/turns.ts'
import { openPaper } from '../../paper.ts'

/** What the search box offers after `?q=`, newest headlines first; 429 with the seconds to wait where it is asked too often. */
export async function GET(request: Request): Promise<Response> {
  const wait = await searchTurn(runtime(), 'suggest', request.headers.get(ADDRESS_HEADER))
  if (wait) return Response.json({ suggestions: [] }, { status: 429, headers: { 'retry-after': String(wait) } })
  const { db, scope } = await openPaper()
  const suggestions = await suggest(db, new URL(request.url).searchParams.get('q') ?? '', scope)
  return Response.json({ suggestions }, { headers: { 'cache-control': 'private, no-store' } })
}
