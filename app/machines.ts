import { connection } from 'next/server'
import { iconFile } from '#lib/icon/files.ts'
import { type OpenPaper, openPaper } from '#lib/paper/open.ts'
import { runtime } from '#lib/runtime.ts'

type Made = string | Uint8Array | null

/**
 * The handler of a file for programs, the same for everybody; 404 where `make` gives none.
 *
 * @param seconds so long a client may keep it without asking
 */
export function machine(
  type: string,
  seconds: number,
  make: (open: OpenPaper, request: Request) => Promise<Made> | Made,
) {
  return async (request: Request): Promise<Response> => {
    // A build would make files of these names ahead, and has no paper to ask.
    await connection()
    return answer(await make(await openPaper(runtime()), request), type, seconds)
  }
}

const A_DAY = 86_400

/** The handler of one of the icon's files. */
export const icon = (name: string) => async (): Promise<Response> => {
  await connection()
  const file = iconFile(name)
  return answer(file?.body ?? null, file?.type ?? '', A_DAY)
}

function answer(body: Made, type: string, seconds: number): Response {
  if (body === null) return new Response(null, { status: 404 })
  // A copy on a plain ArrayBuffer: what Response's types take.
  const sent = typeof body === 'string' ? body : Uint8Array.from(body)
  return new Response(sent, { headers: { 'content-type': type, 'cache-control': `public, max-age=${seconds}` } })
}
