import { and, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { articles, comments, listMembers, lists, notices, people, weekLetters } from '#drizzle/schema/index.ts'
import type { MailRhythm } from '#lib/accounts/model.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import type { Db } from '#lib/db/model.ts'
import { type Muted, mutedWordIn } from '#lib/mutes/model.ts'
import { heldAmong, mutedOf } from '#lib/mutes/queries.ts'
import type { ListRole } from '#lib/saved/model.ts'
import type { NoticeKind } from './model.ts'

/** A notice as its owner reads it. */
export type NoticeView = {
  id: number
  kind: NoticeKind
  /** ISO. */
  at: string
  unread: boolean
  /** A moderator's words, or a sanction's. */
  text: string | null
  /** The list that its reader is asked to share. */
  list: { id: string; name: string; role: ListRole } | null
  /** What it is about; null where that can no longer be seen. */
  comment: { id: number; headline: string } | null
  /** Who wrote that comment, or keeps that list; null where they have left. */
  by: string | null
}

const A_PAGE = 30

/** Whoever keeps the list that somebody is asked to share. */
const keeper = alias(people, 'keeper')

/**
 * What somebody is told still holds: a reply that was taken away since is no news any more, nor is an invitation that was
 * answered or taken back, or whose list or keeper is gone.
 */
const stillHolds = and(
  or(ne(notices.kind, 'reply'), and(eq(comments.state, 'shown'), isNotNull(articles.id))),
  or(
    ne(notices.kind, 'list-invitation'),
    and(isNotNull(keeper.id), isNotNull(listMembers.role), isNull(listMembers.acceptedAt)),
  ),
)

/** Notices with the comment or the list that each is about, and whose that is. */
const about = (db: Db) =>
  db
    .select({
      notice: notices,
      comment: { id: comments.id, body: comments.body, personId: comments.personId, articleId: comments.articleId },
      headline: articles.headline,
      list: { id: lists.id, name: lists.name, role: listMembers.role, keeperId: lists.personId },
      by: sql<string | null>`coalesce(${people.name}, ${people.handle}, ${keeper.name}, ${keeper.handle})`,
    })
    .from(notices)
    .leftJoin(lists, eq(lists.id, notices.listId))
    .leftJoin(keeper, and(eq(keeper.id, lists.personId), isNull(keeper.goneAt)))
    .leftJoin(listMembers, and(eq(listMembers.listId, notices.listId), eq(listMembers.personId, notices.personId)))
    .leftJoin(comments, eq(comments.id, notices.commentId))
    .leftJoin(articles, and(eq(articles.id, comments.articleId), isNull(articles.removedAt)))
    .leftJoin(people, and(eq(people.id, comments.personId), isNull(people.goneAt)))

type About = {
  notice: { kind: NoticeKind }
  comment: { body: string; personId: number | null; articleId: number } | null
  list: { keeperId: number | null } | null
}

/**
 * Parts what somebody is told from what they mute: answers by a person, with a word, or under a story that they mute. What was
 * decided about their own comments is told in any case. Invitations by somebody muted are neither told nor counted.
 */
async function parted<Row extends About>(
  db: Db,
  muted: Muted | null,
  found: Row[],
): Promise<{ told: Row[]; held: Row[] }> {
  if (muted === null) return { told: found, held: [] }
  const answers = found.flatMap(({ notice, comment }) => (notice.kind === 'reply' && comment ? [comment] : []))
  const stories = await heldAmong(
    db,
    muted,
    answers.map(({ articleId }) => articleId),
  )
  const isHeld = ({ notice, comment }: Row) =>
    notice.kind === 'reply' &&
    comment !== null &&
    (stories.has(comment.articleId) ||
      (comment.personId !== null && muted.people.has(comment.personId)) ||
      mutedWordIn(muted, comment.body) !== null)
  const isUnasked = ({ notice, list }: Row) =>
    notice.kind === 'list-invitation' && list?.keeperId != null && muted.people.has(list.keeperId)
  return { told: found.filter((row) => !isHeld(row) && !isUnasked(row)), held: found.filter(isHeld) }
}

/**
 * Somebody's notices, newest first, a page of 30 less what they mute.
 *
 * @param muted what the reader mutes; null to leave nothing out
 * @returns with `held`, how many answers of this page were left out
 */
export async function listNotices(
  db: Db,
  personId: number,
  { before, muted }: { before: Cursor | null; muted: Muted | null },
): Promise<{ notices: NoticeView[]; next: string | null; held: number }> {
  const older = before && or(lt(notices.at, before.at), and(eq(notices.at, before.at), lt(notices.id, before.id)))
  const found = await about(db)
    .where(and(eq(notices.personId, personId), stillHolds, older ?? undefined))
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(A_PAGE + 1)
  const page = found.slice(0, A_PAGE)
  const last = page.at(-1)?.notice
  const { told, held } = await parted(db, muted, page)
  return {
    next: found.length > A_PAGE && last ? cursorText(last) : null,
    held: held.length,
    notices: told.map(({ notice, comment, headline, list, by }) => ({
      id: notice.id,
      kind: notice.kind,
      at: notice.at.toISOString(),
      unread: notice.readAt === null,
      text: notice.text,
      list: list?.id && list.role ? { id: list.id, name: list.name ?? '', role: list.role } : null,
      comment: comment && headline !== null ? { id: comment.id, headline } : null,
      by,
    })),
  }
}

/** How many of somebody's notices they have not read, without those of what they mute. */
export async function unreadCount(db: Db, personId: number, muted: Muted | null): Promise<number> {
  const unread = await about(db)
    .where(and(eq(notices.personId, personId), isNull(notices.readAt), stillHolds))
    .limit(MOST_COUNTED)
  return (await parted(db, muted, unread)).told.length
}

/** More than this is said as this many: nobody counts further, and the store need not. */
const MOST_COUNTED = 100

/**
 * What a letter says of replies, as they stand now, oldest first; what was taken away, read or muted since is not among them.
 */
export async function repliesOf(db: Db, personId: number, ids: readonly number[], now: Date) {
  const found = await about(db)
    .where(
      and(
        eq(notices.personId, personId),
        inArray(notices.id, [...ids]),
        eq(notices.kind, 'reply'),
        isNull(notices.readAt),
        stillHolds,
      ),
    )
    .orderBy(notices.at, notices.id)
  const { told } = await parted(db, await mutedOf(db, personId, now), found)
  return told.flatMap(({ comment, headline, by }) =>
    comment && headline !== null ? [{ commentId: comment.id, body: comment.body, headline, by }] : [],
  )
}

/** Whose letters about answers a link is about, and how often they come; null for whoever has left. */
export async function whoseLetters(db: Db, personId: number): Promise<{ handle: string; rhythm: MailRhythm } | null> {
  const [row] = await db
    .select({ handle: people.handle, preferences: people.preferences })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.goneAt)))
  return row ? { handle: row.handle, rhythm: row.preferences.replyMail ?? 'never' } : null
}

/** Whose letters on Sundays a link is about, and whether they come; null for whoever has left. */
export async function whoseWeekLetters(db: Db, personId: number): Promise<{ handle: string; wished: boolean } | null> {
  const [row] = await db
    .select({ handle: people.handle, wished: sql<boolean>`${weekLetters.personId} is not null` })
    .from(people)
    .leftJoin(weekLetters, eq(weekLetters.personId, people.id))
    .where(and(eq(people.id, personId), isNull(people.goneAt)))
  return row ?? null
}
