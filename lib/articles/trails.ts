import { and, desc, eq, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { articles, sections, sources } from '#drizzle/schema/index.ts'
import { isMuted, notMuted } from '#lib/mutes/condition.ts'
import type { Muted } from '#lib/mutes/model.ts'
import type { ReuseRight } from '#lib/sources/model.ts'
import type { StoredPicture, Trail } from './model.ts'
import { readingMinutes } from './reading-time.ts'
import { frontPicture } from './shown-picture.ts'

/**
 * Which paper is read, and for whom: the sample edition's articles or the paper's own, what counts as now there, and what its
 * one reader mutes (`mutedOf` in lib/mutes/queries.ts); null in a list for everybody.
 */
export type Scope = { sample: boolean; at: Date; without: Muted | null }

/** The columns that a trail needs, for a select over articles joined with sources and sections. */
export const trailColumns = {
  id: articles.id,
  slug: articles.slug,
  headline: articles.headline,
  standfirst: articles.standfirst,
  kicker: articles.kicker,
  sectionSlug: sections.slug,
  sectionName: sections.name,
  sourceSlug: sources.slug,
  sourceTitle: sources.title,
  publishedAt: articles.publishedAt,
  words: articles.words,
  language: articles.language,
  picture: articles.picture,
  reuse: sources.reuse,
}

type TrailRow = Pick<Trail, 'id' | 'slug' | 'headline' | 'standfirst' | 'kicker' | 'language'> & {
  picture: StoredPicture | null
  reuse: ReuseRight
  sectionSlug: string | null
  sectionName: string | null
  sourceSlug: string
  sourceTitle: string
  publishedAt: Date
  words: number
}

export function trailOf(row: TrailRow): Trail {
  const { id, slug, headline, standfirst, kicker, language } = row
  const section = row.sectionSlug && row.sectionName ? { slug: row.sectionSlug, name: row.sectionName } : null
  return {
    id,
    slug,
    headline,
    standfirst,
    kicker,
    language,
    picture: frontPicture(row.picture, row.reuse === 'full'),
    section,
    source: { slug: row.sourceSlug, title: row.sourceTitle },
    publishedAt: row.publishedAt.toISOString(),
    minutes: readingMinutes(row.words, language),
  }
}

/** What a list of the paper may show: not removed, of a source that is still read, not from its future, not muted. */
export function listed(scope: Scope): SQL | undefined {
  return and(inPaper(scope), notMuted(scope.without))
}

/** What it would show and does not, because its reader mutes it; undefined where there can be no such thing. */
export function heldBack(scope: Scope): SQL | undefined {
  const muted = scope.without && isMuted(scope.without)
  return muted ? and(inPaper(scope), muted) : undefined
}

function inPaper(scope: Pick<Scope, 'sample' | 'at'>): SQL | undefined {
  return and(
    eq(articles.sample, scope.sample),
    isNull(articles.removedAt),
    lte(articles.publishedAt, scope.at),
    ne(sources.state, 'removed'),
  )
}

/** Newest first; the id decides among equals, so that a cursor never skips or repeats one. */
export const newestFirst = [desc(articles.publishedAt), desc(articles.id)]

/** Not older than the last of a page, in the order of `newestFirst`. */
export function notOlderThan(last: { at: Date; id: number }): SQL {
  return sql`(${articles.publishedAt}, ${articles.id}) >= (${last.at.toISOString()}::timestamptz, ${last.id}::int)`
}

/** Older than a cursor, in the order of `newestFirst`. */
export function olderThan(cursor: { at: Date; id: number }): SQL {
  return sql`(${articles.publishedAt}, ${articles.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::int)`
}
