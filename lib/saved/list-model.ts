import type { ListAccess, ListRole, ListVisibility } from './model.ts'

/** Lengths in characters. */
export const LONGEST_LIST_NAME = 120
export const LONGEST_LIST_NOTE = 2_000

/** Lists of one person, stories on a list, people who share it: more than anybody keeps in order by hand. */
export const MOST_LISTS = 100
export const MOST_ON_LIST = 2_000
export const MOST_MEMBERS = 50

/** Stories on a page of a list. */
export const LIST_A_PAGE = 100

/** A page of a list, from 1. */
export const listAddress = (id: string, page = 1): string => (page > 1 ? `/list/${id}?page=${page}` : `/list/${id}`)

/** A list, where somebody's lists are listed. */
export type ListRow = {
  id: string
  name: string
  note: string | null
  visibility: ListVisibility
  access: ListAccess
  /** Its owner's name; no news to the owner. */
  owner: string
  count: number
  minutes: number
  /** People who share it. */
  members: number
}

/** Somebody has asked this reader to share a list. */
export type ListInvitation = { id: string; name: string; owner: string; role: ListRole }

/** Somebody who shares a list, or is asked to. */
export type ListMember = { id: number; handle: string; name: string | null; role: ListRole; accepted: boolean }

/** Something that can be put on a list. */
export type Candidate = { id: number; headline: string }
