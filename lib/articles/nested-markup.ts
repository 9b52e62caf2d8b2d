import { type InlineOptions, inlineMarkup, isBlank, trimMarkup, written } from './inline-markup.ts'
import { type Element, isElement, type MarkupNode } from './markup.ts'
import type { Piece } from './pieces.ts'

/** The blocks inside a cell or a list item, judged by the caller's rules. */
export type Flow = (nodes: readonly MarkupNode[]) => Piece[]

/** Language and direction of the containers around, which are opened. */
type Inherited = { lang?: string; dir?: string }

/** What stands in an item or a cell: a single paragraph needs no tags of its own. */
export function innerMarkup(nodes: readonly MarkupNode[], flow: Flow): string {
  const pieces = flow(nodes).flatMap((one) => (one.kind === 'html' ? [one] : []))
  return pieces
    .map(({ tag, html }, index) =>
      tag === 'p' && html.startsWith('<p>') && (pieces.length === 1 || (index === 0 && isList(pieces[1]?.tag)))
        ? html.slice('<p>'.length, -'</p>'.length)
        : html,
    )
    .join('')
}

function isList(tag: string | undefined): boolean {
  return tag === 'ul' || tag === 'ol'
}

export function listMarkup(list: Element, flow: Flow, inherited: Inherited): string {
  const items = list.children.map((child) => {
    if (!isElement(child)) return ''
    const inner = child.name === 'li' ? innerMarkup(child.children, flow) : innerMarkup([child], flow)
    return isBlank(inner) ? '' : `<li${child.name === 'li' ? written('li', child) : ''}>${inner}</li>`
  })
  const inner = items.join('')
  const tag = list.name === 'ol' ? 'ol' : 'ul'
  return inner === '' ? '' : `<${tag}${written(tag, list, inherited)}>${inner}</${tag}>`
}

export function definitionsMarkup(list: Element, options: InlineOptions, flow: Flow, inherited: Inherited): string {
  const inner = list.children.map((child): string => {
    if (!isElement(child)) return ''
    if (child.name === 'div') return definitionsInner(child, options, flow)
    return definitionMarkup(child, options, flow)
  })
  return inner.join('') === '' ? '' : `<dl${written('dl', list, inherited)}>${inner.join('')}</dl>`
}

function definitionsInner(group: Element, options: InlineOptions, flow: Flow): string {
  return group.children.map((child) => (isElement(child) ? definitionMarkup(child, options, flow) : '')).join('')
}

function definitionMarkup(child: Element, options: InlineOptions, flow: Flow): string {
  if (child.name !== 'dt' && child.name !== 'dd') return ''
  const inner =
    child.name === 'dt' ? trimMarkup(inlineMarkup(child.children, options)) : innerMarkup(child.children, flow)
  return isBlank(inner) ? '' : `<${child.name}${written(child.name, child)}>${inner}</${child.name}>`
}

type Row = { cells: Element[]; part: 'thead' | 'tbody' | 'tfoot'; row: Element }

function rowsOf(table: Element, part: Row['part'] = 'tbody'): Row[] {
  return table.children.flatMap((child): Row[] => {
    if (!isElement(child)) return []
    if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') return rowsOf(child, child.name)
    if (child.name !== 'tr') return []
    const cells = child.children.flatMap((cell) =>
      isElement(cell) && (cell.name === 'td' || cell.name === 'th') ? [cell] : [],
    )
    return [{ cells, part, row: child }]
  })
}

/** A table whose rows have one cell only lays things out: its cells, to be read as text. Null for a real table. */
export function layoutCells(table: Element): MarkupNode[] | null {
  const rows = rowsOf(table)
  return rows.every(({ cells }) => cells.length <= 1)
    ? rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.children))
    : null
}

export function tableMarkup(table: Element, options: InlineOptions, flow: Flow, inherited: Inherited): string {
  let html = ''
  let open = ''
  for (const { cells, part, row } of rowsOf(table)) {
    const inner = cells.map(
      (cell) => `<${cell.name}${written(cell.name, cell)}>${innerMarkup(cell.children, flow)}</${cell.name}>`,
    )
    if (isBlank(inner.join(''))) continue
    if (part !== open) html += `${open && `</${open}>`}<${part}>`
    open = part
    html += `<tr${written('tr', row)}>${inner.join('')}</tr>`
  }
  if (open === '') return ''
  const caption = table.children.find((child) => isElement(child) && child.name === 'caption')
  const words = caption && isElement(caption) ? trimMarkup(inlineMarkup(caption.children, options)) : ''
  const title = isBlank(words) ? '' : `<caption>${words}</caption>`
  return `<table${written('table', table, inherited)}>${title}${html}</${open}></table>`
}
