import { BLOCKS, collapse, isElement, type MarkupNode, parseMarkup, textOf } from '#lib/articles/markup.ts'
import type { BodyBlock } from '#lib/articles/model.ts'

/** A stored text as lines of plain words, one for each paragraph, heading, point or cell; pictures and empty lines are none. */
export function linesOfBody(body: readonly BodyBlock[]): string[] {
  return body.flatMap((block) => {
    if (block.kind === 'html') return linesOfMarkup(block.html)
    if (block.kind === 'read') return [block.title]
    return block.caption ? linesOfMarkup(block.caption) : []
  })
}

function linesOfMarkup(html: string): string[] {
  const lines: string[] = []
  let open: MarkupNode[] = []
  const close = () => {
    const line = collapse(textOf(open))
    if (line) lines.push(line)
    open = []
  }
  const walk = (nodes: readonly MarkupNode[]) => {
    for (const node of nodes) {
      if (!isElement(node) || !BLOCKS.has(node.name)) {
        open.push(node)
        continue
      }
      close()
      walk(node.children)
      close()
    }
  }
  walk(parseMarkup(html))
  close()
  return lines
}
