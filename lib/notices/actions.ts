import { and, eq, isNull, lte } from 'drizzle-orm'
import { z } from 'zod'
import { notices } from '#drizzle/schema/index.ts'
import type { Action } from '#lib/forms/model.ts'

const ID = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)

/** Fields: `upTo`, the newest notice that stood on the page: what came since stays unread. */
export const markRead: Action<{ upTo: number }> = {
  name: 'notices.read',
  fields: () => z.strictObject({ upTo: ID }),
  who: 'reader',
  barredMay: true,
  async run({ db, reader, now, input, words }) {
    if (!reader) throw new Error('performed for nobody')
    await db
      .update(notices)
      .set({ readAt: now })
      .where(and(eq(notices.personId, reader.id), lte(notices.id, input.upTo), isNull(notices.readAt)))
    return { is: 'done', go: '/notices', sentence: words.notices.allRead }
  },
}
