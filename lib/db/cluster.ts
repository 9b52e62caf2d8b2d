import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { DurableFs } from './durable-fs.ts'

const SETTINGS = [
  // PGlite's default of fdatasync does nothing in its build.
  'wal_sync_method=fsync',
  'shared_buffers=16MB',
  'max_connections=5',
  'timezone=UTC',
]
const SMALL_AND_DURABLE = SETTINGS.flatMap((setting) => ['-c', setting])

/**
 * The embedded PostgreSQL on a folder: an acknowledged commit is on the disk. The caller holds the folder's
 * lock, PGlite takes none. About 9 s for a folder that does not exist yet, and 650 MB: see `make-cluster.ts`.
 */
export function openCluster(folder: string): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableFs(folder),
    // -F is PGlite's "no fsync".
    startParams: [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), ...SMALL_AND_DURABLE],
  })
}

/** In memory and gone with the process, for tests. */
export function openMemoryCluster(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, startParams: [...PGlite.defaultStartParams, ...SMALL_AND_DURABLE] })
}

/** The first byte of a new connection's first message, which alone carries no letter. */
const STARTUP = 0

/** There is one backend: a new connection must not find the transaction that a lost one has left open. */
async function reset(pg: PGlite): Promise<void> {
  if (pg.isInTransaction()) await pg.exec('rollback')
  await pg.exec('discard all')
}

/**
 * Passes one batch of wire messages to the database. The answer comes in pieces that are safe to keep.
 */
export async function exchange(pg: PGlite, messages: Uint8Array, answer: (bytes: Uint8Array) => void): Promise<void> {
  if (messages[0] === STARTUP) await reset(pg)
  let pieces: Uint8Array[] = []
  let size = 0
  const send = () => {
    if (size) answer(Buffer.concat(pieces, size))
    pieces = []
    size = 0
  }
  await pg.execProtocolRawStream(messages, {
    syncToFs: false,
    onRawData: (bytes) => {
      // The bytes lie in the database's own memory, which the next call writes over.
      pieces.push(bytes.slice())
      size += bytes.length
      if (size > 256 * 1024) send()
    },
  })
  send()
}
