import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, savedSearch, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { startOfDay } from '#lib/editions/times.ts'
import { both, type Stock } from '#lib/search/find.ts'
import type { SavedNamed, SearchQuery } from '#lib/search/query.ts'
import { matching } from '#lib/search/scope.ts'
import { listSections } from '#lib/sections/queries.ts'
import { wordOf } from './search-document.ts'

/** A name that nothing of this reader's has, or no section of the paper. */
export type UnknownName = { by: SavedNamed; name: string }

/** Those of somebody's own that the names and days of a query leave. `unknown` is empty unless nothing can be found by it. */
export async function savedStock(
  db: Db,
  query: SearchQuery,
  { personId, at, timeZone }: { personId: number; at: Date; timeZone: string },
): Promise<{ stock: Stock; unknown: UnknownName[] }> {
  const unknown: UnknownName[] = []
  const conditions: SQL[] = []
  for (const by of ['source', 'tag', 'section'] as const) {
    const filters = query.filters.filter((filter) => filter.by === by)
    if (!filters.length) continue
    const things = by === 'section' ? await listSections(db) : await namesOf(db, personId, by)
    const keys = (excluded: boolean) =>
      filters
        .filter((filter) => filter.excluded === excluded)
        .map(({ name }) => ({ name, found: matching<Thing>(things, name).map(({ id }) => id) }))
    const wanted = keys(false)
    const found = wanted.flatMap((one) => one.found)
    // One of several is enough.
    if (wanted.length && !found.length) unknown.push(...wanted.map(({ name }) => ({ by, name })))
    if (wanted.length) conditions.push(holds(by, found))
    const without = keys(true).flatMap((one) => one.found)
    if (without.length) conditions.push(sql`not coalesce(${holds(by, without)}, false)`)
  }
  const { saveId, savedAt, doc, removed } = savedSearch
  const mine = and(eq(saves.personId, personId), isNull(saves.removedAt), ...conditions)
  const named = sql`${saveId} in (select ${saves.id} from ${saves}
    left join ${articles} on ${articles.id} = ${saves.articleId} where ${mine})`
  const within = and(
    eq(savedSearch.personId, personId),
    eq(removed, false),
    sql`${savedAt} <= ${at.toISOString()}::timestamptz`,
    query.after === null
      ? undefined
      : sql`${savedAt} >= ${startOfDay(query.after, timeZone).toISOString()}::timestamptz`,
    query.before === null
      ? undefined
      : sql`${savedAt} < ${startOfDay(query.before, timeZone).toISOString()}::timestamptz`,
    conditions.length ? named : undefined,
  )
  return {
    unknown,
    stock: {
      documents: sql`${savedSearch}`,
      key: sql`s.save_id`,
      // Whose it is stands in the index of words too. Nothing but words within: by any other index the planner, which does not
      // count what it costs to unpack them, would look into every document.
      fitting: (words) =>
        sql`with fitting as materialized (
              select ${saveId}, ${savedAt}, ${savedSearch.personId}, ${removed} from ${savedSearch}
              where ${doc} @@ ${both(wordOf(personId), words)}::text::tsquery)
            select save_id as id, saved_at as at from fitting as saved_search where ${within}`,
      all: sql`select ${saveId} as id, ${savedAt} as at from ${savedSearch} where ${within}`,
      at,
    },
  }
}

type Thing = { id: string | number; slug: string; name: string }

/** The sources and tags of what somebody saved, by what stands at it. */
async function namesOf(db: Db, personId: number, by: 'source' | 'tag'): Promise<Thing[]> {
  const name = by === 'source' ? saves.sourceTitle : sql`unnest(${saves.tags})`
  const found = await rows(
    db,
    sql`select distinct ${name} as name from ${saves} where ${saves.personId} = ${personId} and ${saves.removedAt} is null`,
    z.object({ name: z.string() }),
  )
  return found.map((one) => ({ id: one.name, name: one.name, slug: one.name.toLowerCase() }))
}

function holds(by: 'source' | 'tag' | 'section', keys: readonly (string | number)[]): SQL {
  if (by === 'tag') return sql`${saves.tags} && ${sql.param(keys.map(String))}::text[]`
  return by === 'source' ? inArray(saves.sourceTitle, keys.map(String)) : inArray(articles.sectionId, keys.map(Number))
}
