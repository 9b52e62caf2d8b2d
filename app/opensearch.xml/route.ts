import { connection } from 'next/server'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { runtime } from '#lib/runtime.ts'
import { openSearch } from '#lib/search/open-search.ts'

/** How a browser searches this paper from its own box. */
export async function GET(): Promise<Response> {
  await connection()
  const { config, db } = runtime()
  const paper = await paperIdentity(config, db)
  const { described } = messagesFor(paper.language).search
  return new Response(openSearch(paper.name, described(paper.name), config.publicUrl), {
    headers: {
      'content-type': 'application/opensearchdescription+xml; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    },
  })
}
