import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import { articles, sections, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { type Health, healthOf, type SourceRow } from './health.ts'
import { UNDO_DAYS } from './model.ts'

/** A source as the command line and the desk list it. Instants are ISO strings. */
export type SourceView = Pick<
  SourceRow,
  | 'id'
  | 'slug'
  | 'title'
  | 'feedUrl'
  | 'siteUrl'
  | 'kind'
  | 'state'
  | 'sample'
  | 'reuse'
  | 'reuseBasis'
  | 'licence'
  | 'fullText'
  | 'include'
  | 'exclude'
  | 'keepDays'
> & {
  section: { slug: string; name: string } | null
  articles: number
  lastReadAt: string | null
  lastSuccessAt: string | null
  nextReadAt: string | null
  failures: number
  problem: string | null
  health: Health
}

/** The sources in the order they were added, without the removed ones. */
export async function listSources(db: Db, now: Date, words: Messages['sources']): Promise<SourceView[]> {
  const rows = await db
    .select({ source: sources, sectionSlug: sections.slug, sectionName: sections.name })
    .from(sources)
    .leftJoin(sections, eq(sections.id, sources.sectionId))
    .where(ne(sources.state, 'removed'))
    .orderBy(asc(sources.id))
  const counts = await countArticles(
    db,
    rows.map(({ source }) => source.id),
  )
  return rows.map(({ source, sectionSlug, sectionName }) => {
    const section = sectionSlug && sectionName ? { slug: sectionSlug, name: sectionName } : null
    return viewOf(source, section, counts.get(source.id) ?? 0, now, words)
  })
}

export type RemovedSource = { id: number; title: string; removedAt: string; daysLeft: number }

/** What somebody has removed, the last first, and for how many days it comes back whole: 0 after those. */
export async function listRemovedSources(db: Db, now: Date): Promise<RemovedSource[]> {
  const rows = await db
    .select({ id: sources.id, title: sources.title, removedAt: sources.removedAt })
    .from(sources)
    .where(and(eq(sources.state, 'removed'), isNotNull(sources.removedAt)))
    .orderBy(desc(sources.removedAt), desc(sources.id))
    .limit(100)
  return rows.flatMap(({ removedAt, ...row }) => {
    if (removedAt === null) return []
    const left = UNDO_DAYS - (now.getTime() - removedAt.getTime()) / 86_400_000
    return [{ ...row, removedAt: removedAt.toISOString(), daysLeft: Math.max(0, Math.ceil(left)) }]
  })
}

/** By id or slug, removed ones too; null if there is none. */
export async function findSource(db: Db, named: string): Promise<SourceRow | null> {
  const byId = /^\d{1,9}$/.test(named)
    ? await db
        .select()
        .from(sources)
        .where(eq(sources.id, Number(named)))
    : []
  const [row] = byId.length ? byId : await db.select().from(sources).where(eq(sources.slug, named))
  return row ?? null
}

export async function showSource(
  db: Db,
  named: string,
  now: Date,
  words: Messages['sources'],
): Promise<SourceView | null> {
  const source = await findSource(db, named)
  if (!source) return null
  const [section] =
    source.sectionId === null
      ? []
      : await db
          .select({ slug: sections.slug, name: sections.name })
          .from(sections)
          .where(eq(sections.id, source.sectionId))
  const counts = await countArticles(db, [source.id])
  return viewOf(source, section ?? null, counts.get(source.id) ?? 0, now, words)
}

async function countArticles(db: Db, ids: number[]): Promise<Map<number, number>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ source: articles.sourceId, articles: count() })
    .from(articles)
    .where(and(inArray(articles.sourceId, ids), isNull(articles.removedAt)))
    .groupBy(articles.sourceId)
  return new Map(rows.map((row) => [row.source, row.articles]))
}

function viewOf(
  source: SourceRow,
  section: SourceView['section'],
  count: number,
  now: Date,
  words: Messages['sources'],
): SourceView {
  const { id, slug, title, feedUrl, siteUrl, kind, state, sample, reuse, reuseBasis, licence, failures, problem } =
    source
  const { fullText, include, exclude, keepDays } = source
  return {
    ...{ id, slug, title, feedUrl, siteUrl, kind, state, sample, reuse, reuseBasis, licence, failures, problem },
    ...{ fullText, include, exclude, keepDays },
    section,
    articles: count,
    lastReadAt: source.lastReadAt?.toISOString() ?? null,
    lastSuccessAt: source.lastSuccessAt?.toISOString() ?? null,
    nextReadAt: source.nextReadAt?.toISOString() ?? null,
    health: healthOf(source, now, words),
  }
}
