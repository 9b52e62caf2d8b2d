import { iconFile } from '#lib/icon/files.ts'

/** A file for programs, the same for everybody; 404 where there is none. */
export function machineFile(body: string | Uint8Array | null, type: string, seconds: number): Response {
  if (body === null) return new Response(null, { status: 404 })
  // A copy on a plain ArrayBuffer: what Response's types take.
  const sent = typeof body === 'string' ? body : Uint8Array.from(body)
  return new Response(sent, { headers: { 'content-type': type, 'cache-control': `public, max-age=${seconds}` } })
}

const A_DAY = 86_400

/** The handler of one of the icon's files. */
export const icon = (name: string) => () => {
  const file = iconFile(name)
  return machineFile(file?.body ?? null, file?.type ?? '', A_DAY)
}
