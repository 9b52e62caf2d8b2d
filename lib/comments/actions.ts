import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { comments } from '#drizzle/schema/index.ts'
import { cleanName } from '#lib/accounts/names.ts'
import { passesForStaff } from '#lib/accounts/queries.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { waitWords } from '#lib/forms/wait-words.ts'
import type { NotNow } from '#lib/moderation/may-write.ts'
import { LONGEST_COMMENT } from './model.ts'
import { seenComments } from './seen.ts'
import { cleanComment, lengthOf } from './text.ts'
import { pagesOf, type ThreadOf, threadOf, threadTags } from './thread-articles.ts'
import { moveComment } from './visibility.ts'
import { setAgree } from './vote.ts'
import { editComment, postComment } from './write-comment.ts'

const ID = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
const yesOrNo = z.enum(['yes', 'no'])
type Words = Acting['words']

const bodyField = (words: Words) =>
  z
    .string(words.comments.errors.empty)
    .transform(cleanComment)
    .refine((text) => text !== '', words.comments.errors.empty)
    .refine((text) => lengthOf(text) <= LONGEST_COMMENT, words.comments.errors.long(LONGEST_COMMENT))

/** The name of somebody who has none yet, as it stands at their comments from now on. */
const givenName = (words: Words) =>
  z
    .string(words.comments.errors.name)
    .max(1_000, words.accounts.name.long)
    .transform((typed, context) => {
      const cleaned = cleanName(typed)
      const fault = cleaned === 'long' ? words.accounts.name.long : words.comments.errors.name
      if (cleaned !== 'long' && cleaned.name !== null) return cleaned.name
      context.addIssue({ code: 'custom', message: fault })
      return z.NEVER
    })

const addressOf = (thread: ThreadOf, commentId: number) =>
  `/article/${thread.slug}-${thread.id}?comment=${commentId}#comment-${commentId}`
const gone = (words: Words): Outcome => ({ is: 'refused', status: 404, sentence: words.forms.notYours })
/** Both a person's and an address's own: a family behind one address is more than one person. */
const floods = (times: number) => (acting: Acting) => [
  { key: `person:${acting.reader?.id}`, times, seconds: 600 },
  { key: `address:${acting.addressKey}`, times: times * 5, seconds: 600 },
]

type Post = { article: number; parent?: number | undefined; body: string; name?: string | undefined }

/** Fields: `article`, `parent` (the comment that is answered), `body`, `name` (of somebody who has none yet). */
export const post: Action<Post> = {
  name: 'comments.post',
  fields: (words, reader) =>
    z.strictObject({
      article: ID,
      parent: ID.optional(),
      body: bodyField(words),
      // Both are said at once: nobody is sent back twice.
      name: reader && reader.name === null ? givenName(words) : z.string().max(500).optional(),
    }),
  who: 'reader',
  limits: floods(12),
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const thread = await threadOf(db, input.article)
    if (!thread) return gone(words)
    const name = reader.name === null ? (input.name ?? null) : null
    if (name !== null && reader.role === 'reader' && (await passesForStaff(db, name, acting.paper.name, reader.id))) {
      return { is: 'mend', errors: { name: words.accounts.name.reserved } }
    }
    const stored = await postComment(
      db,
      {
        ...{ thread, reader, parentId: input.parent ?? null, body: input.body, name },
        addressHash: acting.addressKey,
      },
      now,
    )
    if (stored.is === 'parent-gone') {
      return { is: 'refused', status: 409, sentence: words.comments.errors.parentGone }
    }
    if (stored.is === 'not-now') return notNow(acting, stored.shut)
    const { id, state, again } = stored
    if (state === 'shown' && !again) acting.recall(...threadTags(thread))
    // What they wrote before stood under their handle.
    if (name !== null) acting.recall('all')
    return { is: 'done', go: addressOf(thread, id), value: { id, state } }
  },
}

function notNow({ now, words }: Acting, { why, until }: NotNow): Outcome {
  const wait = until && waitWords(Math.ceil((until.getTime() - now.getTime()) / 1000), words.forms)
  return { is: 'refused', status: 403, sentence: words.comments.errors.notNow[why](wait) }
}

/** A comment of one's own with its thread; null for everybody else's. */
async function ownComment({ db, reader }: Acting, id: number) {
  const [found] = reader
    ? await seenComments(db, reader).where(and(eq(comments.id, id), eq(comments.personId, reader.id)))
    : []
  const thread = found && (await threadOf(db, found.comment.articleId))
  return found && thread ? { comment: found.comment, thread } : null
}

/** Fields: `comment`, `body`. */
export const edit: Action<{ comment: number; body: string }> = {
  name: 'comments.edit',
  fields: (words) => z.strictObject({ comment: ID, body: bodyField(words) }),
  who: 'reader',
  limits: floods(30),
  async run(acting) {
    const { db, reader, now, input, words } = acting
    const own = await ownComment(acting, input.comment)
    if (!own || !reader) return gone(words)
    const { thread } = own
    const edited = await editComment(db, { commentId: input.comment, thread, reader, body: input.body }, now)
    if (!edited.ok) return { is: 'refused', status: 409, sentence: words.comments.errors.tooLate }
    const { was, state } = edited.value
    // What waits is on nobody's page; only one that goes changes the counts in lists.
    if (was === 'shown') acting.recall(...(state === was ? pagesOf(thread) : threadTags(thread)))
    return { is: 'done', go: addressOf(thread, input.comment), value: { id: input.comment, state } }
  },
}

/** Fields: `comment`. */
export const remove: Action<{ comment: number }> = {
  name: 'comments.remove',
  fields: () => z.strictObject({ comment: ID }),
  who: 'reader',
  barredMay: true,
  async run(acting) {
    const own = await ownComment(acting, acting.input.comment)
    if (!own || own.comment.state === 'removed') return gone(acting.words)
    await acting.db.transaction((tx) =>
      moveComment(tx, own.comment.id, { state: 'removed', removedBy: 'author' }, acting.now),
    )
    acting.recall(...threadTags(own.thread))
    const go = `/article/${own.thread.slug}-${own.thread.id}#comments`
    return { is: 'done', go, value: { id: own.comment.id }, sentence: acting.words.comments.live.removed }
  },
}

/** Fields: `comment`, `agree` (yes or no). Nobody agrees with themselves. */
export const agree: Action<{ comment: number; agree: 'yes' | 'no' }> = {
  name: 'comments.agree',
  fields: () => z.strictObject({ comment: ID, agree: yesOrNo }),
  who: 'reader',
  limits: floods(100),
  async run(acting) {
    const { db, reader, now, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    const [comment] = await db
      .select({ articleId: comments.articleId, personId: comments.personId })
      .from(comments)
      .where(and(eq(comments.id, input.comment), eq(comments.state, 'shown')))
    const thread = comment && (await threadOf(db, comment.articleId))
    if (!comment || !thread) return gone(words)
    if (comment.personId === reader.id) return { is: 'refused', status: 409, sentence: words.comments.errors.ownVote }
    await setAgree(db, input.comment, reader.id, input.agree === 'yes', now)
    acting.recall(...pagesOf(thread))
    return { is: 'done', go: addressOf(thread, input.comment), value: { id: input.comment } }
  },
}
