/** A place in a list that is ordered by time, newest first: what follows is older than this. */
export type Cursor = { at: Date; id: number }

const FORM = /^([0-9a-z]{1,9})-([0-9]{1,10})$/

/** As it stands in `?before=`: milliseconds in base 36, a hyphen, the article's id. */
export function cursorText({ at, id }: Cursor): string {
  return `${at.getTime().toString(36)}-${id}`
}

/** @returns null for a text that no list of ours ever made */
export function readCursor(text: string): Cursor | null {
  const [, time = '', number = ''] = FORM.exec(text) ?? []
  const milliseconds = Number.parseInt(time, 36)
  const id = Number(number)
  if (!time || id >= 2 ** 31) return null
  return { at: new Date(milliseconds), id }
}
