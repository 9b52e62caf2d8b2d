import { linkedAddress } from './addresses.ts'
import {
  BLOCKS,
  type Element,
  escapeAttribute,
  escapeText,
  isElement,
  isText,
  type MarkupNode,
  UNREAD,
} from './markup.ts'
import { attributesOf } from './sanitize.ts'

const KEPT = new Set(
  'abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup time u var'.split(' '),
)

/** Old names of what the text may hold. */
const RENAMED: Record<string, string> = { strike: 's', tt: 'code', acronym: 'abbr', big: 'span', font: 'span' }

export type InlineOptions = {
  base: string | null
  sample: boolean
  /** How a picture among the words is written; '' leaves it out. */
  picture(image: Element): string
  /** White space stays as it is. */
  preformatted?: boolean
}

/** Words and what may stand among them, as the sanitizer would write it. Blocks inside lose their tags and keep a space. */
export function inlineMarkup(nodes: readonly MarkupNode[], options: InlineOptions, linked = false): string {
  let html = ''
  for (const node of nodes) {
    if (isText(node)) html += escapeText(options.preformatted ? node.data : oneSpace(node.data))
    else if (isElement(node)) html += inlineElement(node, options, linked)
  }
  return html
}

function oneSpace(text: string): string {
  return /[\t\n\f\r]| {2}/.test(text) ? text.replace(/[\t\n\f\r ]+/g, ' ') : text
}

function inlineElement(element: Element, options: InlineOptions, linked: boolean): string {
  const name = RENAMED[element.name] ?? element.name
  if (name === 'br') return options.preformatted ? '\n' : '<br />'
  if (name === 'wbr') return '<wbr />'
  if (name === 'img') return options.picture(element)
  if (UNREAD.has(name) || name === 'iframe' || name === 'audio' || name === 'video' || name === 'noscript') return ''
  if (name === 'a') return link(element, options, linked)
  const inner = inlineMarkup(element.children, options, linked)
  if (BLOCKS.has(name)) return ` ${inner} `
  if (isBlank(inner)) return inner
  const attributes = written(name, element)
  if (KEPT.has(name)) return `<${name}${attributes}>${inner}</${name}>`
  return attributes === '' ? inner : `<span${attributes}>${inner}</span>`
}

function link(element: Element, options: InlineOptions, linked: boolean): string {
  const address = element.attribs.href
  const href = linked || address === undefined ? null : linkedAddress(address, options)
  const inner = inlineMarkup(element.children, options, linked || href !== null)
  if (href === null || isBlank(inner)) return inner
  const { lang, dir } = element.attribs
  return `<a${attributeText(attributesOf('a', { href, ...(lang && { lang }), ...(dir && { dir }) }))}>${inner}</a>`
}

/** The attributes that an element keeps, ready to stand after its name. */
export function written(name: string, { attribs }: Element, inherited?: Record<string, string>): string {
  for (const _ in attribs) return attributeText(attributesOf(name, { ...inherited, ...attribs }))
  return inherited === undefined ? '' : attributeText(attributesOf(name, inherited))
}

export function attributeText(attributes: Record<string, string>): string {
  let text = ''
  for (const name in attributes) {
    const value = attributes[name] ?? ''
    text += value === '' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`
  }
  return text
}

/** Nothing to read and nothing to see in it. */
export function isBlank(html: string): boolean {
  return !/[^\s\u200b\u2060]/.test(html.includes('<') ? html.replace(/<[^>]*>/g, '') : html)
}

const EDGES = /^(?:\s|<br \/>)+|(?:\s|<br \/>)+$/g

export function trimMarkup(html: string): string {
  return html.replace(EDGES, '')
}
