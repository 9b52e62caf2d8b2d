import { eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articleTerms } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { instant, rows } from '#lib/db/rows.ts'
import { rareness, type TermCounts } from './term-counts.ts'
import { WEIGHT_UNIT } from './term-store.ts'

/** The kept terms of an article. */
export type KeptTerms = {
  articleId: number
  sample: boolean
  publishedAt: Date
  terms: number[]
  weights: number[]
  words: string
}

/** An article that shares terms: `score` is the cosine of both, 0 to 1; `shared` the numbers of the terms, heaviest first. */
export type Neighbour = { id: number; publishedAt: Date; score: number; shared: number[] }

/** Whoever shares a rare term is weighed; together the rare terms may stand in about so many articles. */
const CANDIDATES = 200
/** A term alone is looked up if it is one of the rarest few, however many articles have it. */
const RAREST = 3
/** Of the heaviest terms that are too common for that, whoever shares two is weighed. */
const HEAVY = 5
const MOST = 60

export async function keptTerms(db: Db, articleId: number): Promise<KeptTerms | null> {
  const { generation: _, ...columns } = articleTermColumns
  const [row] = await db.select(columns).from(articleTerms).where(eq(articleTerms.articleId, articleId))
  return row ?? null
}

const articleTermColumns = {
  articleId: articleTerms.articleId,
  sample: articleTerms.sample,
  publishedAt: articleTerms.publishedAt,
  generation: articleTerms.generation,
  terms: articleTerms.terms,
  weights: articleTerms.weights,
  words: articleTerms.words,
}

/** Where an article's neighbours are looked for: its rare terms, and pairs of its heavy ones. */
export type Search = { articleId: number; sample: boolean; rare: number[]; pairs: [number, number][] }

export function searchOf(own: KeptTerms, counts: TermCounts): Search {
  const known = Math.max(1, counts.articles)
  const users = (id: number) => Math.max(1, ((counts.of.get(id) ?? 1) * Math.max(counts.stored, known)) / known)
  const byRareness = own.terms.toSorted((a, b) => rareness(counts, b) - rareness(counts, a))
  const rare: number[] = []
  let candidates = 0
  for (const term of byRareness) {
    candidates += users(term)
    if (candidates > CANDIDATES && rare.length >= RAREST) break
    rare.push(term)
  }
  const heavy = own.terms.filter((term) => !rare.includes(term)).slice(0, HEAVY)
  const pairs = heavy.flatMap((one, at) => heavy.slice(at + 1).map((other): [number, number] => [one, other]))
  return { articleId: own.articleId, sample: own.sample, rare, pairs }
}

/**
 * The articles nearest to one, by one join over the kept terms, nearest first, at most 60, each sharing two terms or more.
 * A few milliseconds among 50,000 articles: only those that share a rare term, or two of the heaviest, are weighed.
 */
export async function findNeighbours(db: Db, search: Search): Promise<Neighbour[]> {
  if (search.rare.length === 0) return []
  const found = await db.transaction(async (tx) => {
    await tx.execute(throughTheIndex)
    return rows(tx, neighboursQuery(search), Row)
  })
  return found.map(({ id, at, score, shared }) => ({ id, publishedAt: at, score: score / WEIGHT_UNIT ** 2, shared }))
}

const Row = z.object({ id: z.number(), at: instant, score: z.coerce.number(), shared: z.array(z.number()) })

/**
 * The store has no figures about single terms in arrays and takes them for common: left to itself it reads the whole table.
 * For this transaction only.
 */
export const throughTheIndex: SQL = sql`select set_config('enable_seqscan', 'off', true),
  set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true)`

/** The join itself; the bench has it explained. */
export function neighboursQuery({ articleId, sample, rare, pairs }: Search): SQL {
  const ones = pairs.map(([one]) => one)
  const others = pairs.map(([, other]) => other)
  return sql`
    select near.id, near.at, sum(own.weight::int * near.weight::int)::int as score,
      array_agg(own.term order by own.weight desc) as shared
    from (
      select unnest(terms) as term, unnest(weights) as weight from ${articleTerms} where article_id = ${articleId}
    ) own
    join (
      select article_id as id, published_at as at, unnest(terms) as term, unnest(weights) as weight
      from ${articleTerms} where article_id <> ${articleId} and sample = ${sample} and article_id = any(array(
        select a.article_id from ${articleTerms} a where a.terms && ${sql.param(rare)}::int[]
        union
        select a.article_id from unnest(${sql.param(ones)}::int[], ${sql.param(others)}::int[]) heavy(one, other)
        join ${articleTerms} a on a.terms @> array[heavy.one, heavy.other]))
    ) near on near.term = own.term
    group by near.id, near.at having count(*) >= 2
    order by score desc, near.id desc limit ${MOST}::int`
}
