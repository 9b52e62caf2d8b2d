import { and, desc, eq, inArray } from 'drizzle-orm'
import { comments, people } from '#drizzle/schema/index.ts'
import { hasRole, type Reader } from '#lib/accounts/model.ts'
import type { ThreadOf } from '#lib/comments/thread-articles.ts'
import type { ThreadPage } from '#lib/comments/views.ts'
import type { Db } from '#lib/db/model.ts'
import { commentSettings } from './settings.ts'
import { type SwitchRow, switchesOn } from './switches.ts'

export type NotNow = { why: 'closed' | 'closed-by-age' | 'older-accounts' | 'slow-mode'; until: Date | null }

const DAY_MS = 86_400_000

/** Why somebody may not write in a thread now; null if they may. Moderators always may. */
export async function mayWrite(db: Db, thread: ThreadOf, reader: Reader, now: Date): Promise<NotNow | null> {
  if (hasRole(reader, 'moderator')) return null
  const on = await switchesOn(db, thread.articleIds, now)
  const shut = (await closedFor(db, thread, on, now)) ?? (await tooYoung(db, on, reader, now))
  if (shut) return shut
  const slow = on.filter(({ kind }) => kind === 'slow-mode')
  if (!slow.length) return null
  const [last] = await db
    .select({ at: comments.createdAt })
    .from(comments)
    .where(
      and(
        eq(comments.personId, reader.id),
        slow.some(({ articleId }) => articleId === null) ? undefined : inArray(comments.articleId, thread.articleIds),
      ),
    )
    .orderBy(desc(comments.createdAt))
    .limit(1)
  const seconds = Math.max(...slow.map(({ amount }) => amount ?? 60))
  const until = last ? new Date(last.at.getTime() + seconds * 1000) : now
  return until > now ? { why: 'slow-mode', until } : null
}

/** What a thread's page says of itself to this reader, before anybody has typed a word. */
export async function threadNotes(
  db: Db,
  thread: ThreadOf,
  reader: Reader | null,
  now: Date,
): Promise<Pick<ThreadPage, 'closed' | 'notes'>> {
  const on = await switchesOn(db, thread.articleIds, now)
  const kinds = ['everything-waits', 'slow-mode', 'older-accounts'] as const
  const notes = kinds.filter((kind) => on.some((row) => row.kind === kind))
  if (reader?.bar) {
    const why = reader.bar.kind === 'ban' ? ('banned' as const) : ('paused' as const)
    return { closed: { why, until: reader.bar.until }, notes }
  }
  if (hasRole(reader, 'moderator')) return { closed: null, notes }
  const shut = (await closedFor(db, thread, on, now)) ?? (reader && (await tooYoung(db, on, reader, now)))
  const closed = shut && shut.why !== 'slow-mode' ? { why: shut.why, until: shut.until?.toISOString() ?? null } : null
  return { closed, notes }
}

async function closedFor(db: Db, thread: ThreadOf, on: SwitchRow[], now: Date): Promise<NotNow | null> {
  const closed = on.find(({ kind }) => kind === 'closed')
  if (closed) return { why: 'closed', until: closed.until }
  const { closeAfterDays } = await commentSettings(db)
  // The sample's stories stay a year old and open.
  const old =
    !thread.sample && closeAfterDays > 0 && now.getTime() - thread.publishedAt.getTime() > closeAfterDays * DAY_MS
  return old ? { why: 'closed-by-age', until: null } : null
}

async function tooYoung(db: Db, on: SwitchRow[], reader: Reader, now: Date): Promise<NotNow | null> {
  const young = on.filter(({ kind }) => kind === 'older-accounts')
  if (!young.length) return null
  const [person] = await db.select({ createdAt: people.createdAt }).from(people).where(eq(people.id, reader.id))
  const days = Math.max(...young.map(({ amount }) => amount ?? 1))
  const until = new Date((person?.createdAt ?? now).getTime() + days * DAY_MS)
  return until > now ? { why: 'older-accounts', until } : null
}
