import { and, eq, gt, inArray, isNotNull, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { comments, moderationEvents, notices, people, sanctions } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { queueMail } from '#lib/mail/queue.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { addNotice } from '#lib/notices/record.ts'
import { paperIdentity } from '#lib/paper/queries.ts'

const DAY_MS = 24 * 60 * 60_000
/** The row of `settings` that says when moderators were last reminded. */
const LAST = 'moderators-reminded'

/**
 * What has waited for a day: its author is told once that it still waits, and those who moderate are reminded by mail, once a
 * day at most, where they have a confirmed address (rules §8). The queue says it at its head besides.
 *
 * @returns how many authors and how many moderators were told
 */
export async function remindHeld(
  { config, db }: { config: Config; db: Db },
  now: Date,
): Promise<{ authors: number; moderators: number }> {
  const dayAgo = new Date(now.getTime() - DAY_MS)
  return db.transaction(async (tx) => {
    const waiting = await heldSince(tx, dayAgo)
    if (!waiting.length) return { authors: 0, moderators: 0 }
    const untold = waiting.filter(({ told }) => !told)
    for (const { id, personId } of untold) {
      if (personId !== null) await addNotice(tx, { personId, kind: 'still-waiting', commentId: id }, now)
    }
    const moderators = (await isDue(tx, now)) ? await write({ config, db: tx }, waiting.length, now) : 0
    return { authors: untold.length, moderators }
  })
}

/** What was sent to wait before an instant and waits still; `told` where its author was told since. */
async function heldSince(tx: Db, before: Date) {
  const heldAt = sql<Date>`(select max(e.at) from ${moderationEvents} e where e.comment_id = ${comments.id} and e.act = 'held')`
  const told = sql<boolean>`exists (select from ${notices} n where n.comment_id = ${comments.id} and n.kind = 'still-waiting'
    and n.at >= ${heldAt})`
  return tx
    .select({ id: comments.id, personId: comments.personId, told })
    .from(comments)
    .where(
      and(
        eq(comments.state, 'held'),
        eq(comments.sample, false),
        lt(comments.createdAt, before),
        sql`${heldAt} < ${before.toISOString()}::timestamptz`,
      ),
    )
}

/** Takes the day's turn: of several processes one writes. */
async function isDue(tx: Db, now: Date): Promise<boolean> {
  const value = JSON.stringify({ at: now.toISOString() })
  const due = new Date(now.getTime() - DAY_MS).toISOString()
  const taken = await rows(
    tx,
    sql`insert into settings as s (name, value) values (${LAST}, ${value}::jsonb)
        on conflict (name) do update set value = excluded.value where (s.value ->> 'at')::timestamptz <= ${due}::timestamptz
        returning name`,
    z.object({ name: z.string() }),
  )
  return taken.length > 0
}

async function write({ config, db }: { config: Config; db: Db }, waiting: number, now: Date): Promise<number> {
  const barred = db
    .select({ id: sanctions.id })
    .from(sanctions)
    .where(
      and(
        eq(sanctions.personId, people.id),
        inArray(sanctions.kind, ['pause', 'ban']),
        isNull(sanctions.liftedAt),
        or(isNull(sanctions.until), gt(sanctions.until, now)),
      ),
    )
  const staff = await db
    .select({ id: people.id, handle: people.handle, email: people.email })
    .from(people)
    .where(and(ne(people.role, 'reader'), isNotNull(people.email), isNull(people.goneAt), notExists(barred)))
  const paper = await paperIdentity(config, db)
  const letter = messagesFor(paper.language).moderation.reminder
  const link = `${config.publicUrl}/desk/moderation`
  for (const { id, handle, email } of staff) {
    if (email === null) continue
    const mail = {
      ...{ kind: 'moderation' as const, to: email, link },
      subject: letter.subject(paper.name),
      text: letter.text({ paper: paper.name, handle, waiting, link }),
    }
    await queueMail(db, mail, id, now)
  }
  return staff.length
}
