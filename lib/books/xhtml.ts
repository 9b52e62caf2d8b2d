import { isElement, isText, type MarkupNode, parseMarkup, UNREAD } from '#lib/articles/markup.ts'
import { xmlText } from '#lib/syndication/xml.ts'

/** What a book cannot hold: it would be asked for from outside. */
const OUTSIDE = new Set(['img', 'picture', 'source', 'track', 'audio', 'video', 'iframe', 'noscript'])
const VOID = new Set(['br', 'hr', 'wbr'])
const ATTRIBUTES = new Set(['lang', 'dir', 'colspan', 'rowspan', 'start', 'scope', 'title'])
/** Left by what a book cannot hold, they would be empty. */
const FRAMES = new Set(['a', 'figure', 'ul', 'ol', 'dl', 'table'])
const NAME = /^[a-z][a-z0-9]*$/

/**
 * Sanitized markup of a stored text as XHTML: well-formed, nothing from outside, links absolute.
 *
 * @param base address that links without a host belong to
 */
export function xhtmlOf(html: string, base: string): string {
  return written(parseMarkup(html), base)
}

function written(nodes: readonly MarkupNode[], base: string): string {
  return nodes
    .map((node) => {
      if (isText(node)) return xmlText(node.data)
      if (!isElement(node) || UNREAD.has(node.name) || OUTSIDE.has(node.name) || !NAME.test(node.name)) return ''
      const inner = VOID.has(node.name) ? '' : written(node.children, base)
      if (FRAMES.has(node.name) && inner.trim() === '') return ''
      if (node.name !== 'a') return tag(node.name, kept(node.attribs), inner)
      const href = absolute(node.attribs.href, base)
      return href === null ? inner : tag('a', { ...kept(node.attribs), href }, inner)
    })
    .join('')
}

function kept(attributes: Record<string, string>): Record<string, string> {
  const own = Object.fromEntries(Object.entries(attributes).filter(([name]) => ATTRIBUTES.has(name)))
  return own.lang === undefined ? own : { ...own, 'xml:lang': own.lang }
}

function tag(name: string, attributes: Record<string, string>, inner: string): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
    .join('')
  return VOID.has(name) ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>`
}

/** An address as programs for books take it; null for one that is none. */
export function absolute(href: string | null | undefined, base: string): string | null {
  if (!href || !URL.canParse(href, base)) return null
  const url = new URL(href, base)
  return /^https?:$/.test(url.protocol) ? url.href.replace(/\|/g, '%7C') : null
}
