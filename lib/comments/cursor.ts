/** Where a page of a thread goes on: after a root in the order of the page, or after a reply of one branch. */
export type ThreadCursor = {
  root: number | null
  agrees: number
  at: Date
  id: number
  /** Whose votes count: those cast until then. Only of a page in the order of agreement. */
  asOf: Date | null
}

const FORM = /^(?:b(\d{1,10})-)?(\d{1,9})-([0-9a-z]{1,9})-(\d{1,10})(?:-([0-9a-z]{1,9}))?$/

/** As it stands in `?comments=`: the branch if it is one's, votes, milliseconds in base 36, the comment's id, `asOf`. */
export const cursorText = ({ root, agrees, at, id, asOf }: ThreadCursor): string =>
  `${root === null ? '' : `b${root}-`}${agrees}-${at.getTime().toString(36)}-${id}${asOf ? `-${asOf.getTime().toString(36)}` : ''}`

/** @returns null for a text that no thread of ours ever made */
export function readThreadCursor(text: string): ThreadCursor | null {
  const [, branch, votes = '', time = '', number = '', snapshot] = FORM.exec(text) ?? []
  const root = branch === undefined ? null : Number(branch)
  const [agrees, id] = [Number(votes), Number(number)]
  const at = instantOf(time)
  const asOf = snapshot === undefined ? null : instantOf(snapshot)
  if (!at || (snapshot !== undefined && !asOf)) return null
  return [root ?? 0, agrees, id].every((value) => value < 2 ** 31) ? { root, agrees, at, id, asOf } : null
}

function instantOf(text: string): Date | null {
  const at = new Date(Number.parseInt(text, 36))
  return Number.isNaN(at.getTime()) ? null : at
}
