import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articleLabels, articles, labels, sections, sources } from '#drizzle/schema/index.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import { MOST_HELD, type TrailPage } from '#lib/articles/queries.ts'
import { heldBack, listed, type Scope, trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import type { ArticleLabels, Label, LabelKind } from './model.ts'

/** A list of one article alone leads nowhere: so many make a label worth a link. */
export const LINKED_FROM = 2
const A_PAGE = 30
/** Of more stories than this a list says "many": counting thousands would cost more than the page. */
const MOST_COUNTED = 99

/** The topics and people of an article that have a list of more than this article, in its feed's order. */
export async function labelsOf(db: Db, articleId: number, scope: Scope): Promise<ArticleLabels> {
  const found = await rows(
    db,
    sql`select l.kind, l.slug, l.name from ${articleLabels} own join ${labels} l on l.id = own.label_id
        cross join lateral (select count(*) as number from (
          select 1 from ${articleLabels} other join ${articles} on ${articles.id} = other.article_id
          join ${sources} on ${sources.id} = ${articles.sourceId}
          where other.label_id = l.id and ${mayStand(scope)} limit ${LINKED_FROM}) first) listed
        where own.article_id = ${articleId} and listed.number >= ${LINKED_FROM}
        order by own.position, l.id`,
    z.object({ kind: z.enum(['topic', 'author']), slug: z.string(), name: z.string() }),
  )
  const of = (kind: LabelKind): Label[] =>
    found.filter((label) => label.kind === kind).map(({ slug, name }) => ({ slug, name }))
  return { topics: of('topic'), authors: of('author') }
}

/** The names of all topics of these articles, in their feeds' order, linked or not. */
export async function topicNames(db: Db, articleIds: readonly number[]): Promise<Map<number, string[]>> {
  const found = await db
    .select({ id: articleLabels.articleId, name: labels.name })
    .from(articleLabels)
    .innerJoin(labels, eq(labels.id, articleLabels.labelId))
    .where(and(inArray(articleLabels.articleId, [...articleIds]), eq(labels.kind, 'topic')))
    .orderBy(articleLabels.position, labels.id)
  const names = new Map<number, string[]>()
  for (const { id, name } of found) names.set(id, [...(names.get(id) ?? []), name])
  return names
}

/** A label with a list, as its page and its feed are headed. */
export type ListedLabel = Label & {
  id: number
  /** Which paper lists it: the one that is read, else the sample edition, whose stories keep their pages. */
  scope: Scope
  /** Null for more than 99. */
  stories: number | null
  /** Of the newest 99. */
  sources: number
}

/**
 * What a reader mutes of it does not make it less of a label: its sums are everybody's, its list is the reader's own.
 *
 * @returns null where no article that may be listed has it
 */
export async function findLabel(db: Db, kind: LabelKind, slug: string, scope: Scope): Promise<ListedLabel | null> {
  const [label] = await db
    .select({ id: labels.id, slug: labels.slug, name: labels.name })
    .from(labels)
    .where(and(eq(labels.kind, kind), eq(labels.slug, slug)))
  if (!label) return null
  const scopes = scope.sample ? [scope] : [scope, { ...scope, sample: true, at: SAMPLE_AT }]
  for (const here of scopes) {
    const sums = await sumsOf(db, label.id, { ...here, without: null })
    if (sums.stories > 0)
      return { ...label, scope: here, ...sums, stories: sums.stories > MOST_COUNTED ? null : sums.stories }
  }
  return null
}

async function sumsOf(db: Db, labelId: number, scope: Scope): Promise<{ stories: number; sources: number }> {
  const [sums] = await rows(
    db,
    sql`select count(*)::int as stories, count(distinct first.source_id)::int as sources from (
          select ${articles.sourceId} as source_id from ${articleLabels} one join ${articles} on ${articles.id} = one.article_id
          join ${sources} on ${sources.id} = ${articles.sourceId}
          where one.label_id = ${labelId} and ${mayStand(scope)}
          order by one.published_at desc, one.article_id desc limit ${MOST_COUNTED + 1}) first`,
    z.object({ stories: z.number(), sources: z.number() }),
  )
  return sums ?? { stories: 0, sources: 0 }
}

/** The newest articles of a label, 30 a page unless told. */
export async function listLabelled(
  db: Db,
  { id, scope }: Pick<ListedLabel, 'id' | 'scope'>,
  { before = null, limit = A_PAGE }: { before?: Cursor | null; limit?: number } = {},
): Promise<TrailPage> {
  const older: SQL | undefined =
    before === null
      ? undefined
      : sql`(${articleLabels.publishedAt}, ${articleLabels.articleId}) < (${before.at.toISOString()}::timestamptz, ${before.id}::int)`
  const newest = [desc(articleLabels.publishedAt), desc(articleLabels.articleId)]
  const found = await db
    .select(trailColumns)
    .from(articleLabels)
    .innerJoin(articles, eq(articles.id, articleLabels.articleId))
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(eq(articleLabels.labelId, id), listed(scope), older))
    .orderBy(...newest)
    .limit(limit + 1)
  const end = found.length > limit ? found[limit - 1] : undefined
  const last = end && { at: end.publishedAt, id: end.id }
  const muted = heldBack(scope)
  const held = muted
    ? await db
        .select({ id: articleLabels.articleId })
        .from(articleLabels)
        .innerJoin(articles, eq(articles.id, articleLabels.articleId))
        .innerJoin(sources, eq(sources.id, articles.sourceId))
        .where(and(eq(articleLabels.labelId, id), muted, older, last && labelledNotBefore(last)))
        .orderBy(...newest)
        .limit(MOST_HELD)
    : []
  return {
    trails: found.slice(0, limit).map(trailOf),
    next: last ? cursorText(last) : null,
    held: held.map((row) => row.id),
  }
}

const labelledNotBefore = ({ at, id }: { at: Date; id: number }): SQL =>
  sql`(${articleLabels.publishedAt}, ${articleLabels.articleId}) >= (${at.toISOString()}::timestamptz, ${id}::int)`

const mayStand = (scope: Scope): SQL => listed(scope) ?? sql`true`
