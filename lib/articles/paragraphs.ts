import { attributeText, inlineMarkup, isBlank, trimMarkup } from './inline-markup.ts'
import { isAdvertisingLabel, isGoOnLink, isPromo, isShareBar, isTracker } from './left-out.ts'
import { collapse, type Element, elementsOf, isElement, isText, type MarkupNode, textOf } from './markup.ts'
import { figurePiece, pictureAmongWords } from './picture-markup.ts'
import { type Piece, type Place, piece } from './pieces.ts'
import { takeReadLines } from './read-links.ts'
import { attributesOf } from './sanitize.ts'

/** Words between blocks as paragraphs (or one heading): two line breaks part them, pictures among them come first. */
export function paragraphs(nodes: readonly MarkupNode[], place: Place, tag = 'p'): Piece[] {
  if (nodes.every((node) => isText(node) && node.data.trim() === '')) return []
  return tag === 'p' ? atEmptyLines(nodes).flatMap((part) => line(part, place, tag)) : line(nodes, place, tag)
}

/** Parts of a run between `<br><br>`. */
function atEmptyLines(nodes: readonly MarkupNode[]): MarkupNode[][] {
  const parts: MarkupNode[][] = [[]]
  let breaks: MarkupNode[] = []
  for (const node of nodes) {
    if (isElement(node) && node.name === 'br') breaks.push(node)
    else if (isText(node) && node.data.trim() === '' && breaks.length > 0) continue
    else {
      if (breaks.length > 1) parts.push([])
      parts.at(-1)?.push(...(breaks.length === 1 ? breaks : []), node)
      breaks = []
    }
  }
  return parts
}

function line(nodes: readonly MarkupNode[], place: Place, tag: string): Piece[] {
  const { work, top, inherited } = place
  let text = collapse(textOf(nodes))
  let rest = nodes
  let lines: ReturnType<typeof takeReadLines> = []
  let goesOn = false
  if (top) {
    const link = lastLink(nodes)
    goesOn = link !== null && isGoOnLink(link)
    if (!work.untouched) {
      if (isShareBar(elementsOf(nodes, 'a'), text) || isAdvertisingLabel(text)) {
        work.handling.boxesLeftOut += 1
        return []
      }
      if (tag === 'p' && isPromo(text)) {
        work.handling.promosLeftOut += 1
        return []
      }
      if (goesOn) rest = nodes.filter((node) => node !== link)
      lines = takeReadLines(rest, work.base)
      work.handling.readLinks += lines.length
      if (goesOn || lines.length > 0) text = collapse(textOf(rest))
    }
  }
  const pieces = written(rest, place, tag, text, attributeText(attributesOf(tag, inherited)))
  const last = pieces.at(-1)
  if (goesOn) {
    if (last?.kind === 'html') last.goesOn = true
    else pieces.push({ ...piece('p', '', ''), goesOn: true })
  }
  return [...pieces, ...lines.map((found): Piece => ({ kind: 'read', ...found }))]
}

function written(
  nodes: readonly MarkupNode[],
  { work }: Place,
  tag: string,
  text: string,
  attributes: string,
): Piece[] {
  const { base, sample, handling } = work
  const lifted: Piece[] = []
  const picture = (image: Element) => {
    if (isTracker(image, base)) {
      handling.trackersLeftOut += 1
      return ''
    }
    return pictureAmongWords(image, (real) => {
      const found = figurePiece([real], undefined, work)
      if (found !== null) lifted.push(found)
      return ''
    })
  }
  const html = trimMarkup(inlineMarkup(nodes, { base, sample, picture }))
  const inner = lifted.length > 0 ? html.replace(/ {2,}/g, ' ') : html
  if (!isBlank(inner)) lifted.push(piece(tag, `<${tag}${attributes}>${inner}</${tag}>`, text))
  return lifted
}

/** The link that ends a run of words, if one does. */
function lastLink(nodes: readonly MarkupNode[]): Element | null {
  const last = nodes.findLast((node) => !isText(node) || node.data.trim() !== '')
  return last !== undefined && isElement(last) && last.name === 'a' ? last : null
}
