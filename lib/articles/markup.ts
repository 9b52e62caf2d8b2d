import { DomHandler, ElementType, Parser, Tokenizer } from 'htmlparser2'

type Document = DomHandler['root']
export type MarkupNode = Document['children'][number]
export type Element = Extract<MarkupNode, { attribs: unknown }>
type TextNode = Extract<MarkupNode, { nodeType: 3 }>

/** Deeper markup is no article but an attack on whoever walks it (rules §4). */
const MAX_DEPTH = 200

/** Elements that stand on lines of their own. Inside one of the others they end it. */
export const BLOCKS = new Set(
  (
    'address article aside audio blockquote body center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr html iframe li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul video'
  ).split(' '),
)

/** Elements that are no text: they go with all that is in them. */
export const UNREAD = new Set(
  (
    'applet area base basefont button canvas datalist dialog embed form frame frameset head input label legend link ' +
    'map math meta meter nav noembed noframes object option optgroup output param plaintext portal progress script ' +
    'select slot style svg template textarea title track xmp'
  ).split(' '),
)

export function isText(node: MarkupNode): node is TextNode {
  return node.type === ElementType.Text
}

export function isElement(node: MarkupNode): node is Element {
  return node.type === ElementType.Tag || node.type === ElementType.Script || node.type === ElementType.Style
}

class TooDeep extends Error {}

/** Builds the tree, and stops as soon as it is too deep: the parser's own cost grows with the square of the depth. */
class ShallowHandler extends DomHandler {
  depth = 0

  override onopentag(name: string, attribs: Record<string, string>): void {
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new TooDeep()
    super.onopentag(name, attribs)
  }

  override onclosetag(): void {
    this.depth -= 1
    super.onclosetag()
  }
}

/** The tree of an HTML fragment. Markup deeper than 200 elements loses its tags and keeps its words, in paragraphs. */
export function parseMarkup(html: string): MarkupNode[] {
  try {
    return treeOf(html)
  } catch (error) {
    if (error instanceof TooDeep) return treeOf(paragraphsOf(flatText(html)))
    throw error
  }
}

function treeOf(html: string): MarkupNode[] {
  const handler = new ShallowHandler()
  new Parser(handler).end(html)
  return handler.root.children
}

/** Plain text as paragraphs of HTML: an empty line parts two. */
export function paragraphsOf(text: string): string {
  return text
    .split(/\n[ \t\r]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeText(paragraph)}</p>`)
    .join('')
}

/** The words of markup of any depth, an empty line for each end of a block. Needs no tree, so that nothing can be too deep. */
function flatText(html: string): string {
  let text = ''
  let unread = false
  const nameAt = (start: number, end: number) => html.slice(start, end).toLowerCase()
  const ignore = () => undefined
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (!unread) text += html.slice(start, end)
      },
      ontextentity: (codepoint) => {
        if (!unread) text += String.fromCodePoint(codepoint)
      },
      onopentagname: (start, end) => {
        const name = nameAt(start, end)
        unread = name === 'script' || name === 'style'
        if (BLOCKS.has(name)) text += '\n\n'
      },
      onclosetag: (start, end) => {
        unread = false
        if (BLOCKS.has(nameAt(start, end))) text += '\n\n'
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
      isInForeignContext: () => false,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return text
}

/** The words of some nodes as they would be read: a space for each end of a line or block, otherwise as they stand. */
export function textOf(nodes: readonly MarkupNode[]): string {
  let text = ''
  for (const node of nodes) {
    if (isText(node)) text += node.data
    else if (isElement(node)) {
      if (node.name === 'br') text += ' '
      else if (UNREAD.has(node.name) || node.name === 'noscript' || node.name === 'iframe') continue
      else text += BLOCKS.has(node.name) ? ` ${textOf(node.children)} ` : textOf(node.children)
    }
  }
  return text
}

/** One space between words, none around. */
export function collapse(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
}

/** HTML from outside as plain text of one line. */
export function plainText(html: string): string {
  return collapse(/[<&]/.test(html) ? textOf(parseMarkup(html)) : html)
}

/** All elements of that name, in document order. */
export function elementsOf(nodes: readonly MarkupNode[], name: string): Element[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    const inner = elementsOf(node.children, name)
    return node.name === name ? [node, ...inner] : inner
  })
}

/** Escaped just as sanitize-html writes text, so that its pass finds nothing to change. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : text
}

export function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;')
}
