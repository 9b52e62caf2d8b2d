import { z } from 'zod'
import { articles } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'
import { startFarm } from './farm.ts'
import type { Figure } from './figures.ts'
import { givenFeeds } from './given-feeds.ts'
import { type Metered, metered } from './metered.ts'

const FEEDS = 100
const ENTRIES = 25
const POLL = ['lib/launch/broadsheet.mjs', 'poll', '--now', '--json']
const Summary = z.object({ sources: z.number(), added: z.number(), failed: z.number() })

/** Reads the farm once, and once more with nothing new, beside the least that it could take. Leaves a paper in `dataDir`. */
export async function pollFigures(dataDir: string, folder: string, port: number): Promise<Figure[]> {
  const farm = await startFarm(FEEDS, ENTRIES, port)
  try {
    await givenFeeds(dataDir, 'farm', farm.addresses)
    const env = { DATA_DIR: dataDir, FETCH_ALLOW: farm.allow }
    const bound = await metered(['bench/bound.ts', ...farm.addresses], env, folder)
    const first = await metered(POLL, env, folder)
    const before = await farm.counts()
    const second = await metered(POLL, env, folder)
    const after = await farm.counts()
    expectAll('the bound', Number(bound.stdout))
    expectAll('the poll', Summary.parse(JSON.parse(first.stdout)).added)
    const stored = await storedArticles(dataDir)
    return [
      { what: 'first poll, wall', value: first.wallMs / 1_000, unit: 's', aim: 8 },
      { what: 'first poll, CPU', value: first.cpuMs / 1_000, unit: 's', aim: 8 },
      { what: 'first poll, peak memory', value: first.peakMb, unit: 'MB' },
      { what: 'articles stored', value: stored, unit: '', note: `${FEEDS} feeds × ${ENTRIES}` },
      ...boundFigures(first, bound),
      { what: 'second poll, wall', value: second.wallMs / 1_000, unit: 's', aim: 1 },
      { what: 'second poll, CPU', value: second.cpuMs / 1_000, unit: 's' },
      { what: 'second poll, peak memory', value: second.peakMb, unit: 'MB' },
      {
        what: 'second poll, answered "unchanged"',
        value: after.unchanged - before.unchanged,
        unit: '',
        note: `of ${after.requests - before.requests} requests`,
      },
    ]
  } finally {
    await farm.close()
  }
}

function boundFigures(poll: Metered, bound: Metered): Figure[] {
  return [
    { what: 'only fetching and parsing, wall', value: bound.wallMs / 1_000, unit: 's' },
    { what: 'only fetching and parsing, CPU', value: bound.cpuMs / 1_000, unit: 's' },
    { what: 'only fetching and parsing, peak memory', value: bound.peakMb, unit: 'MB' },
    { what: 'first poll to that, wall', value: poll.wallMs / bound.wallMs, unit: '×' },
    { what: 'first poll to that, CPU', value: poll.cpuMs / bound.cpuMs, unit: '×' },
  ]
}

async function storedArticles(dataDir: string): Promise<number> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    return await store.db.$count(articles)
  } finally {
    await store.close()
  }
}

function expectAll(who: string, count: number): void {
  if (count !== FEEDS * ENTRIES) throw new Error(`${who} read ${count} entries of ${FEEDS * ENTRIES}`)
}
