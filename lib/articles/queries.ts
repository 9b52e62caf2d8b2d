import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { articles, sections, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { type Cursor, cursorText } from './cursor.ts'
import type { AlsoAt, Trail } from './model.ts'
import { heldBack, listed, newestFirst, notOlderThan, olderThan, type Scope, trailColumns, trailOf } from './trails.ts'

/**
 * A page of a list. `next` is the cursor for what is older, null at the end. `held` are the articles that its reader mutes and
 * that would stand between its first and its last: `MOST_HELD` at the most, none on a page for everybody.
 */
export type TrailPage = { trails: Trail[]; next: string | null; held: number[] }

/** A page of a list with nothing on it. */
export const NONE: TrailPage = { trails: [], next: null, held: [] }

/** More than these are said as "more than 99". */
export const MOST_HELD = 100

export type ListOptions = { before?: Cursor | null; limit?: number; section?: string; source?: string }

/** The newest articles, of a section or a source if one is named, 30 a page unless told. */
export async function listTrails(db: Db, scope: Scope, options: ListOptions = {}): Promise<TrailPage> {
  const limit = options.limit ?? 30
  const asked = and(
    options.before ? olderThan(options.before) : undefined,
    options.section === undefined ? undefined : eq(sections.slug, options.section),
    options.source === undefined ? undefined : eq(sources.slug, options.source),
  )
  const rows = await db
    .select(trailColumns)
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(listed(scope), asked))
    .orderBy(...newestFirst)
    .limit(limit + 1)
  const end = rows.length > limit ? rows[limit - 1] : undefined
  const last = end && { at: end.publishedAt, id: end.id }
  const muted = heldBack(scope)
  const held = muted
    ? await db
        .select({ id: articles.id })
        .from(articles)
        .innerJoin(sources, eq(sources.id, articles.sourceId))
        .leftJoin(sections, eq(sections.id, articles.sectionId))
        .where(and(muted, asked, last && notOlderThan(last)))
        .orderBy(...newestFirst)
        .limit(MOST_HELD)
    : []
  return {
    trails: rows.slice(0, limit).map(trailOf),
    next: last ? cursorText(last) : null,
    held: held.map(({ id }) => id),
  }
}

/** A front says "All 99 stories", and of more "All stories": counting thousands would cost more than all else on it. */
const MOST_COUNTED = 99

/** How many articles each section lists; null for more than 99. */
export async function countBySection(db: Db, scope: Scope): Promise<Map<string, number | null>> {
  const first = db
    .select({ id: articles.id })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(and(eq(articles.sectionId, sections.id), listed(scope)))
    .orderBy(...newestFirst)
    .limit(MOST_COUNTED + 1)
  const rows = await db
    .select({ slug: sections.slug, articles: sql<number>`(select count(*)::int from (${first}) first)` })
    .from(sections)
  return new Map(rows.map((row) => [row.slug, row.articles > MOST_COUNTED ? null : row.articles]))
}

/** The other tellings of a story: newest first, one of each other source. */
export async function listTellings(
  db: Db,
  storyId: number,
  except: { id: number; sourceSlug: string },
): Promise<AlsoAt[]> {
  const rows = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      headline: articles.headline,
      source: { slug: sources.slug, title: sources.title },
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(
      and(
        eq(articles.storyId, storyId),
        ne(articles.id, except.id),
        ne(sources.slug, except.sourceSlug),
        isNull(articles.removedAt),
        ne(sources.state, 'removed'),
      ),
    )
    .orderBy(...newestFirst)
    .limit(20)
  const once = new Map<string, AlsoAt>()
  for (const row of rows) if (!once.has(row.source.slug)) once.set(row.source.slug, row)
  return [...once.values()]
}
