import { and, eq, gt, isNotNull, isNull, lt, notExists } from 'drizzle-orm'
import { articles, bulkChanges, highlights, listItems, saves, sources } from '#drizzle/schema/index.ts'
import { readingMinutes } from '#lib/articles/reading-time.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { copyArticle, tidyCopies } from './copies.ts'
import { PUT_BACK_MS, type SaveState } from './model.ts'
import { asSpeltBefore } from './tags.ts'

type Save = { personId: number; articleId: number }

/** Keeps an article for later; one that is kept already stays as it is, one that was taken off begins anew as unread. */
export async function saveArticle(
  db: Db,
  { personId, articleId }: Save,
  now: Date,
): Promise<Result<{ headline: string }, 'no-such-article'>> {
  const [article] = await db
    .select({ headline: articles.headline, words: articles.words, language: articles.language, source: sources.title })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(and(eq(articles.id, articleId), isNull(articles.removedAt)))
  if (!article) return refused('no-such-article')
  const { headline, words, language, source } = article
  const fresh = {
    headline,
    sourceTitle: source,
    minutes: readingMinutes(words, language),
    state: 'unread' as const,
    savedAt: now,
    stateAt: now,
    progress: 0,
    removedAt: null,
  }
  await db.transaction(async (tx) => {
    const [begun] = await tx
      .insert(saves)
      .values({ personId, articleId, ...fresh })
      .onConflictDoUpdate({
        target: [saves.personId, saves.articleId],
        set: fresh,
        setWhere: isNotNull(saves.removedAt),
      })
      .returning({ id: saves.id })
    // As it stands now it is kept, whatever becomes of it in the paper.
    if (begun) await copyArticle(tx, begun.id, articleId, now)
  })
  return done({ headline })
}

/** Takes an article off again; one that is not kept is no matter. */
export async function unsaveArticle(db: Db, { personId, articleId }: Save, now: Date): Promise<void> {
  await db
    .update(saves)
    .set({ removedAt: now })
    .where(and(eq(saves.personId, personId), eq(saves.articleId, articleId), isNull(saves.removedAt)))
}

/** One of somebody's own: another's is not there. */
const own = (personId: number, id: number) => and(eq(saves.personId, personId), eq(saves.id, id))

/** @returns false where this person has no such save */
async function change(
  db: Db,
  personId: number,
  id: number,
  set: Partial<(typeof saves)['$inferInsert']>,
): Promise<boolean> {
  const changed = await db
    .update(saves)
    .set(set)
    .where(and(own(personId, id), isNull(saves.removedAt)))
    .returning({ id: saves.id })
  return changed.length > 0
}

/** @returns false where this person has no such save */
export const setSaveState = (db: Db, personId: number, id: number, state: SaveState, now: Date): Promise<boolean> =>
  change(db, personId, id, { state, stateAt: now })

/**
 * Takes something off the list. For an hour it can be put back.
 *
 * @returns false where this person has no such save
 */
export const removeSave = (db: Db, personId: number, id: number, now: Date): Promise<boolean> =>
  change(db, personId, id, { removedAt: now })

/**
 * Puts back what was taken off, where it stood and as it was.
 *
 * @returns false where this person has no such save, or its hour is over
 */
export async function putBackSave(db: Db, personId: number, id: number, now: Date): Promise<boolean> {
  const changed = await db
    .update(saves)
    .set({ removedAt: null })
    .where(and(own(personId, id), gt(saves.removedAt, new Date(now.getTime() - PUT_BACK_MS))))
    .returning({ id: saves.id })
  return changed.length > 0
}

/**
 * What somebody notes down about something they saved, null takes the note away; and what they file it under, spelt as they
 * have spelt it before.
 *
 * @returns false where this person has no such save
 */
export async function noteSave(
  db: Db,
  personId: number,
  id: number,
  note: string | null,
  tags?: readonly string[],
): Promise<boolean> {
  const filed = tags && { tags: await asSpeltBefore(db, personId, tags) }
  return change(db, personId, id, { note, ...filed })
}

/**
 * What was taken off more than an hour ago, off lists too, is gone for good, and with the last of its savers a text; so is
 * the way back from what was done to many. What its reader has marked in it stays with them.
 */
export async function tidySaves(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - PUT_BACK_MS)
  const marks = db.select({ id: highlights.id }).from(highlights).where(eq(highlights.saveId, saves.id))
  await db.delete(saves).where(and(lt(saves.removedAt, before), notExists(marks)))
  await db.delete(listItems).where(lt(listItems.removedAt, before))
  await db.delete(bulkChanges).where(lt(bulkChanges.at, before))
  await tidyCopies(db)
}
