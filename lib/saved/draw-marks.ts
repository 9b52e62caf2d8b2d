import { decodeHTML } from 'entities'
import { escapeAttribute } from '#lib/articles/markup.ts'
import type { BodyBlock, ShownBlock } from '#lib/articles/model.ts'
import { type Effort, effortOfAPage, findPassage, type Span } from './find-passage.ts'
import type { Mark } from './mark-model.ts'

/** The markup is the sanitizer's: `<` and `>` are signs of a tag and nothing else, and all that opens is closed. */
const PARTS = /<[^>]*>|&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);|[^<&]|[<&]/giu
const UNSEEN = /[\s\u00ad\u200b\u2060\ufeff]/
const OPENS = /^<([a-z][a-z0-9]*)\b/
const VOID = new Set(['br', 'hr', 'img', 'source', 'track', 'wbr'])

/** Where each character of the text stands in the markup; `run` numbers the stretches of text between two tags. */
type Letters = {
  text: string
  block: number[]
  from: number[]
  to: number[]
  run: number[]
  runs: { from: number; to: number }[]
}

function lettersOf(blocks: readonly (ShownBlock | BodyBlock)[]): Letters {
  const letters: Letters = { text: '', block: [], from: [], to: [], run: [], runs: [] }
  const parts: string[] = []
  for (const [block, shown] of blocks.entries()) {
    if (shown.kind !== 'html') continue
    let run: { from: number; to: number } | null = null
    for (const { 0: part, index } of shown.html.matchAll(PARTS)) {
      if (part.length > 1 && part.startsWith('<')) {
        run = null
        continue
      }
      const to = index + part.length
      if (!run) {
        run = { from: index, to }
        letters.runs.push(run)
      }
      run.to = to
      const seen = part.startsWith('&') ? decodeHTML(part) : part
      for (const letter of seen) {
        if (UNSEEN.test(letter)) continue
        parts.push(letter)
        // A letter of two units has one place: nothing is cut in the middle of it.
        for (let unit = 0; unit < letter.length; unit += 1) {
          letters.block.push(block)
          letters.from.push(index)
          letters.to.push(to)
          letters.run.push(letters.runs.length - 1)
        }
      }
    }
  }
  letters.text = parts.join('')
  return letters
}

type Piece = { from: number; to: number; mark: Mark; first: boolean }

/**
 * Draws somebody's marks into a text, for a page that is theirs alone. Tags are put between letters of the text and
 * nowhere else, each opened and closed between the same two tags of the text: its markup is as it was. Where very many
 * passages were edited, the last of them are told as lost: a page is not kept waiting for them.
 *
 * @returns the text, and the marks whose passages are in it
 */
export function drawMarks(
  blocks: ShownBlock[],
  marks: readonly Mark[],
): { blocks: ShownBlock[]; found: ReadonlySet<number> } {
  const found = new Set<number>()
  const standing = marks.filter(({ removed }) => !removed)
  if (standing.length === 0) return { blocks, found }
  const letters = lettersOf(blocks)
  const pieces = new Map<number, Piece[]>()
  const effort = effortOfAPage()
  for (const mark of standing) {
    const span = findPassage(letters.text, mark, effort)
    if (!span) continue
    found.add(mark.id)
    piecesOf(letters, span, mark, pieces)
  }
  const drawn = blocks.map((block, index): ShownBlock => {
    const own = pieces.get(index)
    return own && block.kind === 'html' ? { kind: 'html', html: marked(block.html, own) } : block
  })
  return { blocks: drawn, found }
}

/** The marks whose passages are in a text, by their numbers. */
export function marksIn(
  blocks: readonly (ShownBlock | BodyBlock)[],
  marks: readonly Mark[],
  effort: Effort,
): ReadonlySet<number> {
  if (marks.length === 0) return new Set()
  const { text } = lettersOf(blocks)
  return new Set(marks.filter((mark) => findPassage(text, mark, effort)).map(({ id }) => id))
}

/** The stretches of text that a passage covers, each in its block. Spaces between two of them are covered, too. */
function piecesOf(letters: Letters, { start, end }: Span, mark: Mark, pieces: Map<number, Piece[]>): void {
  let at = start
  while (at < end) {
    const run = letters.run[at]
    let last = at
    while (last + 1 < end && letters.run[last + 1] === run) last += 1
    const whole = run === undefined ? undefined : letters.runs[run]
    const block = letters.block[at]
    if (!whole || block === undefined) return
    const from = at === start ? letters.from[at] : whole.from
    const to = last === end - 1 ? letters.to[last] : whole.to
    const own = pieces.get(block) ?? []
    own.push({ from: from ?? whole.from, to: to ?? whole.to, mark, first: at === start })
    pieces.set(block, own)
    at = last + 1
  }
}

/** Where marks lie over one another, each has a tag of its own around the letters that they share. */
function marked(html: string, pieces: readonly Piece[]): string {
  const edges = [...new Set(pieces.flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other)
  let drawn = html.slice(0, edges[0])
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1] ?? html.length
    const over = pieces.filter((piece) => piece.from <= from && piece.to > from)
    const opened = over.map(({ mark, first, from: begins }) => tagOf(mark, first && begins === from)).join('')
    drawn += `${opened}${html.slice(from, to)}${'</mark>'.repeat(over.length)}`
  }
  return drawn
}

function tagOf({ id, note }: Mark, first: boolean): string {
  const name = first ? ` id="highlight-${id}"` : ''
  return `<mark class="own-mark"${name} data-mark="${id}"${note ? ` title="${escapeAttribute(note)}"` : ''}>`
}

/**
 * Gives the paragraph (heading, list …) of that number an id, so that a link leads to it.
 *
 * @param place counted from 0 over all of the text's own paragraphs
 */
export function withAnchor(blocks: ShownBlock[], place: number, id: string): ShownBlock[] {
  let count = -1
  let done = false
  return blocks.map((block): ShownBlock => {
    if (done || block.kind !== 'html') return block
    let depth = 0
    for (const { 0: tag, index } of block.html.matchAll(/<[^>]*>/g)) {
      const name = OPENS.exec(tag)?.[1]
      if (name === undefined) depth -= 1
      else {
        if (depth === 0) count += 1
        if (depth === 0 && count === place) {
          done = true
          const at = index + 1 + name.length
          return { kind: 'html', html: `${block.html.slice(0, at)} id="${id}"${block.html.slice(at)}` }
        }
        if (!VOID.has(name)) depth += 1
      }
    }
    return block
  })
}
