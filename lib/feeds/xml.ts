import { decodeEntities } from '#lib/feeds/text.ts'
import { innerScope, localName, nameIn, outerScope, type Scope } from '#lib/feeds/xml-names.ts'

export type Element = {
  /** See `nameIn`. */
  name: string
  written: string
  attributes: Map<string, string>
  children: Element[]
  /** What stands between its tags, as written. */
  inner: string
  /** The nearest xml:base, joined with those above it; null if there is none. */
  base: string | null
  /** The nearest xml:lang. */
  language: string | null
  scope: Scope
  start: number
}

export type Reading = {
  /** The first element that a feed can begin with; null if the document has none. */
  root: Element | null
  /** An `html` element stands before it or in its place. */
  html: boolean
  /** It ended too early, or its tags do not match. */
  faulty: boolean
}

/**
 * Reads XML that may be none: one pass, no DTD, no entities but HTML's and numeric ones, tags that do not match are
 * mended. Each entry (RSS `item`, Atom `entry`) is handed over as soon as it is whole and then forgotten; one that the
 * end of the document cuts off is not.
 *
 * @param text the document; a declaration, comments and stray text before the feed are passed over
 * @param address what a first xml:base is relative to
 */
export function readXml(text: string, address: string, onEntry: (entry: Element, root: Element) => void): Reading {
  const stack: Element[] = []
  const reading: Reading = { root: null, html: false, faulty: false }
  let atom = false
  const raw: { element: Element | null; depth: number } = { element: null, depth: 0 }
  let at = 0

  /** Ends the elements above `depth`; whole entries among them are handed over. */
  const closeTo = (depth: number, end: number) => {
    while (stack.length > depth) {
      const element = stack.pop()
      if (!element) break
      element.inner = text.slice(element.start, end)
      if (reading.root && isEntry(element, atom)) onEntry(element, reading.root)
    }
  }

  const open = (written: string, attributesText: string, selfClosing: boolean, start: number, end: number) => {
    const local = localName(written)
    if (!reading.root && local === 'html') reading.html = true
    const parent = stack.at(-1)
    const attributes = attributesText === '' ? NONE : readAttributes(attributesText)
    const scope =
      attributes === NONE ? (parent?.scope ?? outerScope()) : innerScope(parent?.scope ?? outerScope(), attributes)
    const isRoot = !reading.root && ROOTS.has(local)
    if (isRoot) atom = local === 'feed'
    const name = nameIn(scope, written, atom)
    const entry = reading.root !== null && name === (atom ? 'entry' : 'item')
    const above = entry ? stack.findIndex((element) => isEntry(element, atom)) : -1
    if (above >= 0) {
      reading.faulty = true
      if (selfClosing) return
      closeTo(above, start)
    }
    if (stack.length >= DEEPEST) return
    const holder = stack.at(-1)
    const element: Element = {
      name,
      written,
      attributes,
      children: [],
      inner: '',
      base: joined(holder?.base ?? null, attributes.get('xml:base'), address),
      language: attributes.get('xml:lang') ?? holder?.language ?? null,
      scope,
      start: end,
    }
    if (isRoot) reading.root = element
    if (holder && !entry && holder.children.length < WIDEST) holder.children.push(element)
    if (selfClosing) {
      if (entry && reading.root) onEntry(element, reading.root)
      return
    }
    stack.push(element)
    if (RAW.has(name) && reading.root && !isRoot) raw.element = element
  }

  const close = (written: string, start: number) => {
    for (let depth = stack.length - 1; depth >= 0; depth--) {
      if (stack[depth]?.written !== written) continue
      if (depth < stack.length - 1) reading.faulty = true
      closeTo(depth, start)
      return
    }
    if (reading.root) reading.faulty = true
  }

  while (at < text.length) {
    const start = text.indexOf('<', at)
    if (start < 0) break
    const next = text.charCodeAt(start + 1)
    if (next === BANG) {
      at = afterDeclaration(text, start)
    } else if (next === QUESTION) {
      at = after(text, '>', start)
    } else if (next === SLASH) {
      at = after(text, '>', start)
      const written = text.slice(start + 2, at - 1).trim()
      if (raw.element && written !== raw.element.written) {
        if (!ENTRY_ENDS.has(localName(written))) continue
        reading.faulty = true
      } else if (raw.depth > 0) {
        raw.depth--
        continue
      }
      raw.element = null
      raw.depth = 0
      close(written, start)
    } else if (isNameStart(next)) {
      const nameEnd = endOfName(text, start + 1)
      const written = text.slice(start + 1, nameEnd)
      if (raw.element && written !== raw.element.written) {
        at = nameEnd
        continue
      }
      at = endOfTag(text, nameEnd)
      const selfClosing = text.charCodeAt(at - 2) === SLASH
      if (!raw.element) open(written, text.slice(nameEnd, selfClosing ? at - 2 : at - 1).trim(), selfClosing, start, at)
      else if (!selfClosing) raw.depth++
    } else {
      at = start + 1
    }
  }
  if (stack.length) reading.faulty = true
  // What the end cut off is dropped if it is an entry; the feed around it is kept.
  const cut = stack.findIndex((element) => isEntry(element, atom))
  if (cut >= 0) stack.length = cut
  closeTo(0, text.length)
  return reading
}

/** Elements whose inside is somebody's text, perhaps with markup: it is kept as written, not read into elements. */
const RAW = new Set(
  'title|description|content:encoded|summary|content|subtitle|tagline|info|rights|copyright|body|xhtml:body|fullitem|dc:description|dc:title|itunes:summary|itunes:subtitle|media:description|media:title|atom:content|atom:summary|atom:title'.split(
    '|',
  ),
)
const ENTRY_ENDS = new Set(['item', 'entry', 'channel', 'rss', 'feed', 'rdf'])
const ROOTS = new Set(['rss', 'feed', 'rdf', 'channel'])
const NONE: Map<string, string> = new Map()
const DEEPEST = 100
const WIDEST = 5000
const BANG = 33
const QUESTION = 63
const SLASH = 47
const GREATER = 62

const isEntry = (element: Element, atom: boolean) => element.name === (atom ? 'entry' : 'item')

function joined(outer: string | null, own: string | undefined, address: string): string | null {
  if (own === undefined) return outer
  return URL.parse(own.trim(), outer ?? address)?.href ?? outer
}

/** The place after the next `mark`, or the end of the text. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

/** After a comment, a CDATA section or a DOCTYPE with all it declares; any other `<!` is text. */
function afterDeclaration(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start + 9)
  if (!/^doctype/i.test(text.slice(start + 2, start + 9))) return start + 2
  const end = after(text, '>', start)
  const subset = text.indexOf('[', start)
  return subset < 0 || subset > end ? end : after(text, '>', after(text, ']', subset))
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127
}

function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === SLASH || code === GREATER) break
    at++
  }
  return at
}

/** The place after the `>` that ends a tag; one inside a quoted value does not, unless its quote is never closed. */
function endOfTag(text: string, from: number): number {
  let before = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === GREATER) return at + 1
    if ((code === 34 || code === 39) && before === 61) {
      const closing = text.indexOf(text.charAt(at), at + 1)
      if (closing < 0) return after(text, '>', at)
      at = closing
    }
    if (code > 32) before = code
  }
  return text.length
}

const ATTRIBUTE = /([^\s=/"'<>]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? '').trim())
  }
  return attributes
}
