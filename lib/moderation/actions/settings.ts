import { z } from 'zod'
import { moderationEvents } from '#drizzle/schema/index.ts'
import type { Action } from '#lib/forms/model.ts'
import {
  commentSettings,
  keepCommentSettings,
  LONGEST_LISTED,
  MOST_DAYS_OPEN,
  MOST_LISTED,
  MOST_NEWCOMERS,
  typedWords,
} from '../settings.ts'

type Numbers = { newcomers: number; closeAfterDays: number; threshold: number }

const whole = (least: number, most: number, message: string) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    z.coerce.number(message).int(message).min(least, message).max(most, message),
  )

/** Fields: `newcomers`, `closeAfterDays`, `threshold` (percent; 100: the scoring holds nothing). */
export const numbers: Action<Numbers> = {
  name: 'moderation.settings',
  fields: ({ moderation: { settings: say } }) =>
    z.strictObject({
      newcomers: whole(0, MOST_NEWCOMERS, say.newcomersRange(MOST_NEWCOMERS)),
      closeAfterDays: whole(0, MOST_DAYS_OPEN, say.daysRange(MOST_DAYS_OPEN)),
      threshold: whole(50, 100, say.thresholdRange),
    }),
  who: 'editor',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    await db.transaction(async (tx) => {
      const before = await commentSettings(tx)
      await keepCommentSettings(tx, { ...input, threshold: input.threshold / 100 })
      await tx.insert(moderationEvents).values({ at: now, act: 'settings-changed', moderatorId: reader.id, before })
    })
    acting.recall('all')
    return { is: 'done', go: '/desk/settings', sentence: words.moderation.settings.kept }
  },
}

/** Fields: `words`, one word or phrase a line. */
export const listed: Action<{ words: string[] }> = {
  name: 'moderation.listed-words',
  fields: ({ moderation: { settings: say } }) =>
    z.strictObject({
      words: z
        .string()
        .default('')
        .transform((text) => [
          ...new Set(
            text
              .split(/\r?\n/)
              .map((line) => line.trim())
              .filter(Boolean),
          ),
        ])
        .pipe(
          z
            .array(z.string().max(LONGEST_LISTED, say.wordLong(LONGEST_LISTED)))
            .max(MOST_LISTED, say.wordsMany(MOST_LISTED)),
        ),
    }),
  who: 'editor',
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    await db.transaction(async (tx) => {
      const before = { words: (await typedWords(tx)).length, to: input.words.length }
      await keepCommentSettings(tx, { listedWords: input.words })
      await tx.insert(moderationEvents).values({ at: now, act: 'settings-changed', moderatorId: reader.id, before })
    })
    return { is: 'done', go: '/desk/settings', sentence: words.moderation.settings.kept }
  },
}
