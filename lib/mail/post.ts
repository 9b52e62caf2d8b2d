import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { sendDue } from './send.ts'

/** Somebody waits for a link: a look costs one indexed query. */
const EVERY_MS = 2_000

/** Sends letters as they come due, whether the paper polls its sources or not. */
export function startPost(context: { config: Config; db: Db; now(): Date; say(line: string): void }) {
  let round: Promise<unknown> | null = null
  const timer = setInterval(() => {
    round ??= sendDue(context)
      .catch((problem: unknown) => log('warn', 'post-failed', { problem: String(problem) }))
      .finally(() => {
        round = null
      })
  }, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}
