import { and, count, desc, eq, isNull, min, sql } from 'drizzle-orm'
import { articles, sections, sourceMoves, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { Health, SourceRow } from './health.ts'
import { isPublicAddress } from './public-address.ts'
import { publicHealthOf } from './public-health.ts'
import { type Basis, basisOf } from './rights.ts'
import { isUnverified } from './starter/read.ts'

/** So many stories a day, a week or 30 days; `quiet` where none came in the last 28. */
export type Rhythm = { count: number; span: 'day' | 'week' | 'month' } | 'quiet'

/** A source as everybody sees it: addresses that are not for everybody are null. Instants are ISO strings. */
export type SourcePage = Pick<
  SourceRow,
  'id' | 'slug' | 'title' | 'description' | 'language' | 'reuse' | 'licence' | 'sample' | 'keepDays' | 'state'
> & {
  feedUrl: string | null
  siteUrl: string | null
  section: { slug: string; name: string } | null
  articles: number
  health: Health
  rhythm: Rhythm | null
  basis: Basis | null
  /** It came from the starter pack, and its address has not answered yet. */
  unverified: boolean
  /** Addresses that the feed had, the last first, and until when. */
  moves: { address: string | null; at: string }[]
}

const WEEKS = 4
const DAY_MS = 24 * 60 * 60 * 1000
const MOST_MOVES = 20

/**
 * @param sampleAt what a source of the sample edition takes as now
 * @returns null if no source that is read has this slug
 */
export async function getSourcePage(
  db: Db,
  slug: string,
  now: Date,
  words: Messages['sources'],
  sampleAt = now,
): Promise<SourcePage | null> {
  const [row] = await db
    .select({ source: sources, sectionSlug: sections.slug, sectionName: sections.name })
    .from(sources)
    .leftJoin(sections, eq(sections.id, sources.sectionId))
    .where(eq(sources.slug, slug))
  if (!row || row.source.state === 'removed') return null
  const { source, sectionSlug, sectionName } = row
  const told = (address: string | null) =>
    address !== null && (source.sample || isPublicAddress(address)) ? address : null
  const [counted, moves] = await Promise.all([
    countStories(db, source.id, source.sample ? sampleAt : now),
    db
      .select({ from: sourceMoves.fromUrl, at: sourceMoves.at })
      .from(sourceMoves)
      .where(eq(sourceMoves.sourceId, source.id))
      .orderBy(desc(sourceMoves.at))
      .limit(MOST_MOVES),
  ])
  const { id, title, description, language, reuse, licence, sample, keepDays, state } = source
  return {
    ...{ id, slug, title, description, language, reuse, licence, sample, keepDays, state },
    feedUrl: told(source.feedUrl),
    siteUrl: told(source.siteUrl),
    section: sectionSlug && sectionName ? { slug: sectionSlug, name: sectionName } : null,
    articles: counted.all,
    health: publicHealthOf(source, now, words),
    rhythm: counted.rhythm,
    basis: basisOf(source.reuseBasis),
    unverified: isUnverified(source),
    moves: moves.map(({ from, at }) => ({ address: told(from), at: at.toISOString() })),
  }
}

async function countStories(db: Db, sourceId: number, now: Date): Promise<{ all: number; rhythm: Rhythm | null }> {
  const from = new Date(now.getTime() - WEEKS * 7 * DAY_MS)
  const late = sql`${articles.publishedAt} between ${from.toISOString()}::timestamptz and ${now.toISOString()}::timestamptz`
  const [counted] = await db
    .select({
      all: count(),
      late: sql<number>`(count(*) filter (where ${late}))::int`,
      first: min(articles.publishedAt),
    })
    .from(articles)
    .where(and(eq(articles.sourceId, sourceId), isNull(articles.removedAt)))
  if (!counted?.all || !counted.first) return { all: 0, rhythm: null }
  const days = Math.min(WEEKS * 7, Math.max(1, (now.getTime() - counted.first.getTime()) / DAY_MS))
  return { all: counted.all, rhythm: counted.late ? spanOf(counted.late / days) : 'quiet' }
}

function spanOf(perDay: number): Rhythm {
  if (perDay >= 1) return { count: Math.round(perDay), span: 'day' }
  if (perDay * 7 >= 0.9) return { count: Math.round(perDay * 7), span: 'week' }
  return { count: Math.max(1, Math.round(perDay * 30)), span: 'month' }
}
