import type { Reader } from '#lib/accounts/model.ts'
import type { CommentView, ThreadPage } from '#lib/comments/views.ts'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** What the parts of a thread need to know besides the comments. */
export type ThreadView = {
  view: PageView
  /** The sample's comments are read at the sample's instant. */
  sampleView: PageView
  reader: Reader | null
  kept: Kept | null
  /** The article's address, without query. */
  path: string
  /** The comment that the address names. */
  marked: number | null
  /** Whether this reader may write here now. */
  open: boolean
}

export const viewOf = (comment: CommentView, thread: ThreadView): PageView =>
  comment.sample ? thread.sampleView : thread.view

export const nameOf = ({ author }: Pick<CommentView, 'author'>, words: Messages): string =>
  author?.name ?? words.comments.left

/** `?sort=newest&comments=…#comments`; the usual order is not said. */
export function threadQuery(sort: ThreadPage['sort'], cursor: string | null, hash = 'comments'): string {
  const query = new URLSearchParams()
  if (sort !== 'oldest') query.set('sort', sort)
  if (cursor) query.set('comments', cursor)
  return `?${query}#${hash}`
}
