import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { chooseEncoding, type Encoding, encode, isWorthEncoding } from './encode.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export type BuiltFile = { type: string; body: Buffer; encoding: Encoding }

/**
 * The files of a build under `/_next/static/`, each read and compressed once. Their names change with their
 * contents, so they are sent as immutable; only files that exist are remembered.
 *
 * @param folder `.next/static`
 */
export function builtFiles(folder: string) {
  const held = new Map<string, Promise<BuiltFile>>()

  /** @returns null where there is no such file */
  return async (name: string, acceptEncoding: string | undefined): Promise<BuiltFile | null> => {
    const full = join(folder, name)
    const type = TYPES[extname(full)]
    if (!full.startsWith(folder + sep) || !type) return null
    const asked = chooseEncoding(acceptEncoding)
    const key = `${asked} ${full}`
    const found = held.get(key)
    if (found) return found
    const raw = await readFile(full).catch(() => null)
    if (!raw) return null
    const encoding = isWorthEncoding(type, raw.length) ? asked : null
    const file = encode(raw, encoding, 'full').then((body) => ({ type, body, encoding }))
    held.set(key, file)
    return file
  }
}
