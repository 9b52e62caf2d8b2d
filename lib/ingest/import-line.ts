import type { ImportedItem, LeftOut } from '#lib/imports/model.ts'
import type { SavedAddress } from '#lib/saved/address.ts'

/** Whose lines they are. */
export type Owner = {
  personId: number
  /** When the file was brought. */
  at: Date
  /** When this batch of it is taken in. */
  now: Date
}

/** A line with an address that may be saved. What of it cannot be taken is put into `left` while it is. */
export type Line = { number: number; item: ImportedItem; address: SavedAddress; left: Set<LeftOut> }

/** What became of it. */
export type Taken = {
  line: Line
  saveId: number
  /** False where it was saved already, be it by another line of the same file. */
  fresh: boolean
  /** It has no text yet and is no article of the paper: what the file brings along is welcome. */
  wantsText: boolean
}

/**
 * A note and one more: below each other where they differ, so that neither is lost and none stands there twice.
 *
 * @returns null where both together are longer than `most`
 */
export function joinNotes(before: string | null, more: string | null, most: number): string | null {
  if (before === null || before === '') return more
  if (more === null || before.includes(more)) return before
  const both = `${before}\n\n${more}`
  return both.length > most ? null : both
}
