import { isSecure, readCookie } from '#lib/accounts/cookies.ts'
import { me } from '#lib/accounts/me.ts'
import { runtime } from '#lib/runtime.ts'

/** Who is signed in here, and how many notices wait for them. */
export async function GET(request: Request): Promise<Response> {
  const { config, db, now } = runtime()
  const token = readCookie(request.headers.get('cookie'), 'session', isSecure(config.publicUrl))
  return Response.json(await me(db, token, now()), { headers: { 'cache-control': 'private, no-store' } })
}
