import { and, count, eq, gt, isNotNull, lt, or, sql } from 'drizzle-orm'
import { mutes } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { MOST_MUTED } from './model.ts'
import { inForce } from './queries.ts'

/** What a row is of. */
export type Target =
  | { mutedId: number }
  | { sourceId: number }
  | { labelId: number }
  | { word: string; wordKey: string }

/** What was taken back can be put back for so long. */
export const PUT_BACK_MS = 60 * 60 * 1000
/** What has ended is named in the list for so long. */
const ENDED_MS = 30 * 24 * 60 * 60 * 1000

/** Mutes something until then, for good with null. What is muted already, or was, gets the new end. */
export async function mute(
  db: Db,
  personId: number,
  target: Target,
  until: Date | null,
  now: Date,
): Promise<Result<null, 'too-many'>> {
  const [sum] = await db
    .select({ rows: count() })
    .from(mutes)
    .where(and(eq(mutes.personId, personId), inForce(now)))
  const [known] = await db
    .select({ id: mutes.id })
    .from(mutes)
    .where(and(isRow(personId, target), inForce(now)))
  if (!known && (sum?.rows ?? 0) >= MOST_MUTED) return refused('too-many')
  const column =
    'mutedId' in target
      ? mutes.mutedId
      : 'sourceId' in target
        ? mutes.sourceId
        : 'labelId' in target
          ? mutes.labelId
          : mutes.wordKey
  await db
    .insert(mutes)
    .values({ personId, ...target, at: now, until })
    .onConflictDoUpdate({ target: [mutes.personId, column], set: { until, removedAt: null } })
  return done(null)
}

/** Somebody's mute of something. */
export function isRow(personId: number, target: Target) {
  const of =
    'mutedId' in target
      ? eq(mutes.mutedId, target.mutedId)
      : 'sourceId' in target
        ? eq(mutes.sourceId, target.sourceId)
        : 'labelId' in target
          ? eq(mutes.labelId, target.labelId)
          : eq(mutes.wordKey, target.wordKey)
  return and(eq(mutes.personId, personId), of)
}

/** Takes a mute back, whatever it is of; it can be put back for an hour. What is not muted is no matter. */
export async function unmute(db: Db, personId: number, which: { id: number } | Target, now: Date): Promise<boolean> {
  const row = 'id' in which ? and(eq(mutes.personId, personId), eq(mutes.id, which.id)) : isRow(personId, which)
  const taken = await db
    .update(mutes)
    .set({ removedAt: now })
    .where(and(row, sql`${mutes.removedAt} is null`))
    .returning({ id: mutes.id })
  return taken.length > 0
}

/** Gives one of somebody's mutes another end; one that had ended holds again. */
export async function changeEnd(db: Db, personId: number, id: number, until: Date | null): Promise<boolean> {
  const changed = await db
    .update(mutes)
    .set({ until })
    .where(and(eq(mutes.personId, personId), eq(mutes.id, id), sql`${mutes.removedAt} is null`))
    .returning({ id: mutes.id })
  return changed.length > 0
}

/** Puts back what was taken back within the hour, with the end that it had. */
export async function putBack(db: Db, personId: number, id: number, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - PUT_BACK_MS)
  const back = await db
    .update(mutes)
    .set({ removedAt: null })
    .where(and(eq(mutes.personId, personId), eq(mutes.id, id), gt(mutes.removedAt, since)))
    .returning({ id: mutes.id })
  return back.length > 0
}

/** Forgets what was taken back more than an hour ago, and what ended more than thirty days ago. */
export async function tidyMutes(db: Db, now: Date): Promise<void> {
  await db
    .delete(mutes)
    .where(
      or(
        and(isNotNull(mutes.removedAt), lt(mutes.removedAt, new Date(now.getTime() - PUT_BACK_MS))),
        lt(mutes.until, new Date(now.getTime() - ENDED_MS)),
      ),
    )
}
