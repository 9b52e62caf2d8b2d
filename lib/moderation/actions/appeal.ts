import { z } from 'zod'
import { threadOf } from '#lib/comments/thread-articles.ts'
import type { Action } from '#lib/forms/model.ts'
import { appealAgainst, refuseAppeal } from '../appeals.ts'
import { ID, next, note } from './fields.ts'

/** Fields: `comment`, `text`. Once for each comment, by its author, also when paused or banned. */
export const appeal: Action<{ comment: number; text: string }> = {
  name: 'moderation.appeal',
  fields: (words) =>
    z.strictObject({
      comment: ID,
      text: z.string().trim().min(1, words.moderation.appealEmpty).max(2_000, words.moderation.appealLong),
    }),
  who: 'reader',
  barredMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 20, seconds: 86_400 }],
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const { comment, text } = input
    const stored = await appealAgainst(db, { commentId: comment, personId: reader.id, text }, now)
    if (!stored.ok && stored.reason === 'before') {
      return { is: 'refused', status: 409, sentence: words.moderation.appealedBefore }
    }
    const thread = stored.ok ? await threadOf(db, stored.value.articleId) : null
    if (!stored.ok) return { is: 'refused', status: 404, sentence: words.forms.notYours }
    const go = thread ? `/article/${thread.slug}-${thread.id}?comment=${comment}#comment-${comment}` : '/notices'
    return { is: 'done', go, value: { id: comment }, sentence: words.moderation.appealed }
  },
}

/** Fields: `comment`, `note`, `next`. The decision stands; granting an appeal is the verdict `restore`. */
export const refuse: Action<{ comment: number; note: string | null; next?: string | undefined }> = {
  name: 'moderation.refuse-appeal',
  fields: (words) => z.strictObject({ comment: ID, note: note(words), next }),
  who: 'moderator',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const given = { commentId: input.comment, moderatorId: reader.id, note: input.note }
    const decided = await refuseAppeal(db, given, now)
    if (!decided.ok) {
      const { ownAppeal, noAppeal } = words.moderation.refusals
      return { is: 'refused', status: 409, sentence: decided.reason === 'own' ? ownAppeal : noAppeal }
    }
    const value = { id: input.comment, event: decided.value.eventId }
    const go = input.next ?? '/desk/moderation?tab=appeals'
    return { is: 'done', go, value, sentence: words.moderation.done.refuse }
  },
}
