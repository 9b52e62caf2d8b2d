import { z } from 'zod'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { decide, decideAll, type NoVerdict } from '../decide.ts'
import { REJECTION_REASONS, type RejectionReason, VERDICTS, type Verdict } from '../model.ts'
import { dismissReports } from '../reports.ts'
import { undo as undoAct } from '../undo.ts'
import { whoDecided } from '../who-decided.ts'
import { recallThreads, toComment } from './after.ts'
import { ID, ids, next, note } from './fields.ts'

type Decided = {
  comment: number
  reason?: RejectionReason | undefined
  note?: string | null | undefined
  seen?: string | undefined
  next?: string | undefined
}

function verdict(kind: Verdict): Action<Decided> {
  const needsReason = kind === 'reject' || kind === 'remove'
  return {
    name: `moderation.${kind}`,
    fields(words) {
      const shape = { comment: ID, note: note(words), seen: z.string().max(40).optional(), next }
      const reason = z.enum(REJECTION_REASONS, words.moderation.reasonNeeded)
      return needsReason ? z.strictObject({ ...shape, reason }) : z.strictObject(shape)
    },
    who: 'moderator',
    async run(acting) {
      const { db, reader, now, input, words } = acting
      if (!reader) throw new Error('performed for nobody')
      const { comment, reason = null, note: text = null, seen, next: go } = input
      const given = { commentId: comment, verdict: kind, moderatorId: reader.id, reason, note: text, seen }
      const decided = await decide(db, given, now)
      if (!decided.ok) return refusal(acting, decided.reason, comment)
      const { articleId, eventId } = decided.value
      const value = { id: comment, event: eventId }
      return toComment(acting, {
        articleId,
        commentId: comment,
        value,
        sentence: words.moderation.done[kind],
        next: go,
      })
    },
  }
}

/** Fields: `comment`; reject and remove also `reason`; `note` to the author, `seen` (which text was read), `next`. */
export const approve = verdict('approve')
export const reject = verdict('reject')
export const remove = verdict('remove')
/** Also grants an appeal. */
export const restore = verdict('restore')

async function refusal(acting: Acting, why: NoVerdict, commentId: number): Promise<Outcome> {
  const { refusals, decidedBy } = acting.words.moderation
  if (why === 'unknown') return { is: 'refused', status: 404, sentence: refusals.unknown }
  const first = why === 'decided' ? await whoDecided(acting.db, commentId) : null
  const sentence = first ? decidedBy(first.name, acting.words.moderation.acts[first.act]) : refusals[why]
  return { is: 'refused', status: 409, sentence }
}

type Bulk = {
  comment: number[]
  verdict: Verdict
  reason?: RejectionReason | undefined
  note: string | null
  next?: string | undefined
}

/** Fields: `comment` (each that is ticked), `verdict`, `reason` where one is due, `note`, `next`. One stroke, one way back. */
export const bulk: Action<Bulk> = {
  name: 'moderation.bulk',
  fields: (words) =>
    z
      .strictObject({
        comment: ids(words),
        verdict: z.enum(VERDICTS, words.moderation.verdictNeeded),
        reason: z
          .union([z.literal('').transform(() => undefined), z.enum(REJECTION_REASONS, words.moderation.reasonNeeded)])
          .optional(),
        note: note(words),
        next,
      })
      .refine(({ verdict: kind, reason }) => reason || kind === 'approve' || kind === 'restore', {
        path: ['reason'],
        message: words.moderation.reasonNeeded,
      }),
  who: 'moderator',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const { comment, verdict: kind, reason = null, note: text, next: go = '/desk/moderation' } = input
    const commentIds = [...new Set(comment)]
    const given = { commentIds, verdict: kind, moderatorId: reader.id, note: text }
    const decided = await decideAll(db, { ...given, reason: isRefusal(kind) ? reason : null }, now)
    if (!decided.length) return { is: 'refused', status: 409, sentence: words.moderation.refusals.allDecided }
    await recallThreads(acting, [...new Set(decided.map(({ articleId }) => articleId))])
    const value = { ids: decided.map(({ commentId }) => commentId), event: decided[0]?.eventId }
    const sentence = words.moderation.bulkDone(kind, decided.length, commentIds.length - decided.length)
    return { is: 'done', go, value, sentence }
  },
}

const isRefusal = (kind: Verdict) => kind === 'reject' || kind === 'remove'

type Undo = { event: number; all?: 'yes' | undefined; next?: string | undefined }

/** Fields: `event`, the act to take back; `all` for the whole stroke; `next`. */
export const undo: Action<Undo> = {
  name: 'moderation.undo',
  fields: () => z.strictObject({ event: ID, all: z.literal('yes').optional(), next }),
  who: 'moderator',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const undone = await undoAct(db, { eventId: input.event, all: input.all === 'yes', moderator: reader }, now)
    if (!undone.ok) {
      const status = undone.reason === 'unknown' ? 404 : 409
      return { is: 'refused', status, sentence: words.moderation.refusals[undone.reason] }
    }
    const { count, commentIds, articleIds } = undone.value
    await recallThreads(acting, articleIds)
    const go = input.next ?? '/desk/moderation'
    return { is: 'done', go, value: { ids: commentIds }, sentence: words.moderation.undoneNow(count) }
  },
}

/** Fields: `comment`, `next`. Its open reports are answered; it stays. */
export const dismiss: Action<{ comment: number; next?: string | undefined }> = {
  name: 'moderation.dismiss-reports',
  fields: () => z.strictObject({ comment: ID, next }),
  who: 'moderator',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const answered = await dismissReports(db, { commentId: input.comment, moderatorId: reader.id }, now)
    if (!answered.ok) {
      const { own, noReports } = words.moderation.refusals
      return { is: 'refused', status: 409, sentence: answered.reason === 'own' ? own : noReports }
    }
    const value = { id: input.comment, event: answered.value.eventId }
    return {
      is: 'done',
      go: input.next ?? '/desk/moderation?tab=reported',
      value,
      sentence: words.moderation.done.dismiss,
    }
  },
}
