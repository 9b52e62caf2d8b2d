import { readFileSync } from 'node:fs'
import type { Config } from '#lib/config.ts'
import { openStore, type Store } from '#lib/db/open-store.ts'
import { openParser, type Parser } from '#lib/ingest/parser.ts'
import { databaseHolds } from '#lib/web/holds.ts'
import { userAgentOf } from '#lib/web/user-agent.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { paperClock } from './clock.ts'

/** All that the paper does without being served: what the server and the command line have in common. */
export type Engine = {
  config: Config
  store: Store
  db: Store['db']
  web: Web
  parser: Parser
  now(): Date
  /** Something may be due to be read: the server's timetable looks; without one nobody does. */
  wake(): void
  /** Ends what is under way outside, then frees the store. */
  close(): Promise<void>
}

/** @throws StoreError with one sentence */
export async function openEngine(config: Config, say: (line: string) => void): Promise<Engine> {
  const now = paperClock(config.clock)
  const store = await openStore(config, say)
  const web = openWeb({
    allow: config.fetchAllow,
    userAgent: userAgentOf(programVersion(), config.publicUrl, config.contact),
    holds: databaseHolds(store.db),
    now,
  })
  const parser = openParser()
  return {
    config,
    store,
    db: store.db,
    web,
    parser,
    now,
    wake: () => undefined,
    async close() {
      await web.close()
      await parser.close()
      await store.close()
    },
  }
}

/** The version in package.json. */
export function programVersion(): string {
  // Our own file, beside us.
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return manifest.version
}
