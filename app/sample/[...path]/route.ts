import { samplePage } from '#lib/sample/bundle.ts'

// "allow-same-origin" lets the page have its own pictures under a same-origin resource policy; scripts stay off.
const GUARD = {
  'content-security-policy':
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
}

/** The sample edition's originals, as careless sites serve them: for anybody, and nothing in them runs. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params
  const answer = samplePage(path.length === 1 ? `${path[0]}/` : path.join('/'))
  if (!answer) return new Response(null, { status: 404, headers: GUARD })
  // A copy on a plain ArrayBuffer: what Response's types take.
  return new Response(Uint8Array.from(answer.body), {
    status: answer.status,
    headers: { ...GUARD, 'content-type': answer.contentType, 'cache-control': 'public, max-age=3600' },
  })
}
