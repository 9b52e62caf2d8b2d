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

/** Each state is a shelf of its own on the page of saved stories. */
export const SHELVES = SAVE_STATES
export type Shelf = SaveState

/** What somebody still means to read. */
export const TO_BE_READ = ['unread', 'in-progress'] as const satisfies readonly SaveState[]

export const SAVED_ORDERS = ['newest', 'oldest', 'shortest', 'longest'] as const
export type SavedOrder = (typeof SAVED_ORDERS)[number]

/** What can be done to several saves at once: another shelf, off the page, onto a list. */
export const BULK_ACTS = ['state', 'remove', 'list'] as const
export type BulkAct = (typeof BULK_ACTS)[number]

/** Length of a note in characters. */
export const LONGEST_NOTE = 5_000

export const SAVED_A_PAGE = 50

/** Something taken off the list can be put back for so long. */
export const PUT_BACK_MS = 60 * 60 * 1000

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
  note: string | null
  tags: string[]
  /** Minutes that are still to be read, where it was begun and is not at its end; else null. */
  minutesLeft: number | null
  /** Taken off the list a moment ago. */
  removed: boolean
}

/** How much stands on each shelf, and for how many minutes of reading. */
export type SavedSums = Record<Shelf, { count: number; minutes: number }>

/** By what somebody may choose among what they saved, each with how many there are. */
export type SavedFacets = Record<'sources' | 'tags', { name: string; count: number }[]>

/** Several at once, as the page says it afterwards. */
export type BulkView = { id: number; act: BulkAct; toState: SaveState | null; list: string | null; count: number }

/** Whoever made a list may do everything with it; others what their role allows. */
export type ListAccess = 'owner' | ListRole

/** A reading list, as whoever may see it reads it. */
export type ReadingList = {
  id: string
  name: string
  note: string | null
  owner: string
  visibility: ListVisibility
  sample: boolean
  own: boolean
  /** What whoever asks may do with it; null for anybody who just may read it. */
  access: ListAccess | null
  /** People who have accepted to share it. */
  members: number
  /** Of the whole list. */
  count: number
  minutes: number
  /** Stories elsewhere stand on it. */
  elsewhere: boolean
  /** Of `pages`, from 1. */
  page: number
  pages: number
  /** The number in the list of the first of `items`, from 1. */
  first: number
  items: ListItem[]
  /** The item that follows on the next page. */
  next: number | null
}
export type ListItem = Pick<SavedItem, 'id' | 'headline' | 'source' | 'minutes' | 'language' | 'href' | 'elsewhere'> & {
  /** Of an article that is still in the paper. */
  articleId: number | null
  note: string | null
  /** Who put it there, where that is not the owner; told to those who share the list only. */
  addedBy: string | null
}

/** A list that all may read, in a line. */
export type ListTitle = { id: string; name: string; owner: string }
