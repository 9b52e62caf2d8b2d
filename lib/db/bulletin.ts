import { randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { z } from 'zod'
import { log } from '#lib/log.ts'

const CHANNEL = 'broadsheet'
const AGAIN_MS = 1_000
const LONGEST_AGAIN_MS = 30_000
/** PostgreSQL takes just under 8,000 bytes at a time. */
const LONGEST = 7_500

const Bulletin = z.object({ from: z.string(), said: z.array(z.string()) })

/** What the processes of one paper tell each other. */
export type Bulletins = {
  /**
   * Tells the others, once what was written can be seen by them.
   *
   * @returns when the store has taken it
   * @throws where the store does not answer
   */
  tell(said: readonly string[]): Promise<void>
  /**
   * Is told what others tell, from when the promise is kept until `close`.
   *
   * @param missed is called where something may have been told meanwhile that was not heard
   */
  hear(heard: (said: readonly string[]) => void, missed: () => void): Promise<{ close(): Promise<void> }>
}

/** Its owner is the only process there is. */
export const aloneBulletins: Bulletins = {
  tell: async () => undefined,
  hear: async () => ({ close: async () => undefined }),
}

/** By the server that all processes of the paper share. A process does not hear itself. */
export function serverBulletins(pool: Pool, databaseUrl: string): Bulletins {
  const from = randomUUID()
  return {
    async tell(said) {
      const whole = JSON.stringify({ from, said })
      const text = whole.length > LONGEST ? JSON.stringify({ from, said: ['all'] }) : whole
      await pool.query('select pg_notify($1, $2)', [CHANNEL, text])
    },
    async hear(heard, missed) {
      let client: Client | null = null
      let closed = false
      let timer: NodeJS.Timeout | undefined
      let wait = AGAIN_MS

      async function listen(): Promise<void> {
        const next = new Client({
          connectionString: databaseUrl,
          application_name: 'broadsheet hears',
          connectionTimeoutMillis: 5_000,
          keepAlive: true,
        })
        let over = false
        const lost = (problem?: Error) => {
          if (over || closed) return
          over = true
          log('warn', 'bulletins-lost', { problem: problem?.message ?? 'ended' })
          next.end().catch(() => undefined)
          timer = setTimeout(() => void listen().then(missed, () => undefined), wait)
          wait = Math.min(2 * wait, LONGEST_AGAIN_MS)
        }
        next.on('error', lost)
        next.on('end', () => lost())
        next.on('notification', ({ payload = '' }) => {
          const read = Bulletin.safeParse(asJson(payload))
          if (read.success && read.data.from !== from) heard(read.data.said)
        })
        client = next
        try {
          await next.connect()
          await next.query(`listen ${CHANNEL}`)
          wait = AGAIN_MS
        } catch (problem) {
          lost(problem instanceof Error ? problem : undefined)
          throw problem
        }
      }

      await listen().catch(() => undefined)
      return {
        async close() {
          closed = true
          clearTimeout(timer)
          await client?.end().catch(() => undefined)
        },
      }
    },
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
