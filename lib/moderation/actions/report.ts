import { z } from 'zod'
import { threadOf } from '#lib/comments/thread-articles.ts'
import type { Action } from '#lib/forms/model.ts'
import { REPORT_REASONS, type ReportReason } from '../model.ts'
import { reportComment } from '../reports.ts'
import { ID } from './fields.ts'

type Report = { comment: number; reason: ReportReason; text?: string | undefined }

/** Fields: `comment`, `reason`, `text`. No account is needed, and whoever is barred may report; a reader counts once. */
export const report: Action<Report> = {
  name: 'moderation.report',
  fields: (words) =>
    z.strictObject({
      comment: ID,
      reason: z.enum(REPORT_REASONS, words.moderation.reasonNeeded),
      text: z.string().trim().max(2_000, words.moderation.reportLong).optional(),
    }),
  who: 'anyone',
  barredMay: true,
  limits: ({ addressKey }) => [{ key: `address:${addressKey}`, times: 20, seconds: 3_600 }],
  async run({ db, reader, now, input, words, addressKey }) {
    const { comment, reason, text } = input
    const from = { personId: reader?.id ?? null, addressHash: addressKey }
    const stored = await reportComment(db, { commentId: comment, ...from, reason, text: text || null }, now)
    const thread = stored && (await threadOf(db, stored.articleId))
    if (!thread) return { is: 'refused', status: 404, sentence: words.forms.notYours }
    const go = `/article/${thread.slug}-${thread.id}?comment=${comment}#comment-${comment}`
    return { is: 'done', go, value: { id: comment }, sentence: words.moderation.reported }
  },
}
