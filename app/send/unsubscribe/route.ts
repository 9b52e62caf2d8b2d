import { messagesFor } from '#lib/messages/model.ts'
import { stopLetters } from '#lib/notices/letters-wish.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { runtime } from '#lib/runtime.ts'

/**
 * One click in a mail program, or the button of our own page: the token in the address decides alone, and who asks is not
 * looked at.
 */
export async function POST(request: Request): Promise<Response> {
  const { db, secret, config } = runtime()
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const stopped = await stopLetters(db, secret, token)
  const headers = { 'cache-control': 'no-store' }
  const { unsubscribe: say } = messagesFor((await paperIdentity(config, db)).language).notices
  if (/\btext\/html\b/.test(request.headers.get('accept') ?? '')) {
    const location = `/unsubscribe?${new URLSearchParams({ token })}`
    return new Response(null, { status: 303, headers: { ...headers, location } })
  }
  return new Response(`${stopped ? say.done : say.unknown}\n`, { status: stopped ? 200 : 404, headers })
}
