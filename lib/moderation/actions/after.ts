import { threadOf, threadTags } from '#lib/comments/thread-articles.ts'
import type { Acting, Outcome } from '#lib/forms/model.ts'

/** Recalls the pages on which something has changed: threads of articles; null is every page. */
export async function recallThreads(acting: Acting, articleIds: readonly (number | null)[]): Promise<void> {
  for (const id of articleIds) {
    const thread = id === null ? null : await threadOf(acting.db, id)
    if (id === null) acting.recall('all')
    else if (thread) acting.recall(...threadTags(thread))
  }
}

/** A decision is carried out: back to the desk's page, or to the comment where it was taken. */
export async function toComment(
  acting: Acting,
  given: { articleId: number; commentId: number; value: unknown; sentence: string; next?: string | undefined },
): Promise<Outcome> {
  const { articleId, commentId, value, sentence, next } = given
  const thread = await threadOf(acting.db, articleId)
  if (thread) acting.recall(...threadTags(thread))
  const place = thread
    ? `/article/${thread.slug}-${thread.id}?comment=${commentId}#comment-${commentId}`
    : '/desk/moderation'
  return { is: 'done', go: next ?? place, value, sentence }
}
