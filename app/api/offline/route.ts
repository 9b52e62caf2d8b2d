import { isSecure, readCookie } from '#lib/accounts/cookies.ts'
import { offlineManifest } from '#lib/offline/manifest.ts'
import { openPaper } from '#lib/paper/open.ts'
import { CHOICES_HEADER, passedOn } from '#lib/reading/passed-on.ts'
import { runtime } from '#lib/runtime.ts'

/** What the reader's own worker is to keep for reading offline, and whose browser this is now. */
export async function GET(request: Request): Promise<Response> {
  const here = runtime()
  const session = readCookie(request.headers.get('cookie'), 'session', isSecure(here.config.publicUrl))
  const open = await openPaper(here, { session, form: null }, passedOn(request.headers.get(CHOICES_HEADER)))
  return Response.json(await offlineManifest(open), { headers: { 'cache-control': 'private, no-store' } })
}
