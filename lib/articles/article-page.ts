import { and, count, eq, isNull } from 'drizzle-orm'
import { articles, articleVersions, sections, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { shownAddress } from '#lib/sample/model.ts'
import { licenceTerms } from '#lib/sources/rights.ts'
import type { ArticlePage } from './model.ts'
import { listTellings } from './queries.ts'
import { readTargets, showBlock } from './read-targets.ts'
import { pagePicture, shownPictures } from './shown-picture.ts'
import { trailColumns, trailOf } from './trails.ts'

const pageColumns = {
  ...trailColumns,
  byline: articles.byline,
  link: articles.link,
  body: articles.body,
  excerpt: articles.excerpt,
  cut: articles.cut,
  licence: articles.licence,
  handling: articles.handling,
  changedAt: articles.changedAt,
  sample: articles.sample,
  storyId: articles.storyId,
  slotsAllowed: sources.slotsAllowed,
}

/**
 * An article as its page shows it. Articles of a removed source keep their pages.
 *
 * @param member whether the reader is signed in: `members` sources show them the whole text (rules §5)
 * @returns null if there is no such article, or it was deleted
 */
export async function getArticle(db: Db, id: number, member: boolean): Promise<ArticlePage | null> {
  const [row] = await db
    .select(pageColumns)
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(eq(articles.id, id), isNull(articles.removedAt)))
  if (!row) return null

  const whole = row.reuse === 'full' || (row.reuse === 'members' && member)
  const [known, targets, versions, tellings] = await Promise.all([
    whole ? shownPictures(db, row.body) : new Map(),
    whole ? readTargets(db, row.body, row) : new Map(),
    db.select({ earlier: count() }).from(articleVersions).where(eq(articleVersions.articleId, id)),
    row.storyId === null ? [] : listTellings(db, row.storyId, { id, sourceSlug: row.sourceSlug }),
  ])
  return {
    ...trailOf(row),
    picture: pagePicture(row.picture, whole),
    byline: row.byline,
    link: row.link && (row.sample ? shownAddress(row.link) : row.link),
    body: whole ? row.body.map((block) => showBlock(block, targets, known, row.sample)) : [],
    excerpt: row.excerpt,
    words: row.words,
    cut: row.cut,
    licence: row.licence,
    reuse: row.reuse,
    whole,
    slotsAllowed: slotsMayStand(row, whole),
    sample: row.sample,
    storyId: row.storyId,
    handling: row.handling,
    versions: 1 + (versions[0]?.earlier ?? 0),
    changedAt: row.changedAt?.toISOString() ?? null,
    alsoAt: tellings,
    readLineSet: false,
  }
}

/** None on a page under a non-commercial licence, none beside others' full text that no permission covers (rules §5). */
function slotsMayStand(row: { slotsAllowed: boolean; licence: string | null }, whole: boolean): boolean {
  return !licenceTerms(row.licence).nonCommercial && (row.slotsAllowed || !whole)
}
