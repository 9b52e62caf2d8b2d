import { runtime } from '#lib/runtime.ts'
import { answerHub } from '#lib/websub/answer-hub.ts'
import { readPush } from '#lib/websub/take-push.ts'

type Context = { params: Promise<{ id: string }> }

const HEADERS = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const say = (status: number, text = '') => new Response(text, { status, headers: HEADERS })

/** A hub asks whether the paper wants what the hub was asked for: https://www.w3.org/TR/websub/#hub-verifies-intent */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { db, now } = runtime()
  const challenge = await answerHub(db, (await params).id, new URL(request.url).searchParams, now())
  return challenge === null ? say(404) : say(200, challenge)
}

/** A hub brings what is new. It comes from no page of ours: its signature is all that it acts by. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { db, now, works, hasRoom } = runtime()
  if (!(await hasRoom())) return say(507)
  const body = new Uint8Array(await request.arrayBuffer())
  const signed = { body, signature: request.headers.get('x-hub-signature') }
  const push = await readPush(db, (await params).id, signed, now())
  if (push === 'unknown') return say(404)
  if (push === 'ended') return say(410)
  // A hub waits for no parser, and learns nothing from our answer.
  if (push !== 'ignored')
    void works.takePush({ ...push, bytes: body, contentType: request.headers.get('content-type') })
  return say(202)
}
