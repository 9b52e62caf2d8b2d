import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { articles, articleVersions, copies, copyPictures, saves, sources } from '#drizzle/schema/index.ts'
import { picturesIn, storePictures } from '#lib/articles/article-pictures.ts'
import { CLEANER_VERSION } from '#lib/articles/clean-article.ts'
import type { BodyBlock } from '#lib/articles/model.ts'
import { sanitize } from '#lib/articles/sanitize.ts'
import type { Db } from '#lib/db/model.ts'
import { keyOf } from '#lib/pictures/model.ts'
import { type CopyText, digestOf, textOfArticle } from './copy-text.ts'

const BATCH = 50
const TIDIED_AT_ONCE = 500

/**
 * Keeps a text. Call it in the transaction that points to it: until that ends the row is locked, so that no tidying takes it.
 *
 * @returns the number of the row that everybody who saved the very same shares
 */
export async function storeCopy(db: Db, text: CopyText, now: Date): Promise<number> {
  const [row] = await db
    .insert(copies)
    .values({ ...text, digest: digestOf(text), takenAt: now })
    // Written in any case: what is only looked at would not be locked.
    .onConflictDoUpdate({ target: copies.digest, set: { digest: sql`excluded.digest` } })
    .returning({ id: copies.id, isNew: sql<boolean>`xmax = 0` })
  if (!row) throw new Error('the insert returned no row')
  if (row.isNew) await linkPictures(db, row.id, text, now)
  return row.id
}

/** From now on its pictures may be fetched, and stay known for as long as it does. */
async function linkPictures(db: Db, copyId: number, { picture, body }: CopyText, now: Date): Promise<void> {
  const shown = picturesIn(picture ?? null, body)
  if (!shown.length) return
  await storePictures(db, shown, now)
  await db
    .insert(copyPictures)
    .values(shown.map(({ src }) => ({ copyId, key: keyOf(src) })))
    .onConflictDoNothing()
}

/** Keeps the text of an article as it is now, for one save. */
export async function copyArticle(db: Db, saveId: number, articleId: number, now: Date): Promise<void> {
  const [row] = await db
    .select({ article: articles, source: { title: sources.title, reuse: sources.reuse } })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(eq(articles.id, articleId))
  if (!row) return
  const copyId = await storeCopy(db, textOfArticle(row.article, row.source), now)
  await db.update(saves).set({ copyId }).where(eq(saves.id, saveId))
}

/**
 * Gives the saves of before there were copies theirs: the text that the article had when it was saved, where its versions
 * still tell it. Of what was taken out of the paper since, too, for as long as its row holds a text.
 *
 * @returns how many were given one
 */
export async function fillCopies(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  let filled = 0
  for (;;) {
    const rows = await db
      .select({
        saveId: saves.id,
        savedAt: saves.savedAt,
        article: articles,
        source: { title: sources.title, reuse: sources.reuse },
      })
      .from(saves)
      .innerJoin(articles, eq(articles.id, saves.articleId))
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .where(and(isNull(saves.copyId), isNull(saves.removedAt), sql`jsonb_array_length(${articles.body}) > 0`))
      .orderBy(asc(saves.id))
      .limit(BATCH)
    if (!rows.length || signal?.aborted) return filled
    await db.transaction(async (tx) => {
      for (const { saveId, savedAt, article, source } of rows) {
        const then = await textAt(tx, article.id, savedAt)
        const copyId = await storeCopy(tx, textOfArticle({ ...article, ...then }, source), now)
        await tx.update(saves).set({ copyId }).where(eq(saves.id, saveId))
      }
    })
    filled += rows.length
  }
}

/** What an article said at an instant, where it has been changed since. */
async function textAt(db: Db, articleId: number, at: Date) {
  const [version] = await db
    .select({
      headline: articleVersions.headline,
      standfirst: articleVersions.standfirst,
      body: articleVersions.body,
    })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), gt(articleVersions.replacedAt, at)))
    .orderBy(asc(articleVersions.number))
    .limit(1)
  return version
}

/**
 * Whoever saved an article by its summary, before its whole text had been fetched, has the whole from now on: to them it is
 * the same article, which only came in late.
 *
 * @param before the article's row as it was; it stands for the text that is to be replaced
 */
export async function widenCopies(db: Db, before: (typeof articles)['$inferSelect'], now: Date): Promise<void> {
  const [source] = await db
    .select({ title: sources.title, reuse: sources.reuse })
    .from(sources)
    .where(eq(sources.id, before.sourceId))
  const [article] = await db.select().from(articles).where(eq(articles.id, before.id))
  if (!source || !article) return
  const [old] = await db
    .select({ id: copies.id })
    .from(copies)
    .where(eq(copies.digest, digestOf(textOfArticle(before, source))))
  if (!old) return
  const copyId = await storeCopy(db, textOfArticle(article, source), now)
  await db
    .update(saves)
    .set({ copyId })
    .where(and(eq(saves.articleId, before.id), eq(saves.copyId, old.id)))
}

/** Lets go of the copies that nobody keeps any more. */
export async function tidyCopies(db: Db): Promise<void> {
  const unkept = sql`not exists (select from ${saves} where ${saves.copyId} = ${copies.id})`
  for (;;) {
    const gone = await db.transaction(async (tx) => {
      const orphans = await tx
        .select({ id: copies.id })
        .from(copies)
        .where(unkept)
        .limit(TIDIED_AT_ONCE)
        .for('update', { skipLocked: true })
      if (!orphans.length) return 0
      const ids = orphans.map(({ id }) => id)
      // Asked again under the lock: somebody may have saved the very same in between.
      await tx.delete(copies).where(and(inArray(copies.id, ids), unkept))
      return orphans.length
    })
    if (gone < TIDIED_AT_ONCE) return
  }
}

/**
 * Passes the markup of copies through a newer sanitizer, which may forbid what an older one let through. Their words stay, and
 * so do their digests: they name what was saved.
 */
export async function recleanCopies(db: Db, signal?: AbortSignal): Promise<number> {
  let cleaned = 0
  for (;;) {
    const rows = await db
      .select({ id: copies.id, body: copies.body })
      .from(copies)
      .where(ne(copies.cleaner, CLEANER_VERSION))
      .orderBy(asc(copies.id))
      .limit(BATCH)
    for (const { id, body } of rows) {
      if (signal?.aborted) return cleaned
      await db
        .update(copies)
        .set({ body: body.map(sanitized), cleaner: CLEANER_VERSION })
        .where(eq(copies.id, id))
      cleaned += 1
    }
    if (rows.length < BATCH) return cleaned
  }
}

function sanitized(block: BodyBlock): BodyBlock {
  if (block.kind === 'html') return { ...block, html: sanitize(block.html) }
  if (block.kind === 'picture') return { ...block, caption: block.caption && sanitize(block.caption) }
  return block
}

/** The save whose reader has an earlier text of this article than the paper has now; null where there is none. */
export async function earlierText(db: Db, personId: number, articleId: number): Promise<number | null> {
  const [row] = await db
    .select({ id: saves.id })
    .from(saves)
    .where(
      and(
        eq(saves.personId, personId),
        eq(saves.articleId, articleId),
        isNull(saves.removedAt),
        isNotNull(saves.copyId),
        changedSince,
      ),
    )
  return row?.id ?? null
}

/** The article of a save has had another text since. */
export const changedSince = sql<boolean>`exists (select from ${articleVersions}
  where ${articleVersions.articleId} = ${saves.articleId} and ${articleVersions.replacedAt} > ${saves.savedAt})`
