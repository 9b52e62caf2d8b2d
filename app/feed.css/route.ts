import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { runtime } from '#lib/runtime.ts'
import { feedStyle } from '#lib/syndication/style.ts'

/** How a feed looks that somebody opens in a browser. */
export async function GET(): Promise<Response> {
  const { config, db } = runtime()
  const { language } = await paperIdentity(config, db)
  const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  return new Response(feedStyle(messagesFor(language)), { headers })
}
