import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { openStore } from '#lib/db/open-store.ts'
import { countOf, rows } from '#lib/db/rows.ts'
import { makeDataFolder } from '#lib/launch/secrets.ts'
import { findNeighbours, keptTerms, neighboursQuery, searchOf, throughTheIndex } from '#lib/stories/neighbours.ts'
import { nearTo } from '#lib/stories/related.ts'
import { countAgain, readTermCounts, storeTerms } from '#lib/stories/term-store.ts'
import { givenSource } from '#lib/testing/given.ts'
import { inventArticles } from '#lib/testing/given-subjects.ts'
import { type Figure, skipped } from './figures.ts'

const SIZES = [4_000, 50_000]
const DAYS = 700
const START = Date.parse('2024-01-01T00:00:00Z')
const BATCH = 100
const TIMES = 200
const AIM_MS = 10

/** The neighbours of an article among 4,000 and 50,000, by the join that pages use, on both databases; how it is done, and what it takes. */
export async function relatedFigures(dataDir: string): Promise<Figure[]> {
  makeDataFolder(dataDir)
  const embedded = await onStore('embedded', { DATA_DIR: dataDir })
  // Put up by the launcher, where the machine has one.
  const url = process.env.BENCH_DATABASE_URL
  if (!url) return [...embedded, skipped('related, on a server', 'no PostgreSQL server is installed')]
  return [...embedded, ...(await onStore('server', { DATA_DIR: dataDir, DATABASE_URL: url }))]
}

async function onStore(name: string, env: Record<string, string>): Promise<Figure[]> {
  const store = await openStore(readConfig(env))
  const { db } = store
  const figures: Figure[] = []
  try {
    const invented = inventArticles(Math.max(...SIZES), DAYS)
    const sourceIds: number[] = []
    for (let at = 0; at < 40; at += 1) sourceIds.push((await givenSource(db)).id)
    let stored = 0
    for (const size of SIZES) {
      const started = performance.now()
      for (; stored < size; stored += BATCH) {
        const ids = await put(db, invented.slice(stored, stored + BATCH), sourceIds)
        await countAgain(db)
        await storeTerms(db, ids)
      }
      const taken = performance.now() - started
      // As housekeeping does each hour, and a server by itself.
      await db.execute(sql.raw('vacuum (analyze) article_terms'))
      figures.push(...(await neighbours(db, `${name}, ${size} articles`)))
      figures.push({
        what: `${name}, storing and weighing up to ${size}`,
        value: taken / (size === SIZES[0] ? size : size - (SIZES[0] ?? 0)),
        unit: 'ms',
        note: 'an article',
      })
    }
    const bytes = await countOf(db, sql`select pg_total_relation_size('article_terms')`)
    figures.push({
      what: `${name}, terms of ${stored} articles on the disk`,
      value: bytes / 1e6,
      unit: 'MB',
      note: `with their index; ${Math.round(bytes / stored)} bytes an article`,
    })
    return figures
  } finally {
    await store.close()
  }
}

async function neighbours(db: Db, where: string): Promise<Figure[]> {
  const highest = await countOf(db, sql`select max(id) from ${articles}`)
  const times: number[] = []
  let found = 0
  for (let turn = 0; turn < TIMES + 20; turn += 1) {
    const own = await keptTerms(db, 1 + ((turn * 7_919) % highest))
    if (!own) continue
    const started = performance.now()
    found += (await nearTo(db, own)).length
    // The first ones open the connection and the store's own memory.
    if (turn >= 20) times.push(performance.now() - started)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  await explain(db, where, 1 + (7_919 % highest))
  return [
    { what: `neighbours, ${where}, median`, value: at(0.5), unit: 'ms', aim: AIM_MS, note: `${TIMES} articles` },
    {
      what: `neighbours, ${where}, p95`,
      value: at(0.95),
      unit: 'ms',
      aim: AIM_MS,
      note: `${(found / (TIMES + 20)).toFixed(1)} found on average`,
    },
  ]
}

/** How the store goes about it, printed above the table. */
async function explain(db: Db, where: string, id: number): Promise<void> {
  const own = await keptTerms(db, id)
  if (!own) return
  const search = searchOf(own, await readTermCounts(db))
  await findNeighbours(db, search)
  const plan = await db.transaction(async (tx) => {
    await tx.execute(throughTheIndex)
    return rows(tx, sql`explain (analyze, costs off) ${neighboursQuery(search)}`, Plan)
  })
  console.log(`\nEXPLAIN (ANALYZE): neighbours, ${where}`)
  for (const line of plan) console.log(`  ${line['QUERY PLAN']}`)
}

const Plan = z.object({ 'QUERY PLAN': z.string() })

async function put(db: Db, invented: ReturnType<typeof inventArticles>, sourceIds: number[]): Promise<number[]> {
  const values = invented.map(({ headline, text, source, hours }, at) => ({
    sourceId: sourceIds[source] ?? 0,
    slug: 'invented',
    headline,
    language: 'x-invented',
    body: [{ kind: 'html' as const, html: `<p>${text}</p>` }],
    rawBody: '',
    cleaner: 1,
    excerpt: '',
    words: 200,
    cut: false,
    handling: { from: 'feed' as const, readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
    contentHash: `${headline} ${at}`,
    publishedAt: new Date(START + hours * 3_600_000),
    firstSeenAt: new Date(START + hours * 3_600_000),
  }))
  const made = await db.insert(articles).values(values).returning({ id: articles.id })
  return made.map(({ id }) => id)
}
