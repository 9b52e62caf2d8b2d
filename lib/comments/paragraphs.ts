/** A piece of a line: words, or an address that leads somewhere. */
export type Piece = { text: string; href?: string }

const ADDRESS = /https?:\/\/[^\s<>"'`“”„’]+/giu
/** Marks at the end of an address that belong to the sentence around it. */
const TAIL = /[.,;:!?…)\]}*_]$/u
const LONGEST_SHOWN = 60

/**
 * A comment's plain text as paragraphs (parted by an empty line) of lines of pieces. Only whole http and https addresses
 * become links; nothing in the text is ever markup.
 */
export function paragraphsOf(text: string): Piece[][][] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => paragraph.split('\n').map(piecesOf))
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(ADDRESS)) {
    const found = withoutTail(match[0])
    const href = safeAddress(found)
    if (!href) continue
    if (match.index > from) pieces.push({ text: line.slice(from, match.index) })
    pieces.push({ text: shownAs(found), href })
    from = match.index + found.length
  }
  if (from < line.length) pieces.push({ text: line.slice(from) })
  return pieces
}

/** A closing bracket stays where the address opened it: addresses of encyclopedias end so. */
function withoutTail(address: string): string {
  let end = address.length
  while (end > 0 && TAIL.test(address.slice(0, end))) {
    const last = address[end - 1]
    if (last === ')' && count(address.slice(0, end), '(') >= count(address.slice(0, end), ')')) break
    end -= 1
  }
  return address.slice(0, end)
}

const count = (text: string, mark: string): number => text.split(mark).length - 1

/** The address as browsers read it; null for one without a host, or that hides another before an `@`. */
function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const known = url.protocol === 'http:' || url.protocol === 'https:'
  return known && url.hostname && !url.username && !url.password ? url.href : null
}

/** A long address is cut where it is shown, its host never. */
function shownAs(address: string): string {
  const bare = address.replace(/^https?:\/\//i, '')
  return bare.length > LONGEST_SHOWN ? `${bare.slice(0, LONGEST_SHOWN - 1)}…` : bare
}
