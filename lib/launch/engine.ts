import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { Allowance, Config } from '#lib/config.ts'
import { openStore, type Store } from '#lib/db/open-store.ts'
import { openParser, type Parser } from '#lib/ingest/parser.ts'
import { freeAllClaims } from '#lib/jobs/claims.ts'
import { log } from '#lib/log.ts'
import { freeWishes } from '#lib/sources/wishes.ts'
import { databaseHolds } from '#lib/web/holds.ts'
import { userAgentOf } from '#lib/web/user-agent.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { paperClock } from './clock.ts'

/**
 * A reader waits for these, and a browser without us would ask for six at once. So they come one after the other without
 * the second that feeds keep (rules §1).
 */
const PICTURE_PAUSE_MS = 50

/** All that the paper does without being served: what the server and the command line have in common. */
export type Engine = {
  config: Config
  store: Store
  db: Store['db']
  web: Web
  /** The way out to the weather: it may also reach the very address that WEATHER_URL names. */
  weatherWeb: Web
  /** The way out to the paper's own hub: it may also reach the very address that WEBSUB_HUB names. */
  hubWeb: Web
  /** The way out to pictures that a reader waits for: still one request a host at a time, but without the pause between. */
  pictureWeb: Web
  /** For what readers save, who may go nowhere but where `SAVE_ALLOW` lets them. */
  savingWeb: Web
  parser: Parser
  now(): Date
  /** Something may be due to be read: the server's timetable looks; without one nobody does. */
  wake(): void
  /**
   * What held pages show has changed (see Runtime): told to every process of the paper that holds any. Never throws.
   */
  recall(...tags: string[]): Promise<void>
  /** Ends what is under way outside, then frees the store. */
  close(): Promise<void>
}

/** @throws StoreError with one sentence */
export async function openEngine(config: Config, say: (line: string) => void): Promise<Engine> {
  const now = paperClock(config.clock)
  const store = await openStore(config, say)
  // The embedded database has one owner: who claimed sources before us was killed, and nobody reads them.
  if (config.databaseUrl === null) {
    await freeAllClaims(store.db)
    await freeWishes(store.db)
  }
  const manners = {
    userAgent: userAgentOf(programVersion(), config.publicUrl, config.contact),
    holds: databaseHolds(store.db),
    now,
  }
  const web = openWeb({ ...manners, allow: config.fetchAllow })
  const mirror = addressesOf(config.weather.url)
  const ownHub = addressesOf(config.websubHub)
  const hubWeb = ownHub.length ? openWeb({ ...manners, allow: [...config.fetchAllow, ...ownHub] }) : web
  const weatherWeb = mirror.length ? openWeb({ ...manners, allow: [...config.fetchAllow, ...mirror] }) : web
  // What the operator has opened for feeds is not open to every reader who saves an address.
  const savingWeb =
    config.fetchAllow.length || config.saveAllow.length ? openWeb({ ...manners, allow: config.saveAllow }) : web
  const pictureWeb = openWeb({ ...manners, allow: config.fetchAllow, pauseMs: PICTURE_PAUSE_MS })
  const parser = openParser()
  return {
    config,
    store,
    db: store.db,
    web,
    weatherWeb,
    hubWeb,
    pictureWeb,
    savingWeb,
    parser,
    now,
    wake: () => undefined,
    // This process holds no pages itself, until it is a server.
    recall: (...tags) =>
      store.bulletins
        .tell(tags)
        .catch((problem: unknown) => log('warn', 'recall-not-told', { problem: String(problem) })),
    async close() {
      await Promise.all([web.close(), weatherWeb.close(), hubWeb.close(), pictureWeb.close(), savingWeb.close()])
      await parser.close()
      await store.close()
    },
  }
}

/** What the operator has named by WEATHER_URL or WEBSUB_HUB, where it is an address and not a name: exactly that, and its port. */
function addressesOf(url: string | null): Allowance[] {
  if (url === null) return []
  const { hostname, port, protocol } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : isIP(host) ? [host] : []
  const number = Number(port || (protocol === 'https:' ? 443 : 80))
  return addresses.map((address) => ({ address, bits: isIP(address) === 6 ? 128 : 32, port: number }))
}

/** The version in package.json. */
export function programVersion(): string {
  // Our own file, beside us.
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return manifest.version
}
