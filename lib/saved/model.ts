/** Where somebody is with what they saved. */
export const SAVE_STATES = ['unread', 'in-progress', 'done', 'archived'] as const
export type SaveState = (typeof SAVE_STATES)[number]

export const LIST_VISIBILITIES = ['private', 'link', 'public'] as const
export type ListVisibility = (typeof LIST_VISIBILITIES)[number]
