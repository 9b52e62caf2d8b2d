import { and, type Column, eq, type SQL, sql } from 'drizzle-orm'
import { articleSearch, articles, sources } from '#drizzle/schema/index.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { startOfDay } from '#lib/editions/times.ts'
import { notMuted } from '#lib/mutes/condition.ts'
import { listSections } from '#lib/sections/queries.ts'
import { nameWords } from './document.ts'
import type { Stock } from './find.ts'
import type { Named, SearchQuery } from './query.ts'

/** A name that nothing in the paper has. */
export type Unknown = { by: Named; name: string }

/** Which articles are looked at, whatever their words; ids, null for all. */
export type Limits = {
  scope: Scope
  sources: number[] | null
  withoutSources: number[]
  sections: number[] | null
  withoutSections: number[]
  after: Date | null
  before: Date | null
}

/** Finds what a query's names and days stand for. `unknown` is empty unless nothing can be found by it. */
export async function limitsOf(
  db: Db,
  query: SearchQuery,
  scope: Scope,
  timeZone: string,
): Promise<{ limits: Limits; unknown: Unknown[] }> {
  const papers = await db
    .select({ id: sources.id, slug: sources.slug, name: sources.title, state: sources.state })
    .from(sources)
    .where(eq(sources.sample, scope.sample))
  const alive = papers.filter(({ state }) => state !== 'removed')
  const removed = papers.filter(({ state }) => state === 'removed').map(({ id }) => id)
  const unknown: Unknown[] = []
  const asks = (by: Named) => query.filters.some((filter) => filter.by === by)
  const chosen = (by: Named, things: readonly (Thing & { id: number })[]) => {
    const named = query.filters.filter((filter) => filter.by === by)
    const ids = (excluded: boolean) =>
      named
        .filter((filter) => filter.excluded === excluded)
        .flatMap(({ name }) => {
          const found = matching(things, name).map(({ id }) => id)
          if (!found.length && !excluded) unknown.push({ by, name })
          return found
        })
    const wanted = named.some(({ excluded }) => !excluded) ? ids(false) : null
    return { wanted, without: ids(true) }
  }
  const ofSources = chosen('source', alive)
  const ofSections = chosen('section', asks('section') ? await listSections(db) : [])
  const limits = {
    scope,
    sources: ofSources.wanted,
    withoutSources: [...removed, ...ofSources.without],
    sections: ofSections.wanted,
    withoutSections: ofSections.without,
    after: query.after === null ? null : startOfDay(query.after, timeZone),
    before: query.before === null ? null : startOfDay(query.before, timeZone),
  }
  return { limits, unknown: unknown.filter(({ by }) => limits[by === 'source' ? 'sources' : 'sections']?.length === 0) }
}

type Thing = { slug: string; name: string }

/** What has this name or address exactly; else what has all of its words. */
export function matching<T extends Thing>(things: readonly T[], name: string): T[] {
  const asked = nameWords(name)
  const same = things.filter(
    (thing) => thing.slug === name.toLowerCase() || nameWords(thing.name).join(' ') === asked.join(' '),
  )
  if (same.length) return same
  return things.filter((thing) => {
    const words = [...nameWords(thing.name), ...nameWords(thing.slug)]
    return asked.length > 0 && asked.every((word) => words.some((other) => other.startsWith(word)))
  })
}

/** The paper's articles within these limits. */
export function stockOf(limits: Limits): Stock {
  const { articleId, doc, publishedAt } = articleSearch
  return {
    documents: sql`${articleSearch}`,
    key: sql`s.article_id`,
    fitting: (query) =>
      sql`select ${articleId} as id, ${publishedAt} as at from ${articleSearch}
          where ${and(sql`${doc} @@ ${query}::text::tsquery`, inSearch(limits))}`,
    all: sql`select ${articles.id} as id, ${articles.publishedAt} as at from ${articles} where ${inArticles(limits)}`,
    at: limits.scope.at,
  }
}

/** As a condition on the search's own rows. */
const inSearch = (limits: Limits): SQL | undefined => condition(limits, articleSearch, articleSearch.articleId)

/** As a condition on articles. */
const inArticles = (limits: Limits): SQL | undefined =>
  and(sql`${articles.removedAt} is null`, condition(limits, articles, articles.id))

function condition(limits: Limits, table: typeof articleSearch | typeof articles, id: Column): SQL | undefined {
  const { scope, after, before } = limits
  return and(
    eq(table.sample, scope.sample),
    sql`${table.publishedAt} <= ${scope.at.toISOString()}::timestamptz`,
    after ? sql`${table.publishedAt} >= ${after.toISOString()}::timestamptz` : undefined,
    before ? sql`${table.publishedAt} < ${before.toISOString()}::timestamptz` : undefined,
    limits.sources ? anyOf(table.sourceId, limits.sources) : undefined,
    limits.withoutSources.length ? sql`not ${anyOf(table.sourceId, limits.withoutSources)}` : undefined,
    limits.sections ? anyOf(table.sectionId, limits.sections) : undefined,
    limits.withoutSections.length
      ? sql`coalesce(not ${anyOf(table.sectionId, limits.withoutSections)}, true)`
      : undefined,
    notMuted(scope.without, { id, sourceId: table.sourceId }),
  )
}

const anyOf = (
  column:
    | typeof articleSearch.sourceId
    | typeof articles.sourceId
    | typeof articles.sectionId
    | typeof articleSearch.sectionId,
  ids: readonly number[],
) => sql`${column} = any(${sql.param([...ids])}::int[])`
