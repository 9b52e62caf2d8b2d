import { z } from 'zod'
import type { Action } from '#lib/forms/model.ts'
import { follow, unfollow } from './commands.ts'
import { MOST_FOLLOWED, SUBJECT_KINDS } from './model.ts'

const fields = () =>
  z.strictObject({ kind: z.enum(SUBJECT_KINDS), slug: z.string().min(1).max(300), follow: z.enum(['yes', 'no']) })

/** Fields: `kind` (section, source, topic, author), `slug`, `follow` (yes or no). Value: `following`. */
export const setFollow: Action<z.infer<ReturnType<typeof fields>>> = {
  name: 'following.follow',
  fields,
  who: 'reader',
  pausedMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 300, seconds: 600 }],
  async run({ db, now, reader, input, words, back }) {
    if (!reader) throw new Error('performed for nobody')
    const { kind, slug } = input
    const following = input.follow === 'yes'
    if (!following) await unfollow(db, reader.id, { kind, slug })
    else {
      const followed = await follow(db, reader.id, { kind, slug }, now)
      if (!followed.ok && followed.reason === 'too-many') {
        return { is: 'refused', status: 409, sentence: words.following.tooMany(MOST_FOLLOWED) }
      }
      if (!followed.ok) return { is: 'refused', status: 404, sentence: words.following.nothingThere }
    }
    const { nowFollowed, nowNot } = words.following
    return { is: 'done', go: back, value: { following }, sentence: following ? nowFollowed : nowNot }
  },
}
