import { facesOf, sheetsOf, withoutPictures } from '#lib/offline/dress.ts'
import { KEPT_HEADERS } from './kept.ts'
import { type Errand, PREFIX } from './person.ts'
import { noteFact } from './store.ts'

/** Style sheets and typefaces of this build. */
export const FILES_STORE = `${PREFIX}files-${BUILD}`

/** On a kept page: which version of it that is, and what it takes. Nobody but the worker reads them. */
const VERSION_HEADER = 'broadsheet-version'
const BYTES_HEADER = 'broadsheet-bytes'

export type Print = { page: Response; bytes: number; sheets: string[] }

/**
 * A page in its light form, ready to be kept.
 *
 * @param version it is known by
 * @returns null where there is none at that address any more, or it cannot be had today
 * @throws where the network or the paper is away, or asks for patience
 */
export async function printOf(errand: Errand, path: string, init: RequestInit, version = ''): Promise<Print | null> {
  const headers = { ...init.headers, 'save-data': 'on', accept: 'text/html' }
  const response = await errand.ask(path, { ...init, headers })
  if (response.status > 501 || response.status === 429) throw new Error(String(response.status))
  if (!response.ok || !/^text\/html/.test(response.headers.get('content-type') ?? '')) return null
  const html = withoutPictures(await response.text())
  errand.check()
  const bytes = new TextEncoder().encode(html).length
  const kept = new Headers({ [VERSION_HEADER]: version, [BYTES_HEADER]: String(bytes) })
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name)
    if (value !== null) kept.set(name, value)
  }
  // Another answer than the one that came: whoever was led on to it would not be let in with that.
  return { page: new Response(html, { headers: kept }), bytes, sheets: sheetsOf(html) }
}

/** What a kept page takes; null where this version of it is not kept. */
export async function bytesKept(cache: Cache, path: string, version: string): Promise<number | null> {
  const headers = (await cache.match(path))?.headers
  return headers?.get(VERSION_HEADER) === version ? Number(headers.get(BYTES_HEADER)) : null
}

/** Style sheets and the typefaces that they name. Their names change with what is in them: each is asked for once. */
export async function keepFiles(errand: Errand, sheets: Iterable<string>): Promise<void> {
  const cache = await caches.open(FILES_STORE)
  const wanted = [...sheets]
  for (const path of wanted) {
    const kept = (await cache.match(path)) ?? (await errand.ask(path, { cache: 'default' }))
    if (!kept.ok) continue
    const css = await kept.clone().text()
    for (const face of facesOf(css)) {
      const { pathname } = new URL(face, new URL(path, location.href))
      if (!wanted.includes(pathname)) wanted.push(pathname)
    }
    if (!(await cache.match(path))) await cache.put(path, kept)
  }
  let bytes = 0
  for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0
  await noteFact('files', bytes)
}
