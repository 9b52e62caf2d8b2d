import type { HoldRule, RejectionReason } from '#lib/moderation/model.ts'
import type { CommentSort, CommentState, Remover } from './model.ts'

/** Who wrote a comment, as all may see; null where the author has left. */
export type Author = { id: number; name: string; handle: string; staff: boolean; sample: boolean }

/** What the author of a waiting comment is told (rules §8). */
export type Waiting = {
  rule: HoldRule
  since: string
  /** Median of the last 30 days, in minutes; null where nothing was decided in them. */
  usualMinutes: number | null
}

/** What became of a comment, for its author. */
export type Decision = {
  reason: RejectionReason | null
  note: string | null
  at: string
  appeal: 'possible' | 'open' | 'granted' | 'refused'
}

/** A comment as one reader sees it. Instants are ISO strings. */
export type CommentView = {
  id: number
  /** The article that it was written under: one of the story's. */
  articleId: number
  parentId: number | null
  rootId: number | null
  /** 0 for a root; the indent stops at DEEPEST. */
  depth: number
  /** Whom a reply answers. */
  answers: { id: number; name: string | null } | null
  author: Author | null
  /** Plain text; "" for a stub and for what is folded. */
  body: string
  state: CommentState
  removedBy: Remover | null
  sample: boolean
  createdAt: string
  editedAt: string | null
  agrees: number
  /** Shown direct replies. */
  replies: number
  /** Of this reader: */
  own: boolean
  agreed: boolean
  /** They mute its author. */
  muted: boolean
  /** Why its text is not here: its author is muted, or a word of it; null where it is, also because it was asked for. */
  folded: { by: 'person' } | { by: 'word'; word: string } | null
  /** Until when its author may change it; null if not any more. */
  editableUntil: string | null
  waiting: Waiting | null
  decision: Decision | null
}

/** A root and, in the order of the tree, the first of its replies. */
export type Branch = {
  root: CommentView
  replies: CommentView[]
  /** Replies that are not here, and the cursor for them. */
  more: { count: number; after: string } | null
}

/** Why nobody, or not this reader, may write here now; `until` where it ends by itself. */
export type Closed = { why: 'closed' | 'closed-by-age' | 'older-accounts' | 'paused' | 'banned'; until: string | null }

export type ThreadPage = {
  /** The article that the page shows; comments of its story's other articles are in it too. */
  articleId: number
  /** Comments that all may see. */
  total: number
  sort: CommentSort
  branches: Branch[]
  /** Cursor of the next page of roots; null on the last. */
  next: string | null
  closed: Closed | null
  /** Switches in force that readers are told of. */
  notes: ('everything-waits' | 'slow-mode' | 'older-accounts')[]
  /** The newest shown comment, for asking what came since; "" in an empty thread. */
  latest: string
}
