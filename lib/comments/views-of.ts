import { desc, inArray } from 'drizzle-orm'
import { appeals, moderationEvents } from '#drizzle/schema/index.ts'
import { hasRole, type Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { usualMinutes } from '#lib/moderation/usual.ts'
import { type Muted, mutedWordIn } from '#lib/mutes/model.ts'
import { mutedOf } from '#lib/mutes/queries.ts'
import { EDIT_MINUTES } from './model.ts'
import type { SeenRow } from './seen.ts'
import type { CommentView } from './views.ts'

type Event = typeof moderationEvents.$inferSelect
type Fate = { held: Event | null; verdict: Event | null; appeal: Event | null; appealed: boolean }
const NO_FATE: Fate = { held: null, verdict: null, appeal: null, appealed: false }
/** A waiting comment may be changed for as long as it waits. */
const AS_LONG_AS_IT_WAITS = '9999-12-31T00:00:00.000Z'

/**
 * Comments as one reader sees them; what is not shown tells its author, and moderators, why.
 *
 * @param unfolded the reader has asked to see what they mute
 */
export async function viewsOf(
  db: Db,
  found: SeenRow[],
  reader: Reader | null,
  now: Date,
  unfolded = false,
): Promise<CommentView[]> {
  const mutes = reader && (await mutedOf(db, reader.id, now))
  const staff = hasRole(reader, 'moderator')
  const isOwn = ({ comment }: SeenRow) => reader !== null && comment.personId === reader.id
  const apart = found.filter((row) => row.comment.state !== 'shown' && (staff || isOwn(row)))
  const fates = await fatesOf(
    db,
    apart.map(({ comment }) => comment.id),
  )
  const waits = apart.some(({ comment }) => comment.state === 'held')
  const usual = waits ? await usualMinutes(db, now) : null

  return found.map((row) => {
    const { comment, author } = row
    const own = isOwn(row)
    const open = comment.state === 'shown' || ((staff || own) && comment.removedBy !== 'author')
    const fate = (own || staff ? fates.get(comment.id) : undefined) ?? NO_FATE
    const muted = open && mutes !== null && comment.personId !== null && mutes.people.has(comment.personId)
    const folded = open && !own && !unfolded ? foldOf(comment.body, muted, mutes) : null
    const verdict = comment.state === 'rejected' || comment.state === 'removed' ? fate.verdict : null
    return {
      id: comment.id,
      articleId: comment.articleId,
      parentId: comment.parentId,
      rootId: comment.rootId,
      depth: comment.depth,
      answers:
        row.answersId === null ? null : { id: row.answersId, name: row.answersShown || staff ? row.answersName : null },
      author: open && author ? authorOf(author) : null,
      body: open && (folded === null || staff) ? comment.body : '',
      // Others learn no more than that something stood there.
      state: open ? comment.state : 'removed',
      removedBy: comment.removedBy ?? (open ? null : 'moderator'),
      sample: comment.sample,
      createdAt: comment.createdAt.toISOString(),
      editedAt: comment.editedAt?.toISOString() ?? null,
      agrees: comment.agrees,
      replies: comment.replies,
      own,
      agreed: row.agreed,
      muted,
      folded,
      editableUntil: own ? editableUntil(row, now) : null,
      waiting:
        comment.state === 'held'
          ? {
              rule: fate.held?.rule ?? 'everything-waits',
              since: (fate.held?.at ?? comment.createdAt).toISOString(),
              usualMinutes: usual,
            }
          : null,
      decision: verdict && {
        reason: verdict.reason,
        note: verdict.note,
        at: verdict.at.toISOString(),
        appeal: !fate.appealed ? 'possible' : fate.appeal ? 'refused' : 'open',
      },
    } satisfies CommentView
  })
}

function foldOf(body: string, muted: boolean, mutes: Muted | null): CommentView['folded'] {
  if (muted) return { by: 'person' }
  const word = mutedWordIn(mutes, body)
  return word === null ? null : { by: 'word', word }
}

function authorOf(author: NonNullable<SeenRow['author']>): CommentView['author'] {
  const { id, handle, role, sample } = author
  return { id, handle, name: author.name ?? handle, staff: role !== 'reader', sample }
}

/** @returns null when it may not be changed any more */
export function editableUntil({ comment }: Pick<SeenRow, 'comment'>, now: Date): string | null {
  if (comment.state === 'held') return AS_LONG_AS_IT_WAITS
  if (comment.state !== 'shown') return null
  const from = comment.shownAt ?? comment.createdAt
  const until = new Date(from.getTime() + EDIT_MINUTES * 60_000)
  return until > now ? until.toISOString() : null
}

async function fatesOf(db: Db, ids: number[]): Promise<Map<number, Fate>> {
  if (!ids.length) return new Map()
  const [events, appealed] = await Promise.all([
    db
      .select()
      .from(moderationEvents)
      .where(inArray(moderationEvents.commentId, ids))
      .orderBy(desc(moderationEvents.id)),
    db.select({ id: appeals.commentId }).from(appeals).where(inArray(appeals.commentId, ids)),
  ])
  const last = (id: number, acts: Event['act'][]) =>
    events.find((event) => event.commentId === id && event.undoneBy === null && acts.includes(event.act)) ?? null
  return new Map(
    ids.map((id) => [
      id,
      {
        held: last(id, ['held']),
        verdict: last(id, ['rejected', 'removed']),
        appeal: last(id, ['appeal-refused']),
        appealed: appealed.some((row) => row.id === id),
      },
    ]),
  )
}
