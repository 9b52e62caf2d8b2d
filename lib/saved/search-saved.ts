import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { SearchOrder, SearchPlace } from '#lib/search/cursor.ts'
import { type Found, find } from '#lib/search/find.ts'
import { matchOf } from '#lib/search/match.ts'
import { isEmpty, parseQuery, type QueryProblem, SAVED_NAMED } from '#lib/search/query.ts'
import { isCancelled } from '#lib/search/search.ts'
import { OWN_LANGUAGES } from './search-document.ts'
import { refreshSavedSearch } from './search-index.ts'
import { savedStock, type UnknownName } from './search-limits.ts'
import { type SavedResult, savedResults } from './search-results.ts'

export type SavedSearched = {
  problems: QueryProblem[]
  /** The order that it came in: without a word to go by there is only that of saving. */
  order: SearchOrder
  /** All that is saved was searched; false where a whole library has just come in and is still being read. */
  complete: boolean
} & (
  | { is: 'nothing-asked' }
  /** Only words that stand in every text. */
  | { is: 'too-common' }
  | { is: 'unknown-name'; unknown: UnknownName[] }
  | { is: 'too-slow' }
  | ({ is: 'found'; results: SavedResult[] } & Omit<Found, 'ids'>)
)

export type SavedAsked = {
  personId: number
  entered: string
  order: SearchOrder
  /** The end of the page before. */
  after: SearchPlace | null
  now: Date
  /** The paper's, for days. */
  timeZone: string
  /** Something may be written: else what is not taken in yet is not found. */
  mayWrite: boolean
}

/**
 * Searches what somebody saved, on all shelves: headlines, sources, authors, texts, their notes, highlights and tags. `after:`
 * and `before:` are days of saving. Every text is a query; what no query can be made of is said and never thrown.
 */
export async function searchSaved(db: Db, asked: SavedAsked): Promise<SavedSearched> {
  const { personId, now, timeZone, entered } = asked
  const query = parseQuery(entered, SAVED_NAMED)
  const complete = !asked.mayWrite || (await refreshSavedSearch(db, personId))
  const match = await matchOf(db, query, query.terms.length ? await languagesOf(db, personId) : [])
  const order = match.hasWords && match.index !== null ? asked.order : 'date'
  const said = { problems: query.problems, order, complete }
  const nothing = isEmpty(query) || (!match.hasWords && isEmpty({ ...query, terms: [] }))
  if (nothing) return { is: 'nothing-asked', ...said }
  if (match.tooCommon) return { is: 'too-common', ...said }
  // Later pages belong to what was saved at the first.
  const after = asked.after?.order === order ? asked.after : null
  const at = after && after.at < now ? after.at : now
  const { stock, unknown } = await savedStock(db, query, { personId, at, timeZone })
  if (unknown.length) return { is: 'unknown-name', unknown, ...said }
  try {
    const { ids, ...found } = await find(db, { stock, match, order, after })
    // Those who read in two languages look for "the" in one of them.
    if (found.total === 0 && match.commonInOne) return { is: 'too-common', ...said }
    return { is: 'found', results: await savedResults(db, personId, ids, match, now), ...found, ...said }
  } catch (error) {
    if (isCancelled(error)) return { is: 'too-slow', ...said }
    throw error
  }
}

/** The configurations that somebody's texts are stored by, and those of their own words: skips from one to the next. */
async function languagesOf(db: Db, personId: number): Promise<string[]> {
  const found = await rows(
    db,
    sql`with recursive skipped as (
          (select language from saved_search where person_id = ${personId} order by language limit 1)
          union all
          select (
            select s.language from saved_search s where s.person_id = ${personId} and s.language > skipped.language
            order by s.language limit 1
          )
          from skipped where skipped.language is not null
        )
        select language from skipped where language is not null`,
    z.object({ language: z.string() }),
  )
  return [...new Set([...OWN_LANGUAGES, ...found.map(({ language }) => language)])]
}
