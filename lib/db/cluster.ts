import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { DurableFs } from './durable-fs.ts'
import { type Exchange, isStartup, joined } from './wire-stream.ts'

// One function of PostgreSQL, its SQL parser by the look of it, takes V8's second compiler 600 MB and a third of a second,
// a moment after every start. With the first compiler alone a short command takes 0.7 s less of CPU, and statements
// that work hard take 1.4 times as long, measured: a small machine is better off so. (Read when the database is loaded.)
setFlagsFromString('--no-wasm-tier-up')
setFlagsFromString('--no-wasm-dynamic-tiering')

const SETTINGS = [
  // PGlite's default of fdatasync does nothing in its build.
  'wal_sync_method=fsync',
  'shared_buffers=16MB',
  'max_connections=5',
  // Looking at 3,000 rows of a table instead of 30,000: pages wait meanwhile, see `tidy.ts`.
  'default_statistics_target=10',
  'timezone=UTC',
]
const SMALL_AND_DURABLE = SETTINGS.flatMap((setting) => ['-c', setting])

/**
 * The embedded PostgreSQL on a folder: an acknowledged commit is on the disk. The caller holds the folder's
 * lock, PGlite takes none. A folder that does not exist yet is made, which takes seconds and 650 MB: see
 * `make-cluster.ts`.
 */
export function openCluster(folder: string): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableFs(folder),
    // -F is PGlite's "no fsync".
    startParams: [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), ...SMALL_AND_DURABLE],
  })
}

/** In memory and gone with the process, for tests. */
export function openMemoryCluster(): Promise<PGlite> {
  return PGlite.create({ startParams: [...PGlite.defaultStartParams, ...SMALL_AND_DURABLE] })
}

/** There is one backend: a new connection must not find the transaction that a lost one has left open. */
async function reset(pg: PGlite): Promise<void> {
  if (pg.isInTransaction()) await pg.exec('rollback')
  await pg.exec('discard all')
}

/** How an answer says that PostgreSQL has given itself up, which on a server ends the process, and here nothing. */
const GAVE_UP = 'SPANIC\0VPANIC\0'

/**
 * Passes one batch of wire messages to the database, see `Exchange`.
 *
 * @throws Error if the database has broken down (a disk that is full, for one) and must be opened again
 */
export async function exchange(pg: PGlite, ...[messages, answer]: Parameters<Exchange>): Promise<void> {
  if (isStartup(messages)) await reset(pg)
  let pieces: Uint8Array[] = []
  let size = 0
  let gaveUp = false
  const send = () => {
    const whole = joined(pieces)
    gaveUp ||= Buffer.from(whole.buffer).includes(GAVE_UP)
    if (size) answer(whole)
    pieces = []
    size = 0
  }
  await pg.execProtocolRawStream(messages, {
    syncToFs: false,
    onRawData: (bytes) => {
      // They lie in the database's own memory, which it writes over next.
      pieces.push(bytes.slice())
      size += bytes.length
      if (size > 256 * 1024) send()
    },
  })
  send()
  if (gaveUp) throw new Error('the embedded database has broken down')
}
