import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Addresses = z.object({ addresses: z.array(z.string()) })
const Counts = z.object({ requests: z.number(), unchanged: z.number() })

/** The feed farm, running in another process. */
export type RunningFarm = {
  addresses: string[]
  /** The FETCH_ALLOW that opens it. */
  allow: string
  /** Requests so far, and how many of them were answered with 304. */
  counts(): Promise<z.infer<typeof Counts>>
  close(): Promise<void>
}

export async function startFarm(feeds: number, entries: number, port: number): Promise<RunningFarm> {
  const script = fileURLToPath(new URL('./farm-process.ts', import.meta.url))
  const child = fork(script, [feeds, entries, port].map(String), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the farm ended with ${code}`)
  })
  // Looked at only while it starts; later its end is our doing.
  failed.catch(() => undefined)
  const [told] = await Promise.race([once(child, 'message'), failed])
  return {
    addresses: Addresses.parse(told).addresses,
    allow: `127.0.2.0/24:${port}`,
    async counts() {
      const answer = once(child, 'message')
      child.send('count')
      const [counts] = await answer
      return Counts.parse(counts)
    },
    async close() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
