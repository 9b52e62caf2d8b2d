import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { appeals, comments, moderationEvents, reports } from '#drizzle/schema/index.ts'
import { threadOf, threadTags } from '#lib/comments/thread-articles.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { decide, undo as undoVerdict, type Verdict } from './decide.ts'
import { REJECTION_REASONS, REPORT_REASONS } from './model.ts'

const ID = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
const note = (words: Acting['words']) =>
  z
    .string()
    .trim()
    .max(1_000, words.moderation.noteLong)
    .optional()
    .transform((text) => text || null)

/** The page of a comment in its thread; pages of the desk come back to the desk by the form's own `back`. */
async function after(acting: Acting, articleId: number, commentId: number, sentence: string): Promise<Outcome> {
  const thread = await threadOf(acting.db, articleId)
  if (!thread) return { is: 'refused', status: 404, sentence: acting.words.forms.notYours }
  acting.recall(...threadTags(thread))
  return {
    is: 'done',
    go: `/article/${thread.slug}-${thread.id}?comment=${commentId}#comment-${commentId}`,
    value: { id: commentId },
    sentence,
  }
}

type Decided = {
  comment: number
  reason?: (typeof REJECTION_REASONS)[number] | undefined
  note?: string | null | undefined
  next?: string | undefined
}

function verdict(kind: Verdict): Action<Decided> {
  const needsReason = kind === 'reject' || kind === 'remove'
  return {
    name: `moderation.${kind}`,
    fields: (words) => {
      const named = z.strictObject({ comment: ID, next: z.literal('/desk/moderation').optional() })
      const reason = z.enum(REJECTION_REASONS, words.moderation.reasonNeeded)
      return needsReason ? named.extend({ reason, note: note(words) }) : named
    },
    who: 'moderator',
    async run(acting) {
      const { db, reader, now, input, words } = acting
      if (!reader) throw new Error('performed for nobody')
      const { comment, reason = null, note: text = null, next } = input
      const decided = await decide(
        db,
        { commentId: comment, verdict: kind, moderatorId: reader.id, reason, note: text },
        now,
      )
      if (!decided.ok) {
        const status = decided.reason === 'unknown' ? 404 : 409
        return { is: 'refused', status, sentence: words.moderation.refusals[decided.reason] }
      }
      const done = await after(acting, decided.value.articleId, comment, words.moderation.done[kind])
      return done.is === 'done' && next ? { ...done, go: next } : done
    },
  }
}

/** Fields: `comment`; reject and remove also `reason` and `note`; `next` from the desk. */
export const approve = verdict('approve')
export const reject = verdict('reject')
export const remove = verdict('remove')
export const restore = verdict('restore')

/** Fields: `event`, the verdict to take back. */
export const undo: Action<{ event: number }> = {
  name: 'moderation.undo',
  fields: () => z.strictObject({ event: ID }),
  who: 'moderator',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const undone = await undoVerdict(db, input.event, reader.id, now)
    if (!undone.ok) {
      const status = undone.reason === 'unknown' ? 404 : 409
      return { is: 'refused', status, sentence: words.moderation.refusals[undone.reason] }
    }
    const done = await after(acting, undone.value.articleId, undone.value.commentId, words.moderation.done.undo)
    return done.is === 'done' ? { ...done, go: '/desk/moderation' } : done
  },
}

type Report = { comment: number; reason: (typeof REPORT_REASONS)[number]; text?: string | undefined }

/** Fields: `comment`, `reason`, `text`. No account is needed; one reader counts once. */
export const report: Action<Report> = {
  name: 'moderation.report',
  fields: (words) =>
    z.strictObject({
      comment: ID,
      reason: z.enum(REPORT_REASONS, words.moderation.reasonNeeded),
      text: z.string().trim().max(2_000, words.moderation.noteLong).optional(),
    }),
  who: 'anyone',
  barredMay: true,
  limits: (acting) => [{ key: `address:${acting.addressKey}`, times: 20, seconds: 3_600 }],
  async run(acting) {
    const { db, reader, now, input, words, addressKey } = acting
    const [comment] = await db
      .select({ articleId: comments.articleId })
      .from(comments)
      .where(and(eq(comments.id, input.comment), eq(comments.state, 'shown')))
    const thread = comment && (await threadOf(db, comment.articleId))
    if (!thread) return { is: 'refused', status: 404, sentence: words.forms.notYours }
    const who = reader ? eq(reports.personId, reader.id) : eq(reports.addressHash, addressKey)
    const before = await db.$count(reports, and(eq(reports.commentId, input.comment), who))
    if (before === 0) {
      await db.insert(reports).values({
        commentId: input.comment,
        personId: reader?.id ?? null,
        addressHash: reader ? null : addressKey,
        reason: input.reason,
        text: input.text || null,
        at: now,
      })
    }
    const go = `/article/${thread.slug}-${thread.id}?comment=${input.comment}#comment-${input.comment}`
    return { is: 'done', go, value: { id: input.comment }, sentence: words.moderation.reported }
  },
}

/** Fields: `comment`, `text`. Once for each comment, by its author, also when paused or banned. */
export const appeal: Action<{ comment: number; text: string }> = {
  name: 'moderation.appeal',
  fields: (words) =>
    z.strictObject({
      comment: ID,
      text: z.string().trim().min(1, words.moderation.appealEmpty).max(2_000, words.moderation.noteLong),
    }),
  who: 'reader',
  barredMay: true,
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const [comment] = await db
      .select()
      .from(comments)
      .where(and(eq(comments.id, input.comment), eq(comments.personId, reader.id)))
    const decided = comment?.state === 'rejected' || comment?.removedBy === 'moderator'
    if (!comment || !decided) return { is: 'refused', status: 404, sentence: words.forms.notYours }
    const stored = await db.transaction(async (tx) => {
      const made = await tx
        .insert(appeals)
        .values({ commentId: comment.id, text: input.text, at: now })
        .onConflictDoNothing()
        .returning({ id: appeals.commentId })
      if (made.length) {
        await tx
          .insert(moderationEvents)
          .values({ at: now, act: 'appealed', commentId: comment.id, personId: reader.id })
      }
      return made.length > 0
    })
    if (!stored) return { is: 'refused', status: 409, sentence: words.moderation.appealedBefore }
    return after(acting, comment.articleId, comment.id, words.moderation.appealed)
  },
}
