import { fileURLToPath } from 'node:url'
import next from 'next'
import type { Config } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { healthOf, type Phase } from '#lib/press/health.ts'
import { createPress, drain, listen } from '#lib/press/server.ts'
import { setRuntime } from '#lib/runtime.ts'
import { paperClock } from './clock.ts'
import { keepSecret, makeDataFolder, StartError } from './secrets.ts'

export type Paper = { close(): Promise<void> }

const PATIENCE_MS = 6_000

/**
 * Puts the paper up: data folder, store, server, then Next inside it.
 *
 * @throws StartError, StoreError with one line for the operator
 */
export async function openPaper(config: Config, how: { dev: boolean; say(line: string): void }): Promise<Paper> {
  const words = messagesFor('en').press
  makeDataFolder(config.dataDir)
  keepSecret(config.dataDir)
  const now = paperClock(config.clock)
  if (config.clock) how.say(words.clockSet(config.clock.toISOString()))
  const store = await openStore(config, how.say)
  setRuntime({ config, db: store.db, now, startedAt: new Date() })

  let phase: Phase = 'starting'
  const dir = fileURLToPath(new URL('../..', import.meta.url))
  const app = next({ dev: how.dev, dir, port: config.port, hostname: config.host })
  const server = createPress({
    guard: config,
    inner: (request, response) => app.getRequestHandler()(request, response),
    staticFolder: fileURLToPath(new URL('../../.next/static', import.meta.url)),
    readView: () => ({ attributes: {}, light: false, chosen: false }),
    phase: () => phase,
    health: () => healthOf(phase, store),
    ...(how.dev ? { dev: { upgrade: (...given) => app.getUpgradeHandler()(...given) } } : {}),
  })
  try {
    await listen(server, config.port, config.host)
  } catch (problem) {
    await store.close()
    throw new StartError(listenProblem(problem, config))
  }
  await app.prepare()
  phase = 'open'
  how.say(words.openAt(config.publicUrl))

  return {
    async close() {
      if (phase === 'closing') return
      phase = 'closing'
      log('info', 'closing')
      await drain(server, PATIENCE_MS)
      await app.close().catch((problem: unknown) => log('warn', 'next-close-failed', { problem: String(problem) }))
      await store.close()
    },
  }
}

function listenProblem(problem: unknown, config: Config): string {
  const words = messagesFor('en').press
  const code = problem instanceof Error && 'code' in problem ? problem.code : null
  if (code === 'EADDRINUSE') return words.portTaken(config.port)
  if (code === 'EACCES') return words.portForbidden(config.port)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return words.hostUnusable(config.host)
  throw problem
}
