import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import { articleAliases, articles, sources } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { openStore, type Store } from '#lib/db/open-store.ts'
import { openFarm } from '../bench/feed-farm.ts'
import { freePort } from './paper-server.ts'

const KILLS = 20
const FEEDS = 60
const ENTRIES = 8
const root = fileURLToPath(new URL('..', import.meta.url))

// Only there is the whole of 127.0.0.0/8 this machine.
test.skip(platform() !== 'linux', 'needs loopback addresses beside 127.0.0.1')

test('kill -9, twenty times during a poll, loses no source that was told as read, tears none and doubles nothing', async () => {
  test.setTimeout(180_000)
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet kills-'))
  const port = await freePort()
  const farm = await openFarm(FEEDS, ENTRIES, port, new Date('2026-01-01T00:00:00Z'))
  await inStore(dataDir, ({ db }) => db.insert(sources).values(farm.addresses.map(sourceAt)))

  const told = new Map<string, number>()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const poll = startPoll(dataDir, port)
    // Ever later in the poll: from its first source on.
    let left = 1 + ((kill * 5) % 30)
    for await (const line of createInterface({ input: poll.stdout })) {
      const [, title = '', added = '0'] = /^source \d+ of \d+: (Farm \d+), (?:(\d+) new|nothing)/.exec(line) ?? []
      told.set(title, (told.get(title) ?? 0) + Number(added))
      left -= 1
      if (left === 0) poll.kill('SIGKILL')
    }
  }
  told.delete('')

  const kept = await inStore(dataDir, ({ db }) =>
    db
      .select({ title: sources.title, articles: sql<number>`count(distinct ${articles.id})::int` })
      .from(sources)
      .leftJoin(articles, eq(articles.sourceId, sources.id))
      .groupBy(sources.title),
  )
  const stored = new Map(kept.map((row) => [row.title, row.articles]))
  expect(told.size).toBeGreaterThan(FEEDS / 3)
  expect([...told].filter(([title, added]) => (stored.get(title) ?? 0) < added)).toEqual([])
  expect([...stored.values()].filter((count) => count !== 0 && count !== ENTRIES)).toEqual([])
  const nameless = await inStore(dataDir, ({ db }) =>
    db.$count(
      articles,
      sql`not exists (select 1 from ${articleAliases} where ${articleAliases.articleId} = ${articles.id})`,
    ),
  )
  expect(nameless).toBe(0)
  await farm.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function sourceAt(feedUrl: string, index: number): typeof sources.$inferInsert {
  const name = `farm-${index + 1}`
  return { slug: name, title: `Farm ${index + 1}`, feedUrl, kind: 'feed', reuse: 'full', addedAt: new Date() }
}

async function inStore<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function startPoll(dataDir: string, port: number): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, NODE_ENV: 'production' as const, DATA_DIR: dataDir, FETCH_ALLOW: `127.0.2.0/24:${port}` }
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'lib/cli/main.ts'), 'poll', '--now']
  return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
}
