import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { articles, articleVersions, sources } from '#drizzle/schema/index.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import type { BodyBlock, ShownBlock } from '#lib/articles/model.ts'
import { readTargets, showBlock } from '#lib/articles/read-targets.ts'
import { shownPictures } from '#lib/articles/shown-picture.ts'
import { listed, type Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { shownAddress } from '#lib/sample/model.ts'
import { compare, type Text } from './compare.ts'
import { linesOfBody } from './lines.ts'
import type { ChangeLog, Correction, Version } from './model.ts'

/** So many changes are compared on one page; older texts stand at their addresses. */
const MOST_STEPS = 20

const head = {
  id: articles.id,
  slug: articles.slug,
  headline: articles.headline,
  standfirst: articles.standfirst,
  body: articles.body,
  language: articles.language,
  sample: articles.sample,
  link: articles.link,
  firstSeenAt: articles.firstSeenAt,
  sourceSlug: sources.slug,
  sourceTitle: sources.title,
  reuse: sources.reuse,
}

type Row = Awaited<ReturnType<typeof rowOf>>

async function rowOf(db: Db, id: number) {
  const [row] = await db
    .select(head)
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(and(eq(articles.id, id), isNull(articles.removedAt)))
  return row ?? null
}

const maySee = ({ reuse }: NonNullable<Row>, member: boolean) => reuse === 'full' || (reuse === 'members' && member)

/** As far as this reader may see it. */
const textOf = (row: { headline: string; standfirst: string | null; body: BodyBlock[] }, whole: boolean): Text => ({
  headline: row.headline,
  standfirst: row.standfirst,
  lines: whole ? linesOfBody(row.body) : [],
})

/** Each text from when to when. The first is known since it was first seen. */
async function versionsOf(db: Db, row: NonNullable<Row>): Promise<Version[]> {
  const earlier = await db
    .select({
      number: articleVersions.number,
      headline: articleVersions.headline,
      replacedAt: articleVersions.replacedAt,
    })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, row.id))
    .orderBy(articleVersions.number)
  let from = row.firstSeenAt.toISOString()
  const versions: Version[] = []
  for (const { number, headline, replacedAt } of earlier) {
    const until = replacedAt.toISOString()
    versions.push({ number, headline, from, until })
    from = until
  }
  const number = (versions.at(-1)?.number ?? 0) + 1
  return [...versions, { number, headline: row.headline, from, until: null }]
}

/**
 * What became of an article since it was first seen.
 *
 * @param member whether the reader is signed in
 * @returns null if there is no such article, or it was deleted
 */
export async function readChanges(db: Db, id: number, member: boolean): Promise<ChangeLog | null> {
  const row = await rowOf(db, id)
  if (!row) return null
  const whole = maySee(row, member)
  const [versions, texts] = await Promise.all([
    versionsOf(db, row),
    db
      .select({
        number: articleVersions.number,
        at: articleVersions.replacedAt,
        headline: articleVersions.headline,
        standfirst: articleVersions.standfirst,
        body: articleVersions.body,
      })
      .from(articleVersions)
      .where(eq(articleVersions.articleId, id))
      .orderBy(desc(articleVersions.number))
      .limit(MOST_STEPS),
  ])
  let after = textOf(row, whole)
  const steps = texts.map((text) => {
    const before = textOf(text, whole)
    const changes = compare(before, after, row.language)
    after = before
    return { number: text.number, at: text.at.toISOString(), changes }
  })
  return {
    article: { id, slug: row.slug, headline: row.headline, language: row.language, sample: row.sample },
    source: { slug: row.sourceSlug, title: row.sourceTitle },
    link: row.link && (row.sample ? shownAddress(row.link) : row.link),
    whole,
    versions,
    steps,
  }
}

/** An article as it read once, or reads now. */
export type VersionPage = {
  article: { id: number; slug: string; language: string | null; sample: boolean }
  source: { slug: string; title: string }
  version: Version
  /** How many texts there are. */
  of: number
  standfirst: string | null
  whole: boolean
  body: ShownBlock[]
}

/** @returns null if there is no such article or it never had so many texts */
export async function readVersion(db: Db, id: number, number: number, member: boolean): Promise<VersionPage | null> {
  const row = await rowOf(db, id)
  if (!row) return null
  const versions = await versionsOf(db, row)
  const version = versions.find((known) => known.number === number)
  if (!version) return null
  const [earlier] = await db
    .select({ standfirst: articleVersions.standfirst, body: articleVersions.body })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, id), eq(articleVersions.number, number)))
  const { standfirst, body } = earlier ?? row
  const whole = maySee(row, member)
  const [pictures, targets] = whole
    ? await Promise.all([shownPictures(db, body), readTargets(db, body, row)])
    : [new Map(), new Map()]
  return {
    article: { id, slug: row.slug, language: row.language, sample: row.sample },
    source: { slug: row.sourceSlug, title: row.sourceTitle },
    version,
    of: versions.length,
    standfirst,
    whole,
    body: whole ? body.map((block) => showBlock(block, targets, pictures, row.sample)) : [],
  }
}

export type CorrectionsPage = { corrections: Correction[]; next: string | null }

/**
 * What sources have changed after it was in the paper, newest change first, 20 a page. Only words that everybody may read
 * are shown; of the rest they are counted.
 */
export async function listCorrections(
  db: Db,
  scope: Scope,
  options: { before?: Cursor | null; limit?: number } = {},
): Promise<CorrectionsPage> {
  const limit = options.limit ?? 20
  const { before } = options
  const following = alias(articleVersions, 'following')
  const rows = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      source: { slug: sources.slug, title: sources.title },
      number: articleVersions.number,
      at: articleVersions.replacedAt,
      before: {
        headline: articleVersions.headline,
        standfirst: articleVersions.standfirst,
        body: articleVersions.body,
      },
      next: { headline: following.headline, standfirst: following.standfirst, body: following.body },
      present: { headline: articles.headline, standfirst: articles.standfirst, body: articles.body },
    })
    .from(articleVersions)
    .innerJoin(articles, eq(articles.id, articleVersions.articleId))
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(
      following,
      and(eq(following.articleId, articleVersions.articleId), eq(following.number, sql`${articleVersions.number} + 1`)),
    )
    .where(and(listed(scope), before ? changedBefore(before) : undefined))
    .orderBy(desc(articleVersions.replacedAt), desc(articleVersions.articleId))
    .limit(limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    corrections: rows.slice(0, limit).map((row) => {
      const { id, slug, language, source, number, at, present } = row
      const { headline, added, removed } = compare(
        textOf(row.before, true),
        textOf(row.next ?? present, true),
        language,
      )
      const article = { id, slug, headline: present.headline, language }
      return { article, source, number, at: at.toISOString(), headline, added, removed }
    }),
    next: last ? cursorText({ at: last.at, id: last.id }) : null,
  }
}

const changedBefore = ({ at, id }: Cursor) =>
  sql`(${articleVersions.replacedAt}, ${articleVersions.articleId}) < (${at.toISOString()}::timestamptz, ${id}::int)`
