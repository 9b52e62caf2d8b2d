import { execFile } from 'node:child_process'
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { Pool } from 'pg'
import { z } from 'zod'
import { log } from '#lib/log.ts'
import { store as words } from '#lib/messages/en/store.ts'
import { rememberStatements } from './known-statements.ts'
import { StoreError } from './store-error.ts'
import { type Exchange, isStartup, WireStream } from './wire-stream.ts'

const Reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answer'), id: z.number(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) }),
  z.object({ kind: z.literal('done'), id: z.number() }),
  z.object({ kind: z.literal('failed'), id: z.number(), message: z.string() }),
])

type Request = { kind: 'messages'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'close' }
type Pending = { answer: (bytes: Uint8Array<ArrayBuffer>) => void; done: () => void; failed: (error: Error) => void }

const MAKE_CLUSTER = fileURLToPath(new URL('./make-cluster.ts', import.meta.url))

/** A statement that takes longer than this has run away: milliseconds. No migration of ours does. */
const PATIENCE = 300_000

/**
 * A pool of one connection to the embedded database in `folder`. The caller holds the folder's lock.
 * A query beside an open transaction waits for its end: use the transaction's own handle inside it.
 * The database has no way to interrupt a statement, so one that has run away costs it its thread; the next
 * query gets a new one, which recovers as after a crash.
 */
export async function openEmbedded(
  folder: string,
  patience = PATIENCE,
): Promise<{ pool: Pool; close(): Promise<void> }> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeCluster(folder)
  // Its files are made for all to write, and the data folder may be one that others can look into.
  chmodSync(folder, 0o700)
  let thread = await startThread(folder, patience)
  const pool = wirePool(async (bytes, answer) => {
    if (thread.stopped() && isStartup(bytes)) {
      log('error', 'embedded database restarted')
      // Two threads on one folder would spoil it.
      await thread.exited
      thread = await startThread(folder, patience)
    }
    await thread.exchange(bytes, answer)
  })
  return {
    pool,
    close: async () => {
      await pool.end()
      await thread.close()
    },
  }
}

/** The pg driver over something that answers its messages. One connection: there is one backend. */
export function wirePool(exchange: Exchange): Pool {
  const pool = new Pool({
    max: 1,
    idleTimeoutMillis: 0,
    // Longer than any transaction of ours; ends a query that waits for the transaction it stands in.
    connectionTimeoutMillis: 120_000,
    user: 'postgres',
    database: 'postgres',
    stream: () => new WireStream(exchange),
  })
  pool.on('connect', rememberStatements)
  pool.on('error', (error) => log('error', 'database connection lost', { message: error.message }))
  return pool
}

async function makeCluster(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  try {
    await promisify(execFile)(process.execPath, [MAKE_CLUSTER, unfinished])
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? /^\w*Error: (.+)$/m.exec(String(error.stderr)) : null
    throw new StoreError(words.unmade(folder, told?.[1] ?? 'it ended early'), { cause: error })
  }
  // What is there under its name is whole: a first start that was interrupted begins again.
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}

async function startThread(folder: string, patience: number) {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder }, execArgv: [] })
  const pending = new Map<number, Pending>()
  let asked = 0
  let stopped: Error | undefined
  const stop = (error: Error) => {
    stopped ??= error
    for (const { failed } of pending.values()) failed(stopped)
    pending.clear()
  }
  const exited = new Promise<number>((resolve) => worker.once('exit', resolve))
  exited.then(() => stop(new Error('the embedded database has stopped')))

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      const reply = Reply.parse(message)
      if (reply.kind === 'ready') return resolve()
      const request = pending.get(reply.id)
      if (reply.kind === 'answer') return request?.answer(reply.bytes)
      pending.delete(reply.id)
      if (reply.kind === 'done') return request?.done()
      request?.failed(new Error(reply.message))
      stop(new Error(reply.message))
      worker.terminate()
    })
    worker.on('error', (error) => {
      stop(error instanceof Error ? error : new Error(String(error)))
      reject(stopped)
    })
  })

  const ask = async (request: Request, answer: Pending['answer'] = () => {}) => {
    if (stopped) throw stopped
    const tooLong = setTimeout(() => {
      stop(new Error(`the embedded database took more than ${patience} ms to answer and was stopped`))
      worker.terminate()
    }, patience).unref()
    try {
      await new Promise<void>((done, failed) => {
        const id = ++asked
        pending.set(id, { answer, done, failed })
        worker.postMessage({ ...request, id }, request.kind === 'messages' ? [request.bytes.buffer] : [])
      })
    } finally {
      clearTimeout(tooLong)
    }
  }
  const exchange: Exchange = (bytes, answer) => ask({ kind: 'messages', bytes }, answer)
  return {
    exchange,
    exited,
    stopped: () => stopped !== undefined,
    close: async () => {
      if (!stopped) await ask({ kind: 'close' })
      await exited
    },
  }
}
