import { z } from 'zod'
import { threadOf } from '#lib/comments/thread-articles.ts'
import type { Action } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { type FORS, SWITCH_KINDS, type SwitchKind } from '../model.ts'
import { switchOff, switchOn } from '../turn-switch.ts'
import { recallThreads } from './after.ts'
import { endOf, forHours, ID } from './fields.ts'

type On = {
  kind: SwitchKind
  article: number | null
  seconds: number
  days: number
  for: (typeof FORS)[number]
}

/** An article as somebody names it: nothing for the whole paper, else its address, or the number at its end. */
const article = (words: Messages) =>
  z
    .string()
    .trim()
    .max(500)
    .optional()
    .transform((typed, context) => {
      if (!typed) return null
      const id = /^(?:.*-)?(\d{1,9})(?:[?#].*)?$/.exec(typed)?.[1]
      if (id) return Number(id)
      context.addIssue({ code: 'custom', message: words.moderation.articleUnknown })
      return z.NEVER
    })

const whole = (least: number, most: number, fallback: number, message: string) =>
  z.preprocess(
    (typed) => (typed === '' || typed === undefined ? fallback : typed),
    z.coerce.number(message).int(message).min(least, message).max(most, message),
  )

/** Fields: `kind`, `article` (empty: the whole paper), `seconds` (slow mode), `days` (older accounts), `for`. */
export const turnOn: Action<On> = {
  name: 'moderation.switch-on',
  fields: (words) =>
    z.strictObject({
      kind: z.enum(SWITCH_KINDS, words.moderation.switchNeeded),
      article: article(words),
      seconds: whole(10, 86_400, 60, words.moderation.secondsRange),
      days: whole(1, 365, 7, words.moderation.daysRange),
      for: forHours(words),
    }),
  who: 'moderator',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const { kind, article: articleId } = input
    if (articleId !== null && !(await threadOf(db, articleId))) {
      return { is: 'mend', errors: { article: words.moderation.articleUnknown } }
    }
    const amount = kind === 'slow-mode' ? input.seconds : kind === 'older-accounts' ? input.days : null
    const { eventId } = await switchOn(db, { kind, articleId, amount, until: endOf(input.for, now) }, reader.id, now)
    await recallThreads(acting, [articleId])
    return { is: 'done', go: '/desk/switches', value: { event: eventId }, sentence: words.moderation.switchedOn }
  },
}

/** Fields: `switch`. */
export const turnOff: Action<{ switch: number }> = {
  name: 'moderation.switch-off',
  fields: () => z.strictObject({ switch: ID }),
  who: 'moderator',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const off = await switchOff(db, input.switch, reader.id, now)
    if (!off.ok) return { is: 'refused', status: 409, sentence: words.moderation.refusals.offAlready }
    await recallThreads(acting, [off.value.articleId])
    return {
      is: 'done',
      go: '/desk/switches',
      value: { event: off.value.eventId },
      sentence: words.moderation.switchedOff,
    }
  },
}
