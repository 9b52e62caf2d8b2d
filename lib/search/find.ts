import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { count, rows } from '#lib/db/rows.ts'
import type { SearchOrder, SearchPlace } from './cursor.ts'
import type { Match } from './match.ts'

/** What was found, in its order. */
export type Found = {
  ids: number[]
  /** Where the next page begins; null at the end. */
  next: SearchPlace | null
  /** How many there are; `about` where it was estimated, `over` where there are more. */
  total: number
  exactly: 'exact' | 'about' | 'over'
  /** There is more, but not in this order: only the most likely are ranked. */
  rankedOnly: boolean
}

/** Results of a page. */
export const PAGE = 20
/** Candidates of a page whose places of words are looked at: each costs the store some 20 µs. */
const CHECKED = 600
/** Ranked are the newest, and the newest of those that have the words in their headline. */
const RANKED = 200
const RANKED_HEADLINES = 100
/** Without a word to go by, no more are counted. */
const MOST_COUNTED = 1_000
/** For a store that can be interrupted: the embedded one cannot, hence all the bounds above. */
const PATIENCE_MS = 2_000

/** What is searched: documents, each with its number and its instant, within all limits but those of words. */
export type Stock = {
  /** What has the documents, as `from … s` takes it: `key` and `doc`. */
  documents: SQL
  key: SQL
  /** Rows of `id` and `at`: those that fit a `tsquery` by the index alone. */
  fitting(query: string): SQL
  /** All of them, whatever their words. */
  all: SQL
  /** Nothing is newer; what is younger than a month ranks higher. */
  at: Date
}

type Asked = { stock: Stock; match: Match; order: SearchOrder; after: SearchPlace | null }

/**
 * Finds a page in bounded time, however common the words are: the index alone tells which documents have them, and only so
 * many are looked into.
 *
 * @throws a cancelled statement (57014) on a server that is too busy
 */
export async function find(db: Db, asked: Asked): Promise<Found> {
  return db.transaction(async (tx) => {
    // A table scan would unpack every document's words, which the planner does not count.
    await tx.execute(
      sql`select set_config('statement_timeout', ${String(PATIENCE_MS)}, true), set_config('enable_seqscan', 'off', true),
          set_config('jit', 'off', true)`,
    )
    if (asked.match.index === null) return findUnindexed(tx, asked)
    return asked.order === 'date' ? findNewest(tx, asked, asked.match.index) : findBest(tx, asked, asked.match.index)
  })
}

const Candidate = z.object({ id: z.number(), at: z.number(), total: count, fits: z.boolean() })
type Candidate = z.infer<typeof Candidate>

const milliseconds = sql`(extract(epoch from n.at) * 1000)::float8`

async function findNewest(db: Db, { stock, match, after }: Asked, index: string): Promise<Found> {
  const looked = match.whole === null ? PAGE + 1 : CHECKED
  const fits = match.whole === null ? sql`true` : sql`s.doc @@ ${match.whole}::text::tsquery`
  const candidates = await rows(
    db,
    sql`with hits as materialized (${stock.fitting(index)}),
          newest as (select id, at from hits ${olderThan(after)} order by at desc, id desc limit ${looked})
        select n.id, ${milliseconds} as at, (select count(*) from hits) as total, ${fits} as fits
        from newest n ${match.whole === null ? sql`` : sql`join ${stock.documents} s on ${stock.key} = n.id`}
        order by n.at desc, n.id desc`,
    Candidate,
  )
  return pageOf(candidates, looked, stock)
}

/** No word to go by: the newest of what the names and days leave, and "everything but" checked on them. */
async function findUnindexed(db: Db, { stock, match, after }: Asked): Promise<Found> {
  const looked = match.whole === null ? PAGE + 1 : CHECKED
  const older = after?.order === 'date' ? olderThan(after) : sql``
  const fits = match.whole === null ? sql`true` : sql`coalesce(s.doc @@ ${match.whole}::text::tsquery, false)`
  const candidates = await rows(
    db,
    sql`with newest as materialized (
          select id, at from (${stock.all}) known ${older} order by at desc, id desc limit ${looked}
        ), counted as (select 1 from (${stock.all}) known limit ${MOST_COUNTED + 1})
        select n.id, ${milliseconds} as at, (select count(*) from counted) as total, ${fits} as fits
        from newest n left join ${stock.documents} s on ${stock.key} = n.id
        order by n.at desc, n.id desc`,
    Candidate,
  )
  const found = pageOf(candidates, looked, stock)
  return found.total > MOST_COUNTED ? { ...found, total: MOST_COUNTED, exactly: 'over' } : found
}

