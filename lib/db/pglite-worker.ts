import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { exchange, openCluster } from './cluster.ts'

/** The embedded database's own thread, so that a slow query never holds up a page. Speaks `embedded.ts`. */
const Ask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('messages'), id: z.number(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) }),
  z.object({ kind: z.literal('close'), id: z.number() }),
])

const { folder } = z.object({ folder: z.string() }).parse(workerData)
const port = parentPort
if (!port) throw new Error('pglite-worker.ts is a worker thread')

const pg = await openCluster(folder)
// One after the other: the database has a single backend.
let last = Promise.resolve()
port.on('message', (message: unknown) => {
  const ask = Ask.parse(message)
  last = last.then(async () => {
    try {
      if (ask.kind === 'close') await pg.close()
      else
        await exchange(pg, ask.bytes, (bytes) =>
          port.postMessage({ kind: 'answer', id: ask.id, bytes }, [bytes.buffer]),
        )
      port.postMessage({ kind: 'done', id: ask.id })
    } catch (error) {
      // Not a refused statement, which is an answer like any other: the database itself has broken down.
      port.postMessage({ kind: 'failed', id: ask.id, message: error instanceof Error ? error.message : String(error) })
    }
    if (ask.kind === 'close') port.close()
  })
})
port.postMessage({ kind: 'ready' })
