import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { SearchOrder, SearchPlace } from './cursor.ts'
import { type Found, find } from './find.ts'
import { matchOf } from './match.ts'
import { isEmpty, parseQuery, type QueryProblem } from './query.ts'
import { type Result, resultsOf } from './results.ts'
import { limitsOf, stockOf, type Unknown } from './scope.ts'

export type Searched = {
  problems: QueryProblem[]
  /** The order that it came in: without a word to go by there is only that of dates. */
  order: SearchOrder
} & (
  | { is: 'nothing-asked' }
  /** Only words that stand in every text. */
  | { is: 'too-common' }
  | { is: 'unknown-name'; unknown: Unknown[] }
  | { is: 'too-slow' }
  | ({ is: 'found'; results: Result[] } & Omit<Found, 'ids'>)
)

type Asked = {
  entered: string
  order: SearchOrder
  /** The end of the page before. */
  after: SearchPlace | null
  scope: Scope
  /** The paper's, for days. */
  timeZone: string
  /** Whether whoever asks is signed in: they see snippets of what members may read. */
  member: boolean
}

/** Searches the paper. Every text is a query; what no query can be made of is said and never thrown. */
export async function search(db: Db, asked: Asked): Promise<Searched> {
  const query = parseQuery(asked.entered)
  const { problems } = query
  const match = await matchOf(db, query, query.terms.length ? await languagesOf(db) : [])
  const order = match.hasWords && match.index !== null ? asked.order : 'date'
  const nothing = isEmpty(query) || (!match.hasWords && isEmpty({ ...query, terms: [] }))
  if (nothing) return { is: 'nothing-asked', problems, order }
  if (match.tooCommon) return { is: 'too-common', problems, order }
  // Later pages belong to the paper as it was at the first.
  const after = asked.after?.order === order ? asked.after : null
  const scope = after ? { ...asked.scope, at: earlier(after.at, asked.scope.at) } : asked.scope
  const { limits, unknown } = await limitsOf(db, query, scope, asked.timeZone)
  if (unknown.length) return { is: 'unknown-name', unknown, problems, order }
  try {
    const { ids, ...found } = await find(db, { stock: stockOf(limits), match, order, after })
    return { is: 'found', problems, order, results: await resultsOf(db, ids, match, asked.member), ...found }
  } catch (error) {
    if (isCancelled(error)) return { is: 'too-slow', problems, order }
    throw error
  }
}

const earlier = (one: Date, two: Date): Date => (one < two ? one : two)

/** The configurations that the paper's articles are stored by: skips from one to the next in the index. */
async function languagesOf(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql`with recursive skipped as (
          (select language from article_search order by language limit 1)
          union all
          select (select a.language from article_search a where a.language > skipped.language order by a.language limit 1)
          from skipped where skipped.language is not null
        )
        select language from skipped where language is not null`,
    z.object({ language: z.string() }),
  )
  return found.map(({ language }) => language)
}

/** A statement that has used up its time. */
export function isCancelled(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '57014'
}
