import { decodeEntities, escapeHtml, looksLikeHtml, oneLine, plainText, textAsHtml } from '#lib/feeds/text.ts'
import type { Element } from '#lib/feeds/xml.ts'

export function child(element: Element, ...names: string[]): Element | null {
  for (const name of names) {
    const found = element.children.find((one) => one.name === name)
    if (found) return found
  }
  return null
}

export function childrenOf(element: Element, ...names: string[]): Element[] {
  return element.children.filter((one) => names.includes(one.name))
}

/** The text of an element that holds no markup, trimmed; an empty string if there is no element. */
export function textOf(element: Element | null): string {
  return element ? contentOf(element).text.trim() : ''
}

/** The first of these children that has any text, as text. */
export function firstText(element: Element, ...names: string[]): string | null {
  for (const name of names) {
    for (const one of element.children) {
      if (one.name !== name) continue
      const text = textOf(one)
      if (text !== '') return text
    }
  }
  return null
}

/** A title or a name: one line of plain text, whatever form the feed gave it; null if nothing remains. */
export function titleOf(element: Element | null): string | null {
  if (!element) return null
  const { text, markup } = contentOf(element)
  const form = formOf(element)
  const title =
    form === 'base64' ? plainText(fromBase64(text)) : form === 'text' && !markup ? oneLine(text) : plainText(text)
  return title === '' ? null : title
}

/**
 * A summary or a text as HTML; null if it is empty or no text (Atom content of another kind). Where the feed does not
 * say which it is (all of RSS), text that looks like HTML is HTML.
 */
export function htmlOf(element: Element): string | null {
  const { text, markup } = contentOf(element)
  const form = formOf(element)
  if (form === 'other') return null
  const html = markup ? asHtml(text, element) : asDeclared(text, form)
  return html.trim() === '' ? null : html.trim()
}

type Form = 'text' | 'html' | 'base64' | 'unsaid' | 'other'

function asDeclared(text: string, form: Form): string {
  if (form === 'text') return textAsHtml(text)
  if (form === 'base64') return asDeclared(fromBase64(text), 'unsaid')
  if (form === 'unsaid') return looksLikeHtml(text) ? text : textAsHtml(text)
  return text
}

function formOf(element: Element): Form {
  const type = element.attributes.get('type')?.toLowerCase().split(';')[0]?.trim() ?? ''
  const mode = element.attributes.get('mode')?.toLowerCase()
  if (mode === 'base64') return 'base64'
  if (type === 'text' || type === 'text/plain') return mode === 'escaped' ? 'unsaid' : 'text'
  if (type === '') return 'unsaid'
  if (
    /^(?:html|xhtml|escaped|text\/x?html|application\/(?:xhtml\+)?xml|text\/xml)$/.test(type) ||
    type.endsWith('+xml')
  )
    return 'html'
  if (type === 'application/octet-stream') return 'base64'
  return type.includes('/') ? 'other' : 'unsaid'
}

/** What an element holds: markup as written if it has tags of its own, else its text with references decoded. */
function contentOf(element: Element): { text: string; markup: boolean } {
  const { inner } = element
  if (!inner.includes('<')) return { text: decodeEntities(inner), markup: false }
  const whole = inner.trim()
  // The usual form of long texts: one section, nothing beside it.
  if (whole.startsWith('<![CDATA[') && whole.indexOf(']]>') === whole.length - 3)
    return { text: whole.slice(9, -3), markup: false }
  const sections = inner.match(SECTIONS) ?? []
  if (sections.some((section) => TAG_START.test(section))) return { text: inner, markup: true }
  const texts = sections.map((section) => {
    if (section.startsWith('<![CDATA[')) return section.slice(9, section.endsWith(']]>') ? -3 : undefined)
    return section.startsWith('<!--') ? '' : decodeEntities(section)
  })
  return { text: texts.join(''), markup: false }
}

const SECTIONS = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|[^<]+|<[^<]*/g
const TAG_START = /^<\/?[a-z_]/i

/** Markup of XML as a browser's HTML reader will see the same: no prefixes, no CDATA, no short empty elements. */
function asHtml(markup: string, element: Element): string {
  const prefix = xhtmlPrefix(markup, element)
  let html = markup.replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, (_section, text: string) =>
    element.attributes.get('type')?.includes('xhtml') ? escapeHtml(text) : text,
  )
  if (prefix)
    html = html.replace(/(<\/?)([\w-]+):/g, (tag, opening: string, found: string) => (found === prefix ? opening : tag))
  return html.replace(/<([a-z][\w-]*)((?:\s[^<>]*)?)\/>/gi, (tag, name: string, attributes: string) =>
    VOID.test(name) ? tag : `<${name}${attributes.trimEnd()}></${name}>`,
  )
}

function xhtmlPrefix(markup: string, element: Element): string | undefined {
  const declared = [...element.scope.addresses].find(([name, address]) => name !== '' && /xhtml/.test(address))?.[0]
  return declared ?? /xmlns:([\w-]+)\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml/.exec(markup)?.[1]
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

function fromBase64(text: string): string {
  const bytes = Buffer.from(text, 'base64')
  return new TextDecoder('utf-8').decode(bytes)
}
