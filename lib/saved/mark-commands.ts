import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { highlights, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { saveArticle } from './commands.ts'
import { BEGUN, type In, MOST_MARKS, type Quote } from './mark-model.ts'
import { PUT_BACK_MS } from './model.ts'

type NewMark = { personId: number; at: In; quote: Quote; note: string | null }

/**
 * Marks a passage of an article, which is saved with it if it was not, or of something saved. The very same passage twice is one mark: a note that
 * comes with the second is its note.
 */
export async function addMark(
  db: Db,
  { personId, at, quote, note }: NewMark,
  now: Date,
): Promise<Result<{ id: number }, 'no-such-article' | 'not-saved' | 'too-many'>> {
  return db.transaction(async (tx) => {
    if ('article' in at) {
      const kept = await saveArticle(tx, { personId, articleId: at.article }, now)
      if (!kept.ok) return kept
    }
    // Held until the end, so that two at once are counted one after the other.
    const [save] = await tx.select({ id: saves.id }).from(saves).where(ownSave(personId, at)).for('update')
    if (!save) return refused('not-saved')
    const present = await tx
      .select({ id: highlights.id, exact: highlights.exact, startsAt: highlights.startsAt })
      .from(highlights)
      .where(and(eq(highlights.saveId, save.id), isNull(highlights.removedAt)))
    const same = present.find(({ exact, startsAt }) => exact === quote.exact && startsAt === quote.startsAt)
    if (same) {
      if (note !== null) await tx.update(highlights).set({ note, changedAt: now }).where(eq(highlights.id, same.id))
      return done({ id: same.id })
    }
    if (present.length >= MOST_MARKS) return refused('too-many')
    const [row] = await tx
      .insert(highlights)
      .values({ personId, saveId: save.id, ...quote, note, createdAt: now, changedAt: now })
      .returning({ id: highlights.id })
    if (!row) throw new Error('the insert returned no row')
    return done({ id: row.id })
  })
}

/** What somebody has saved, by the article or by its own number. */
const ownSave = (personId: number, at: In) =>
  and(
    eq(saves.personId, personId),
    'article' in at ? eq(saves.articleId, at.article) : eq(saves.id, at.copy),
    isNull(saves.removedAt),
  )

/** One of somebody's own: another's is not there. */
const own = (personId: number, id: number) => and(eq(highlights.personId, personId), eq(highlights.id, id))

/** @returns false where this person has no such mark */
async function change(
  db: Db,
  personId: number,
  id: number,
  set: Partial<(typeof highlights)['$inferInsert']>,
): Promise<boolean> {
  const changed = await db
    .update(highlights)
    .set(set)
    .where(and(own(personId, id), isNull(highlights.removedAt)))
    .returning({ id: highlights.id })
  return changed.length > 0
}

/** @returns false where this person has no such mark */
export const setMarkNote = (db: Db, personId: number, id: number, note: string | null, now: Date): Promise<boolean> =>
  change(db, personId, id, { note, changedAt: now })

/** Takes a mark out; for an hour it can be put back. False where this person has no such mark. */
export const removeMark = (db: Db, personId: number, id: number, now: Date): Promise<boolean> =>
  change(db, personId, id, { removedAt: now })

/** Puts back what was taken out within the hour, note and all. */
export async function putBackMark(db: Db, personId: number, id: number, now: Date): Promise<boolean> {
  const changed = await db
    .update(highlights)
    .set({ removedAt: null })
    .where(and(own(personId, id), gt(highlights.removedAt, new Date(now.getTime() - PUT_BACK_MS))))
    .returning({ id: highlights.id })
  return changed.length > 0
}

/** What was taken out more than an hour ago is gone for good. */
export async function tidyMarks(db: Db, now: Date): Promise<void> {
  await db.delete(highlights).where(lt(highlights.removedAt, new Date(now.getTime() - PUT_BACK_MS)))
}

type Told = { personId: number; of: In; progress: number; place: number; at: Date }

/**
 * Notes how far something saved was read. Of two devices the later one counts, whichever is heard of first; a clock that
 * goes ahead is set to ours.
 *
 * @returns whether it was noted
 */
export async function tellProgress(db: Db, { personId, of, progress, place, at }: Told, now: Date): Promise<boolean> {
  const told = at > now ? now : at
  const begun = progress > BEGUN
  const changed = await db
    .update(saves)
    .set({
      progress,
      place,
      progressAt: told,
      ...(begun && {
        state: sql`case when ${saves.state} = 'unread' then 'in-progress'::save_state else ${saves.state} end`,
        stateAt: sql`case when ${saves.state} = 'unread' then ${told.toISOString()}::timestamptz else ${saves.stateAt} end`,
      }),
    })
    .where(and(ownSave(personId, of), or(isNull(saves.progressAt), lt(saves.progressAt, told))))
    .returning({ id: saves.id })
  return changed.length > 0
}