function olderThan(after: SearchPlace | null): SQL {
  if (after?.order !== 'date') return sql``
  return sql`where (at, id) < (${after.publishedAt.toISOString()}::timestamptz, ${after.id}::int)`
}

function pageOf(candidates: readonly Candidate[], looked: number, stock: Stock): Found {
  const fitting = candidates.filter(({ fits }) => fits)
  const page = fitting.slice(0, PAGE)
  const all = candidates[0]?.total ?? 0
  // More may lie behind the last that was looked at, though none of it is on this page.
  const last = fitting.length > PAGE ? page.at(-1) : candidates.length >= looked ? candidates.at(-1) : undefined
  const share = candidates.length ? fitting.length / candidates.length : 0
  const estimated = candidates.length >= looked && share < 1
  return {
    ids: page.map(({ id }) => id),
    next: last ? { order: 'date', at: stock.at, publishedAt: new Date(last.at), id: last.id } : null,
    total: estimated ? Math.max(fitting.length, Math.round(all * share)) : share < 1 ? fitting.length : all,
    exactly: estimated ? 'about' : 'exact',
    rankedOnly: false,
  }
}

const Scored = z.object({ id: z.number(), score: z.number(), pool: count, total: count, fits: z.boolean() })

/**
 * The best of the newest and of those that say it in their headline. The score is of the words (headline before
 * standfirst before text), of the headline, and of the age, halved by a month; in millionths.
 */
async function findBest(db: Db, { stock, match, after }: Asked, index: string): Promise<Found> {
  const { headline, rank, whole } = match
  const words = rank ?? index
  const inHeadline = headline ? stock.fitting(both(headline, index)) : sql`select id, at from hits limit 0`
  const age = sql`extract(epoch from ${stock.at.toISOString()}::timestamptz - p.at) / 86400`
  const scored = await rows(
    db,
    sql`with hits as materialized (${stock.fitting(index)}),
          headlines as materialized (${inHeadline}),
          pool as (
            (select id, at from hits order by at desc, id desc limit ${RANKED})
            union
            (select id, at from headlines order by at desc, id desc limit ${RANKED_HEADLINES})
          )
        select p.id, (select count(*) from pool) as pool, (select count(*) from hits) as total,
          ${whole === null ? sql`true` : sql`s.doc @@ ${whole}::text::tsquery`} as fits,
          round(1e6 * (
            ts_rank('{0.05, 0.2, 0.4, 1}', s.doc, ${words}::text::tsquery, 1)
            + 0.5 * ${headline ? sql`(s.doc @@ ${headline}::text::tsquery)::int` : sql`0`}
            + 0.25 / (1 + greatest(0, ${age}) / 30)
          ))::int as score
        from pool p join ${stock.documents} s on ${stock.key} = p.id`,
    Scored,
  )
  const fitting = scored.filter(({ fits }) => fits).sort((a, b) => b.score - a.score || b.id - a.id)
  const { pool = 0, total: all = 0 } = scored[0] ?? {}
  const behind = after?.order === 'relevance' ? fitting.filter((one) => isBehind(one, after)) : fitting
  const page = behind.slice(0, PAGE)
  const last = behind.length > PAGE ? page.at(-1) : undefined
  const whollyRanked = pool >= all
  return {
    ids: page.map(({ id }) => id),
    next: last ? { order: 'relevance', at: stock.at, score: last.score, id: last.id } : null,
    total:
      whole === null ? all : whollyRanked ? fitting.length : Math.round((all * fitting.length) / Math.max(1, pool)),
    exactly: whole === null || whollyRanked ? 'exact' : 'about',
    rankedOnly: !whollyRanked,
  }
}

/** Both of two queries. */
export const both = (one: string, two: string): string => `(${one}) & (${two})`

const isBehind = (one: { score: number; id: number }, place: { score: number; id: number }): boolean =>
  one.score < place.score || (one.score === place.score && one.id < place.id)
