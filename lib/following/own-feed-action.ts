import { z } from 'zod'
import { cookieLine, isSecure } from '#lib/accounts/cookies.ts'
import type { Action } from '#lib/forms/model.ts'
import { dropFeedKey, makeFeedKey, TOLD_SECONDS } from './own-feed.ts'

const fields = () => z.strictObject({ wish: z.enum(['make', 'stop']) })

/**
 * Fields: `wish` (make or stop). A made address takes the place of the one before. Value: `key`, once. A browser sees it on
 * `/account/following` for five minutes.
 */
export const setOwnFeed: Action<z.infer<ReturnType<typeof fields>>> = {
  name: 'following.feed',
  fields,
  who: 'reader',
  pausedMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 30, seconds: 3_600 }],
  async run({ db, now, reader, config, input, words }) {
    if (!reader) throw new Error('performed for nobody')
    const go = '/account/following#feed'
    const cookie = (key: string, seconds: number) => [cookieLine('feed', key, seconds, isSecure(config.publicUrl))]
    if (input.wish === 'stop') {
      await dropFeedKey(db, reader.id)
      return { is: 'done', go, sentence: words.ownFeed.stopped, cookies: cookie('', 0) }
    }
    const key = await makeFeedKey(db, reader.id, now)
    return { is: 'done', go, value: { key }, cookies: cookie(key, TOLD_SECONDS) }
  },
}
