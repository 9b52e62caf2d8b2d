import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { openStore } from '#lib/db/open-store.ts'
import { count, rows } from '#lib/db/rows.ts'
import { tidyEmbedded } from '#lib/db/tidy.ts'
import { makeDataFolder } from '#lib/launch/secrets.ts'
import { fillSearch } from '#lib/search/commands.ts'
import { SEARCH_ORDERS } from '#lib/search/cursor.ts'
import { search } from '#lib/search/search.ts'
import type { Figure } from './figures.ts'
import { share } from './prints.ts'
import { fillSearchPaper, type SearchPaper } from './search-paper.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const SIZES = [4_000, 50_000]
/** Queries of each kind, in both orders. */
const TURNS = 12
const AIM = 100

/** Searching papers of 4,000 and 50,000 articles on the embedded store: from the query to the marked results. */
export async function searchFigures(dataDir: string): Promise<Figure[]> {
  makeDataFolder(dataDir)
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  const figures: Figure[] = []
  try {
    let from = 0
    for (const size of SIZES) {
      const paper = await fillSearchPaper(store.db, from, size, NOW)
      await tidyEmbedded(store.db)
      figures.push(...(await asked(store.db, paper, size)), ...(await sizes(store.db, paper, size)))
      from = size
    }
  } finally {
    await store.close()
  }
  return figures
}

function queriesOf({ words, pairs, authors }: SearchPaper): Record<string, (turn: number) => string> {
  const common = (turn: number) => words[turn] ?? ''
  const middling = (turn: number) => words[300 + turn * 7] ?? ''
  const rare = (turn: number) => words[20_000 + turn * 97] ?? ''
  return {
    'a common word': common,
    'a word': middling,
    'a rare word': rare,
    'two common words': (turn) => `${common(turn)} ${common(turn + 3)}`,
    'a common and a rare word': (turn) => `${common(turn)} ${rare(turn)}`,
    'a phrase': (turn) => `"${pairs[turn] ?? ''}"`,
    'a phrase of common words': (turn) => `"${common(turn)} ${common(turn + 1)}"`,
    'a common word without another': (turn) => `${common(turn)} -${common(turn + 2)}`,
    'everything without a word': (turn) => `-${common(turn)}`,
    'a common word of a source': (turn) => `${common(turn)} source:paper-0-${turn}`,
    'a common word of a section, dated': (turn) =>
      `${common(turn)} section:part-0-${turn % 8} after:2025 before:2025-08`,
    'an author': (turn) => `author:"${authors[turn] ?? ''}"`,
    nothing: (turn) => `xyzzyx${turn}`,
  }
}

/** All kinds of queries: first the median and p95 of all, then each kind. @param now the paper's present */
export async function asked(db: Db, paper: SearchPaper, size: number, now = NOW): Promise<Figure[]> {
  const all: number[] = []
  const figures: Figure[] = []
  for (const [kind, query] of Object.entries(queriesOf(paper))) {
    const times: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const order of SEARCH_ORDERS) {
        const begun = performance.now()
        await search(db, {
          entered: query(turn),
          order,
          after: null,
          scope: { sample: false, at: now, without: null },
          timeZone: 'Europe/Berlin',
          member: false,
        })
        times.push(performance.now() - begun)
      }
    }
    all.push(...times)
    figures.push({
      what: `${size.toLocaleString('en')}: ${kind}`,
      value: share(times, 0.5),
      unit: 'ms',
      note: `p95 ${share(times, 0.95).toFixed(1)} ms`,
    })
  }
  return [
    { what: `${size.toLocaleString('en')}: all queries, median`, value: share(all, 0.5), unit: 'ms' },
    { what: `${size.toLocaleString('en')}: all queries, p95`, value: share(all, 0.95), unit: 'ms', aim: AIM },
    ...figures,
  ]
}

async function sizes(db: Db, { storing, indexing }: SearchPaper, size: number): Promise<Figure[]> {
  const [held] = await rows(
    db,
    sql`select pg_total_relation_size('articles') as articles, pg_total_relation_size('article_search') as search`,
    z.object({ articles: count, search: count }),
  )
  const each = (bytes = 0) => bytes / 1_048_576 / (size / 1_000)
  const name = size.toLocaleString('en')
  const begun = performance.now()
  await fillSearch(db)
  const looking = performance.now() - begun
  return [
    { what: `${name}: 1,000 articles on the disk`, value: each(held?.articles), unit: 'MB' },
    { what: `${name}: what 1,000 are found by`, value: each(held?.search), unit: 'MB' },
    { what: `${name}: storing an article`, value: storing, unit: 'ms' },
    { what: `${name}: making it findable`, value: indexing, unit: 'ms' },
    { what: `${name}: seeing that none is missing`, value: looking, unit: 'ms' },
  ]
}
