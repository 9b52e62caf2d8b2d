/** Where somebody is with what they saved. */
export const SAVE_STATES = ['unread', 'in-progress', 'done', 'archived'] as const
export type SaveState = (typeof SAVE_STATES)[number]

/** A saved address whose text the paper is to get: it waits for its turn, or could not be had. */
export const SAVED_PAGE_STATES = ['waiting', 'failed'] as const
export type SavedPageState = (typeof SAVED_PAGE_STATES)[number]

/** What somebody may do with another's list: read it; or add to it, note, order and take off as well. */
export const LIST_ROLES = ['viewer', 'editor'] as const
export type ListRole = (typeof LIST_ROLES)[number]

export const LIST_VISIBILITIES = ['private', 'link', 'public'] as const
export type ListVisibility = (typeof LIST_VISIBILITIES)[number]

/** The two sides of the page of saved stories, each with the states that stand on it. */
export const SHELVES = { unread: ['unread', 'in-progress'], done: ['done', 'archived'] } as const satisfies Record<
  string,
  readonly SaveState[]
>
export type Shelf = keyof typeof SHELVES

export const SAVED_ORDERS = ['newest', 'oldest'] as const
export type SavedOrder = (typeof SAVED_ORDERS)[number]

export const SAVED_A_PAGE = 50

/** Something taken off the list can be put back for so long. */
export const PUT_BACK_MS = 60 * 60 * 1000

export const shelfOf = (state: SaveState): Shelf => (SHELVES.done.some((of) => of === state) ? 'done' : 'unread')

/** What somebody saved, as their own page shows it. Instants are ISO strings. */
export type SavedItem = {
  id: number
  headline: string
  source: string
  minutes: number
  language: string | null
  /** Our page, or an address elsewhere; null where it is gone and only its name is left. */
  href: string | null
  elsewhere: boolean
  /** Where its own text of then stands, if the paper has it no more, or another one. */
  copy: { href: string; is: 'gone' | 'changed' } | null
  /** Of an address whose text is not there: it waits for its turn, or why it could not be had. */
  page: { state: SavedPageState; problem: string | null } | null
  shelf: Shelf
  savedAt: string
  /** Taken off the list a moment ago. */
  removed: boolean
}

/** How much waits, and how much is done. */
export type SavedSums = { unread: number; unreadMinutes: number; done: number }

/** A reading list, as whoever may see it reads it. */
export type ReadingList = {
  id: string
  name: string
  note: string | null
  owner: string
  visibility: ListVisibility
  sample: boolean
  own: boolean
  minutes: number
  items: ListItem[]
}
export type ListItem = Pick<SavedItem, 'id' | 'headline' | 'source' | 'minutes' | 'language' | 'href' | 'elsewhere'> & {
  /** Of an article that is still in the paper. */
  articleId: number | null
  note: string | null
}

/** A list that all may read, in a line. */
export type ListTitle = { id: string; name: string; owner: string }
