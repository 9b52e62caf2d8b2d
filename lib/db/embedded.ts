import { execFile } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { Pool } from 'pg'
import { z } from 'zod'
import { log } from '#lib/log.ts'
import { type Exchange, WireStream } from './wire-stream.ts'

const Reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answer'), id: z.number(), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('done'), id: z.number() }),
  z.object({ kind: z.literal('failed'), id: z.number(), message: z.string() }),
])

type Request = { kind: 'messages'; bytes: Uint8Array } | { kind: 'close' }
type Pending = { answer: (bytes: Uint8Array) => void; done: () => void; failed: (error: Error) => void }

/**
 * A pool of one connection to the embedded database in `folder`. The caller holds the folder's lock.
 * A query beside an open transaction waits for its end: use the transaction's own handle inside it.
 */
export async function openEmbedded(folder: string): Promise<{ pool: Pool; close(): Promise<void> }> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeCluster(folder)
  const thread = await startThread(folder)
  const pool = wirePool(thread.exchange)
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
  pool.on('error', (error) => log('error', 'database connection lost', { message: error.message }))
  return pool
}

async function makeCluster(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('./make-cluster.ts', import.meta.url)),
    unfinished,
  ])
  // What is there under its name is whole: a first start that was interrupted begins again.
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}

async function startThread(folder: string) {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder }, execArgv: [] })
  const pending = new Map<number, Pending>()
  let count = 0
  let dead: Error | undefined
  const die = (error: Error) => {
    dead = error
    for (const { failed } of pending.values()) failed(error)
    pending.clear()
  }

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      const reply = Reply.parse(message)
      if (reply.kind === 'ready') return resolve()
      const request = pending.get(reply.id)
      if (reply.kind === 'answer') return request?.answer(reply.bytes)
      pending.delete(reply.id)
      if (reply.kind === 'done') request?.done()
      else request?.failed(new Error(reply.message))
    })
    worker.on('error', (error) => {
      const cause = error instanceof Error ? error : new Error(String(error))
      die(cause)
      reject(cause)
    })
    worker.on('exit', () => die(new Error('the embedded database has stopped')))
  })

  const ask = (request: Request, answer: Pending['answer'] = () => {}) =>
    new Promise<void>((done, failed) => {
      if (dead) return failed(dead)
      const id = ++count
      pending.set(id, { answer, done, failed })
      worker.postMessage({ ...request, id })
    })
  const exchange: Exchange = (bytes, answer) => ask({ kind: 'messages', bytes }, answer)
  return {
    exchange,
    close: async () => {
      const gone = new Promise((resolve) => worker.once('exit', resolve))
      await ask({ kind: 'close' })
      await gone
    },
  }
}
