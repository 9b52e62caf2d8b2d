import { absoluteAddress } from './addresses.ts'
import { collapse, type Element, isElement, isText, type MarkupNode, UNREAD } from './markup.ts'

/** A "Read:" line of a source: what it points to, and where the source had it if its text had a link. */
export type ReadLine = { title: string; href: string | null }

// "Read" alone is also an ordinary word: without brackets it counts only as a label with its colon.
const LABEL =
  '(?:also\\s+read|read(?:\\s+(?:more|also|next|too|on|the\\s+full\\s+story))?|related|see\\s+also|more\\s+on\\s+this|' +
  'lesen\\s+sie\\s+(?:auch|mehr|dazu)|lesen\\s+sie\\s+dazu\\s+auch|mehr\\s+(?:dazu|zum\\s+thema)|lies\\s+(?:auch|mehr))'

const IN_BRACKETS = new RegExp(`\\[\\s*${LABEL}\\s*:\\s*([^[\\]]{2,300}?)\\s*\\]\\s*$`, 'iu')
const WHOLE_LINE = new RegExp(`^[\\s>→►▶•*–-]*${LABEL}\\s*:\\s*(\\S.{1,220}?)\\s*$`, 'isu')
const LABEL_FIRST = new RegExp(`^[\\s[>→►▶•*–-]*${LABEL}\\s*:\\s*`, 'iu')

/** Cheap enough for every paragraph: no "Read:" line is without one of these. */
const LIKELY = /(?:read|more|related|also|this|auch|mehr|dazu|thema|story|next|too|on)\s*:/i

type Piece = { node: { data: string }; start: number; link: Element | null }

/** The longest end of a paragraph that is looked at: bounds what an endless one can cost. */
const LINE_LENGTH = 600

const MOST_LINES = 20

/**
 * Takes the "Read:" lines off the end of a paragraph's nodes: `[Read: Title]`, or the whole paragraph `Read more: Title`.
 * The words are taken out of the nodes; what is left of the paragraph stays in them.
 */
export function takeReadLines(nodes: readonly MarkupNode[], base: string | null): ReadLine[] {
  const lines: ReadLine[] = []
  while (lines.length < MOST_LINES) {
    const pieces: Piece[] = []
    const text = gather(nodes, null, pieces, '').trimEnd()
    const end = text.slice(-LINE_LENGTH)
    const found = LIKELY.test(end) ? (IN_BRACKETS.exec(end) ?? wholeLine(text, pieces)) : null
    if (found === null) break
    const start = text.length - found.input.length + found.index
    lines.unshift({ title: collapse(found[1] ?? ''), href: hrefAfter(pieces, start, base) })
    for (const piece of pieces) piece.node.data = piece.node.data.slice(0, Math.max(0, start - piece.start))
  }
  return lines
}

/** A line without brackets leads to one place; with more links, or with words after the link, it is a sentence. */
function wholeLine(text: string, pieces: readonly Piece[]): RegExpExecArray | null {
  const found = text.length <= LINE_LENGTH ? WHOLE_LINE.exec(text) : null
  if (found === null) return null
  const links = new Set(pieces.flatMap(({ link }) => link ?? []))
  if (links.size > 1) return null
  const last = pieces.findLast(({ node }) => node.data.trim() !== '')
  return links.size === 0 || last?.link || pieces.every(({ node, link }) => link || !/[.!?]\s*\S/.test(node.data))
    ? found
    : null
}

function gather(nodes: readonly MarkupNode[], link: Element | null, pieces: Piece[], before: string): string {
  let text = before
  for (const node of nodes) {
    if (isText(node)) {
      pieces.push({ node, start: text.length, link })
      text += node.data
    } else if (isElement(node) && !UNREAD.has(node.name)) {
      if (node.name === 'br') text += '\n'
      text = gather(node.children, node.name === 'a' && node.attribs.href ? node : link, pieces, text)
    }
  }
  return text
}

function hrefAfter(pieces: readonly Piece[], index: number, base: string | null): string | null {
  for (const { node, start, link } of pieces) {
    const ends = start + node.data.length
    const href = link?.attribs.href
    if (ends > index && href !== undefined && node.data.slice(Math.max(0, index - start)).trim() !== '') {
      return absoluteAddress(href, base)
    }
  }
  return null
}

/** The title of a link that stands in a box of such links: without the label that it may have in front. */
export function readTitle(text: string): string {
  return collapse(text).replace(LABEL_FIRST, '').replace(/\]$/, '').trim()
}
