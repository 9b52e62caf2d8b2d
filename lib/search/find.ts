import { and, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articleSearch, articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { count, rows } from '#lib/db/rows.ts'
import type { SearchOrder, SearchPlace } from './cursor.ts'
import type { Match } from './match.ts'
import { inArticles, inSearch, type Limits } from './scope.ts'

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

type Asked = { match: Match; limits: Limits; order: SearchOrder; after: SearchPlace | null }

/**
 * Finds a page of articles in bounded time, however common the words are: the index alone tells which articles have them,
 * and only so many are looked into.
 *
 * @throws a cancelled statement (57014) on a server that is too busy
 */
export async function find(db: Db, asked: Asked): Promise<Found> {
  return db.transaction(async (tx) => {
    // A table scan would unpack every article's words, which the planner does not count.
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

const milliseconds = (column: SQL | typeof articles.publishedAt | typeof articleSearch.publishedAt) =>
  sql`(extract(epoch from ${column}) * 1000)::float8`

/** All that the index finds, narrow and once. */
const hitsOf = (index: string, limits: Limits) =>
  sql`select article_id, published_at from ${articleSearch}
      where ${and(sql`${articleSearch.doc} @@ ${index}::text::tsquery`, inSearch(limits))}`

async function findNewest(db: Db, { match, limits, after }: Asked, index: string): Promise<Found> {
  const looked = match.whole === null ? PAGE + 1 : CHECKED
  const fits = match.whole === null ? sql`true` : sql`s.doc @@ ${match.whole}::text::tsquery`
  const candidates = await rows(
    db,
    sql`with hits as materialized (${hitsOf(index, limits)}),
          newest as (
            select article_id, published_at from hits ${olderThan(after)}
            order by published_at desc, article_id desc limit ${looked}
          )
        select n.article_id as id, ${milliseconds(sql`n.published_at`)} as at, (select count(*) from hits) as total,
          ${fits} as fits
        from newest n ${match.whole === null ? sql`` : sql`join ${articleSearch} s on s.article_id = n.article_id`}
        order by n.published_at desc, n.article_id desc`,
    Candidate,
  )
  return pageOf(candidates, looked, limits)
}

/** No word to go by: the newest of what the names and days leave, and "everything but" checked on them. */
async function findUnindexed(db: Db, { match, limits, after }: Asked): Promise<Found> {
  const looked = match.whole === null ? PAGE + 1 : CHECKED
  const older = after?.order === 'date' ? olderThan(after) : sql``
  const condition = inArticles(limits) ?? sql`true`
  const fits = match.whole === null ? sql`true` : sql`coalesce(s.doc @@ ${match.whole}::text::tsquery, false)`
  const candidates = await rows(
    db,
    sql`with newest as materialized (
          select article_id, published_at from (
            select id as article_id, published_at from ${articles} where ${condition}
          ) known ${older}
          order by published_at desc, article_id desc limit ${looked}
        ), counted as (select 1 from ${articles} where ${condition} limit ${MOST_COUNTED + 1})
        select n.article_id as id, ${milliseconds(sql`n.published_at`)} as at, (select count(*) from counted) as total,
          ${fits} as fits
        from newest n left join ${articleSearch} s on s.article_id = n.article_id
        order by n.published_at desc, n.article_id desc`,
    Candidate,
  )
  const found = pageOf(candidates, looked, limits)
  return found.total > MOST_COUNTED ? { ...found, total: MOST_COUNTED, exactly: 'over' } : found
}

function olderThan(after: SearchPlace | null): SQL {
  if (after?.order !== 'date') return sql``
  return sql`where (published_at, article_id) < (${after.publishedAt.toISOString()}::timestamptz, ${after.id}::int)`
}

function pageOf(candidates: readonly Candidate[], looked: number, { scope }: Limits): Found {
  const fitting = candidates.filter(({ fits }) => fits)
  const page = fitting.slice(0, PAGE)
  const all = candidates[0]?.total ?? 0
  // More may lie behind the last that was looked at, though none of it is on this page.
  const last = fitting.length > PAGE ? page.at(-1) : candidates.length >= looked ? candidates.at(-1) : undefined
  const share = candidates.length ? fitting.length / candidates.length : 0
  const estimated = candidates.length >= looked && share < 1
  return {
    ids: page.map(({ id }) => id),
    next: last ? { order: 'date', at: scope.at, publishedAt: new Date(last.at), id: last.id } : null,
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
async function findBest(db: Db, { match, limits, after }: Asked, index: string): Promise<Found> {
  const { headline, rank, whole } = match
  const words = rank ?? index
  const inHeadline = headline
    ? sql`select article_id, published_at from ${articleSearch}
          where ${and(sql`${articleSearch.doc} @@ ${both(headline, index)}::text::tsquery`, inSearch(limits))}`
    : sql`select article_id, published_at from hits limit 0`
  const age = sql`extract(epoch from ${limits.scope.at.toISOString()}::timestamptz - s.published_at) / 86400`
  const scored = await rows(
    db,
    sql`with hits as materialized (${hitsOf(index, limits)}),
          headlines as materialized (${inHeadline}),
          pool as (
            (select article_id from hits order by published_at desc, article_id desc limit ${RANKED})
            union
            (select article_id from headlines order by published_at desc, article_id desc limit ${RANKED_HEADLINES})
          )
        select s.article_id as id, (select count(*) from pool) as pool, (select count(*) from hits) as total,
          ${whole === null ? sql`true` : sql`s.doc @@ ${whole}::text::tsquery`} as fits,
          round(1e6 * (
            ts_rank('{0.05, 0.2, 0.4, 1}', s.doc, ${words}::text::tsquery, 1)
            + 0.5 * ${headline ? sql`(s.doc @@ ${headline}::text::tsquery)::int` : sql`0`}
            + 0.25 / (1 + greatest(0, ${age}) / 30)
          ))::int as score
        from pool p join ${articleSearch} s on s.article_id = p.article_id`,
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
    next: last ? { order: 'relevance', at: limits.scope.at, score: last.score, id: last.id } : null,
    total:
      whole === null ? all : whollyRanked ? fitting.length : Math.round((all * fitting.length) / Math.max(1, pool)),
    exactly: whole === null || whollyRanked ? 'exact' : 'about',
    rankedOnly: !whollyRanked,
  }
}

const both = (one: string, two: string): string => `(${one}) & (${two})`

const isBehind = (one: { score: number; id: number }, place: { score: number; id: number }): boolean =>
  one.score < place.score || (one.score === place.score && one.id < place.id)
