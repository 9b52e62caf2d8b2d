import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { comments, commentVersions, moderationEvents } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { Lesson } from './classifier.ts'
import { LESSONS, VERDICT_ACTS, type VerdictAct } from './verdict-acts.ts'
import { verdictBefore } from './verdict-before.ts'

type Event = typeof moderationEvents.$inferSelect

/** The last verdict about each of these comments that stands, but for one event. */
export async function standingVerdicts(db: Db, commentIds: number[], but?: number): Promise<Map<number, Event>> {
  if (!commentIds.length) return new Map()
  const found = await db
    .select()
    .from(moderationEvents)
    .where(
      and(
        inArray(moderationEvents.commentId, commentIds),
        inArray(moderationEvents.act, [...VERDICT_ACTS]),
        isNull(moderationEvents.undoneBy),
      ),
    )
    .orderBy(desc(moderationEvents.id))
  const last = new Map<number, Event>()
  for (const event of found) {
    if (event.commentId !== null && event.id !== but && !last.has(event.commentId)) last.set(event.commentId, event)
  }
  return last
}

/**
 * What the classifier was taught by a verdict, to be taught or forgotten again: by the text that the moderator read, which
 * its author may have changed since.
 */
export async function lessonOf(db: Db, event: Event, times: 1 | -1): Promise<Lesson[]> {
  const { version } = verdictBefore(event)
  const text = event.commentId === null ? null : await textAt(db, event.commentId, version)
  return text === null ? [] : [{ text, verdict: LESSONS[event.act as VerdictAct], times }]
}

/** How often a comment had been changed by now. */
export const versionsOf = (db: Db, commentId: number): Promise<number> =>
  db.$count(commentVersions, eq(commentVersions.commentId, commentId))

async function textAt(db: Db, commentId: number, version: number): Promise<string | null> {
  const next = sql`(select v.body from ${commentVersions} v where v.comment_id = ${comments.id} and v.number = ${version + 1})`
  const [row] = await rows(
    db,
    sql`select coalesce(${next}, ${comments.body}) as text from ${comments} where ${comments.id} = ${commentId}`,
    z.object({ text: z.string() }),
  )
  return row?.text ?? null
}
