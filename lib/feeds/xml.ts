import { innerScope, nameIn, outerScope, type Scope } from '#lib/feeds/xml-names.ts'
import { localName, scanTags } from '#lib/feeds/xml-scan.ts'

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
  let entryName = 'item'
  const isEntry = (element: Element) => element.name === entryName

  /** Ends the elements above `depth`; whole entries among them are handed over. */
  const closeTo = (depth: number, end: number) => {
    while (stack.length > depth) {
      const element = stack.pop()
      if (!element) return
      element.inner = text.slice(element.start, end)
      if (reading.root && isEntry(element)) onEntry(element, reading.root)
    }
  }

  scanTags(text, ENDS, {
    onOpen(written, attributes, empty, at) {
      const local = localName(written)
      if (!reading.root && local === 'html') reading.html = true
      const isRoot = !reading.root && ROOTS.has(local)
      if (isRoot) entryName = local === 'feed' ? 'entry' : 'item'
      const scope = innerScope(stack.at(-1)?.scope ?? outerScope(), attributes)
      const name = nameIn(scope, written, entryName === 'entry')
      const entry = reading.root !== null && name === entryName
      const unfinished = entry ? stack.findIndex(isEntry) : -1
      if (unfinished >= 0) {
        reading.faulty = true
        // An empty one inside another is a slip; any other begins the next entry.
        if (empty) return false
        closeTo(unfinished, at.start)
      }
      if (stack.length >= DEEPEST) return false
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
        start: at.end,
      }
      if (isRoot) reading.root = element
      if (holder && !entry && holder.children.length < WIDEST) holder.children.push(element)
      stack.push(element)
      if (empty) closeTo(stack.length - 1, at.end)
      return !empty && !isRoot && reading.root !== null && TEXTS.has(name)
    },
    onClose(written, start) {
      const depth = stack.findLastIndex((element) => element.written === written)
      if (depth !== stack.length - 1 && reading.root) reading.faulty = true
      if (depth >= 0) closeTo(depth, start)
    },
  })
  if (stack.length) reading.faulty = true
  // What the end cut off is dropped if it is an entry; the feed around it is kept.
  const cut = stack.findIndex(isEntry)
  if (cut >= 0) stack.length = cut
  closeTo(0, text.length)
  return reading
}

/** Elements whose inside is somebody's text, perhaps with markup: it is kept as written, not read into elements. */
const TEXTS = new Set(
  'title|description|content:encoded|summary|content|subtitle|tagline|info|rights|copyright|body|xhtml:body|fullitem|dc:description|dc:title|itunes:summary|itunes:subtitle|media:description|media:title|atom:content|atom:summary|atom:title'.split(
    '|',
  ),
)
const ENDS = new Set(['item', 'entry', 'channel', 'rss', 'feed', 'rdf'])
const ROOTS = new Set(['rss', 'feed', 'rdf', 'channel'])
/** Deeper elements than any feed has are passed over, so that no document can make this dear. */
const DEEPEST = 100
const WIDEST = 5000

function joined(outer: string | null, own: string | undefined, address: string): string | null {
  if (own === undefined) return outer
  return URL.parse(own.trim(), outer ?? address)?.href ?? outer
}
