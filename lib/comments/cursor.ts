/** Where a page of a thread goes on: after a root in the order of the page, or after a reply of one branch. */
export type ThreadCursor = { root: number | null; agrees: number; at: Date; id: number }

const FORM = /^(?:b(\d{1,10})-)?(\d{1,9})-([0-9a-z]{1,9})-(\d{1,10})$/

/** As it stands in `?comments=`: the branch if it is one's, votes, milliseconds in base 36, the comment's id. */
export const cursorText = ({ root, agrees, at, id }: ThreadCursor): string =>
  `${root === null ? '' : `b${root}-`}${agrees}-${at.getTime().toString(36)}-${id}`

/** @returns null for a text that no thread of ours ever made */
export function readThreadCursor(text: string): ThreadCursor | null {
  const [, branch, votes = '', time = '', number = ''] = FORM.exec(text) ?? []
  const root = branch === undefined ? null : Number(branch)
  const [agrees, id] = [Number(votes), Number(number)]
  const at = new Date(Number.parseInt(time, 36))
  if (!time || Number.isNaN(at.getTime())) return null
  return [root ?? 0, agrees, id].every((value) => value < 2 ** 31) ? { root, agrees, at, id } : null
}
