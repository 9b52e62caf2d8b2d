import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { articlePairs, articles, articleTerms, sections, sources } from '#drizzle/schema/index.ts'
import type { Trail } from '#lib/articles/model.ts'
import { listed, type Scope, trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { likenessOf } from './likeness.ts'
import { findNeighbours, type KeptTerms, keptTerms, type Neighbour, searchOf } from './neighbours.ts'
import { readTermCounts } from './term-store.ts'

/** Older than the article, the same event told by another source, newer. */
export type RelatedKind = 'background' | 'same' | 'since'

/** A related article, why it is one, and how near it is: 0 to 1. */
export type Related = {
  trail: Trail
  kind: RelatedKind
  score: number
  /** Words that both have, as this article writes them, the most telling first: at most three. */
  shares: string[]
  /** The desk has put it here. */
  pinned: boolean
}

export type RelatedOf = { id: number; storyId: number | null; source: { slug: string } }

/** What is nearer than this within `SAME_MS` is one event, told twice. */
export const NEAR_DUPLICATE = 0.6
export const SAME_MS = 72 * 3_600_000

/** Less than this is chance: measured on pairs of our own, `related-pairs.ts`. */
const LEAST_SCORE = 0.12
const LEAST_SHARED = 3
/** Two words alone link where they are a great part of both. */
const TWO_WORDS = 0.3

const LOOKED_AT = 24
const WORDS_SHOWN = 3

/** Whether a neighbour is near enough to be shown to readers. */
export function isNear({ score, shared }: Pick<Neighbour, 'score' | 'shared'>): boolean {
  return score >= TWO_WORDS || (score >= LEAST_SCORE && shared.length >= LEAST_SHARED)
}

/**
 * The articles that belong to one, nearest first; the desk's before all, what the desk forbids never. Of articles that tell
 * the same only the nearest is named.
 *
 * @param scope what may be listed, and what counts as now
 */
export async function relatedTo(db: Db, article: RelatedOf, scope: Scope): Promise<Related[]> {
  const own = await keptTerms(db, article.id)
  const [near, verdicts] = await Promise.all([own ? nearTo(db, own) : [], verdictsOn(db, article.id)])
  const allowed = near.filter((one) => isNear(one) && !verdicts.forbidden.has(one.id)).slice(0, LOOKED_AT)
  const ids = [...new Set([...verdicts.pinned, ...allowed.map(({ id }) => id)])]
  if (ids.length === 0) return []
  const rows = await db
    .select({
      ...trailColumns,
      storyId: articles.storyId,
      terms: articleTerms.terms,
      weights: articleTerms.weights,
      at: sql<Date>`${articles.publishedAt}`.mapWith(articles.publishedAt),
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(articleTerms, eq(articleTerms.articleId, articles.id))
    .where(and(inArray(articles.id, ids), listed(scope)))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const scores = new Map(near.map((one) => [one.id, one]))
  const at = own?.publishedAt ?? (await publishedAt(db, article.id))

  const chosen: { related: Related; row: (typeof rows)[number] }[] = []
  for (const id of ids) {
    const row = byId.get(id)
    if (!row) continue
    const pinned = verdicts.pinned.has(id)
    const { score = 0, shared = [] } = scores.get(id) ?? {}
    const kind = kindOf(article, { storyId: row.storyId, source: row.sourceSlug, at: row.at, score }, at)
    const told = chosen.some((one) => sameTold(one.row, row))
    if (!pinned && (kind === null || (told && kind !== 'same'))) continue
    const shares = own ? sharedWords(own, shared) : []
    chosen.push({ row, related: { trail: trailOf(row), kind: kind ?? 'background', score, shares, pinned } })
  }
  return chosen.map(({ related }) => related)
}

/** An article's neighbours by its kept terms, the nearest first. */
export async function nearTo(db: Db, own: KeptTerms): Promise<Neighbour[]> {
  return findNeighbours(db, searchOf(own, await readTermCounts(db)))
}

type Other = { storyId: number | null; source: string; at: Date; score: number }

/** @returns null for what only says again what the same source has said: its earlier wording, its daily column */
function kindOf(article: RelatedOf, other: Other, at: Date): RelatedKind | null {
  const apart = other.at.getTime() - at.getTime()
  const oneStory = article.storyId !== null && other.storyId === article.storyId
  if (oneStory || (other.score >= NEAR_DUPLICATE && Math.abs(apart) <= SAME_MS))
    return other.source === article.source.slug ? null : 'same'
  return apart > 0 ? 'since' : 'background'
}

type Told = { storyId: number | null; terms: number[] | null; weights: number[] | null }

/** Near-duplicates are shown once (rules §7). */
function sameTold(one: Told, other: Told): boolean {
  if (one.storyId !== null && one.storyId === other.storyId) return true
  return likenessOf(one, other) >= NEAR_DUPLICATE
}

function sharedWords(own: KeptTerms, shared: readonly number[]): string[] {
  const written = own.words.split(' ')
  const words = shared.flatMap((term) => written[own.terms.indexOf(term)] ?? [])
  // A figure alone tells a reader nothing.
  return [...words.filter((word) => !/^\p{N}/u.test(word)), ...words.filter((word) => /^\p{N}/u.test(word))].slice(
    0,
    WORDS_SHOWN,
  )
}

async function publishedAt(db: Db, id: number): Promise<Date> {
  const [row] = await db.select({ at: articles.publishedAt }).from(articles).where(eq(articles.id, id))
  return row?.at ?? new Date(0)
}

/** What the desk has said of this article and others. */
export async function verdictsOn(
  db: Db,
  id: number,
): Promise<{ pinned: Set<number>; forbidden: Set<number>; apart: Set<number> }> {
  const rows = await db
    .select()
    .from(articlePairs)
    .where(or(eq(articlePairs.articleId, id), eq(articlePairs.otherId, id)))
    .orderBy(articlePairs.at)
  const of = (verdict: (typeof rows)[number]['verdict']) =>
    new Set(
      rows
        .filter((row) => row.verdict === verdict)
        .map(({ articleId, otherId }) => (articleId === id ? otherId : articleId)),
    )
  return { pinned: of('pinned'), forbidden: of('forbidden'), apart: of('apart') }
}
