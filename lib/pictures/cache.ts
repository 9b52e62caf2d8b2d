import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { log } from '#lib/log.ts'

export type PictureCache = {
  /** The bytes under a name; null if they are not here (any more). */
  get(name: string): Promise<Buffer | null>
  /** Whether they are here, as far as is known. */
  has(name: string): boolean
  /** Keeps them, unless the disk is nearly full; what was not looked at for longest makes room. Never throws. */
  put(name: string, bytes: Uint8Array): Promise<void>
  bytes(): number
}

/** Bytes on the disk that pictures may take. */
const MOST_BYTES = 1024 ** 3
/** When a file was last looked at need be known no better than this, in ms. */
const TOUCH_EVERY = 60 * 60 * 1_000
const PART = '.part'

type Entry = { bytes: number; touched: number }

/**
 * Pictures on our disk, at most a gigabyte of them. All of it may be deleted at any time: it is made again when asked for.
 *
 * @param hasRoom the disk has room for what can be made again (rules §11)
 */
export function openPictureCache(
  folder: string,
  hasRoom: () => Promise<boolean>,
  { most = MOST_BYTES, clock = Date.now }: { most?: number; clock?: () => number } = {},
): PictureCache {
  /** Least recently used first. */
  const entries = new Map<string, Entry>()
  let total = 0
  let parts = 0
  const opened = read()

  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)

  async function read(): Promise<void> {
    const found: [string, Entry][] = []
    for (const drawer of await readdir(folder).catch(() => [])) {
      for (const name of await readdir(join(folder, drawer)).catch(() => [])) {
        const path = join(folder, drawer, name)
        // Of a run that was killed while it wrote.
        if (name.endsWith(PART)) await rm(path, { force: true })
        else {
          const file = await stat(path).catch(() => null)
          if (file) found.push([name, { bytes: file.size, touched: file.mtimeMs }])
        }
      }
    }
    for (const [name, entry] of found.sort(([, a], [, b]) => a.touched - b.touched)) keep(name, entry)
  }

  function keep(name: string, entry: Entry): void {
    total += entry.bytes - (entries.get(name)?.bytes ?? 0)
    entries.delete(name)
    entries.set(name, entry)
  }

  function forget(name: string): void {
    total -= entries.get(name)?.bytes ?? 0
    entries.delete(name)
  }

  async function makeRoom(): Promise<void> {
    for (const name of entries.keys()) {
      if (total <= most) return
      forget(name)
      await rm(pathOf(name), { force: true })
    }
  }

  return {
    async get(name) {
      await opened
      const entry = entries.get(name)
      if (!entry) return null
      const bytes = await readFile(pathOf(name)).catch(() => null)
      if (!bytes) {
        forget(name)
        return null
      }
      const now = clock()
      const stale = now - entry.touched > TOUCH_EVERY
      keep(name, { ...entry, touched: stale ? now : entry.touched })
      if (stale) await utimes(pathOf(name), new Date(now), new Date(now)).catch(() => undefined)
      return bytes
    },
    has: (name) => entries.has(name),
    async put(name, bytes) {
      await opened
      if (bytes.byteLength > most || !(await hasRoom())) return
      const path = pathOf(name)
      parts += 1
      const part = `${path}.${process.pid}-${parts}${PART}`
      try {
        await mkdir(join(folder, name.slice(0, 2)), { recursive: true, mode: 0o700 })
        await writeFile(part, bytes, { mode: 0o600 })
        await rename(part, path)
        keep(name, { bytes: bytes.byteLength, touched: clock() })
        await makeRoom()
      } catch (problem) {
        log('warn', 'picture-not-kept', { problem: String(problem) })
        await rm(part, { force: true }).catch(() => undefined)
      }
    },
    bytes: () => total,
  }
}
