import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { openDelivery } from './deliver.ts'
import { type Sending, sendDue } from './send.ts'

/** Somebody waits for a link: a look costs one indexed query. */
const EVERY_MS = 2_000
/** So often it is asked whether letters about replies are due. */
const REPLIES_EVERY = 10

type Context = {
  config: Config
  db: Db
  now(): Date
  say(line: string): void
  compose: Sending['compose']
  /** Queues letters about replies that are due. */
  queueReplies(): Promise<unknown>
}

/** Sends letters as they come due, whether the paper polls its sources or not. */
export function startPost({ config, db, now, say, compose, queueReplies }: Context) {
  const stopping = new AbortController()
  const deliver = openDelivery(config, say)
  const sending: Sending = { config, db, now, deliver, compose, stopping: stopping.signal }
  let looks = 0
  let round: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    if (looks % REPLIES_EVERY === 0) await queueReplies()
    looks += 1
    while ((await sendDue(sending)) > 0 && !stopping.signal.aborted);
  }

  function begin(): void {
    round = look()
      .catch((problem: unknown) => log('warn', 'post-failed', { problem: String(problem) }))
      .then(() => {
        if (!stopping.signal.aborted) timer = setTimeout(begin, EVERY_MS)
      })
  }

  begin()
  return {
    /** Breaks off what is under way: it goes with the next start. */
    async stop(): Promise<void> {
      stopping.abort()
      clearTimeout(timer)
      await round
    },
  }
}
