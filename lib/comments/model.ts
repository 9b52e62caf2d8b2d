export const LONGEST_COMMENT = 5_000
/** Replies are indented to this depth; deeper ones say whom they answer. */
export const DEEPEST = 3
export const ROOTS_A_PAGE = 50
export const EDIT_MINUTES = 10

/**
 * `held` waits for a moderator and is seen by its author only; `rejected` was refused with a reason, seen by its author;
 * `removed` was shown once: a stub remains if somebody answered.
 */
export const COMMENT_STATES = ['shown', 'held', 'rejected', 'removed'] as const
export type CommentState = (typeof COMMENT_STATES)[number]

export const COMMENT_SORTS = ['oldest', 'newest', 'most-agreed'] as const
export type CommentSort = (typeof COMMENT_SORTS)[number]

/** Who took a comment away. */
export const REMOVERS = ['author', 'moderator'] as const
export type Remover = (typeof REMOVERS)[number]
