/** Which prefix stands for which namespace at some place of a document; the names already looked up there are kept. */
export type Scope = { addresses: Map<string, string>; names: Map<string, string> }

export const outerScope = (): Scope => ({ addresses: new Map(), names: new Map() })

/** The scope inside an element with these attributes: the same one unless it declares namespaces. */
export function innerScope(scope: Scope, attributes: Map<string, string>): Scope {
  let addresses: Map<string, string> | undefined
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue
    addresses ??= new Map(scope.addresses)
    // More prefixes than any feed has would only make each of its elements dearer.
    if (addresses.size < 100) addresses.set(name.slice(6), value.trim())
  }
  return addresses ? { addresses, names: new Map() } : scope
}

/**
 * The name of an element as this program knows it: bare for the words of the feed's own format,
 * whatever prefix or namespace they come under, and `dc:creator`, `media:content` … for known extensions, whatever
 * prefix the feed chose for them. Atom's words are bare in an Atom feed and `atom:link` elsewhere.
 */
export function nameIn(scope: Scope, written: string, atom: boolean): string {
  const seen = scope.names.get(written)
  if (seen !== undefined) return seen
  const name = look(scope, written, atom)
  if (scope.names.size < 1000) scope.names.set(written, name)
  return name
}

function look(scope: Scope, written: string, atom: boolean): string {
  const colon = written.indexOf(':')
  const prefix = colon < 0 ? '' : written.slice(0, colon)
  const local = written.slice(colon + 1)
  const address = scope.addresses.get(prefix)
  const family = address === undefined ? undefined : familyOf(address)
  if (family === undefined) return prefix === '' || prefix === 'rss' ? local : `${prefix}:${local}`
  if (family === 'rss' || (family === 'atom' && atom)) return local
  return `${family}:${local}`
}

function familyOf(address: string): string | undefined {
  return FAMILIES.get(
    address
      .toLowerCase()
      .replace(/^https:/, 'http:')
      .replace(/[/#]+$/, ''),
  )
}

const FAMILIES = new Map<string, string>([
  ...[
    'http://my.netscape.com/rdf/simple/0.9',
    'http://my.netscape.com/publish/formats/rss-0.91.dtd',
    'http://channel.netscape.com/rdf/simple/0.9',
    'http://purl.org/rss/1.0',
    'http://purl.org/net/rss1.1',
    'http://backend.userland.com/rss',
    'http://backend.userland.com/rss2',
    'http://backend.userland.com/rss091',
    'http://blogs.law.harvard.edu/tech/rss',
    'http://cyber.law.harvard.edu/rss/rss.html',
    'http://cyber.law.harvard.edu/rss',
  ].map((address): [string, string] => [address, 'rss']),
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns', 'atom'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://search.yahoo.com/rss', 'media'],
  ['http://search.yahoo.com/mrss/index.rdf', 'media'],
  ['http://video.search.yahoo.com/mrss', 'media'],
  ['http://tools.search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.itunes.com/dtds/podcast-2.0.dtd', 'itunes'],
  ['http://www.itunes.com/dtd/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['http://backend.userland.com/creativecommonsrssmodule', 'creativecommons'],
  ['http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html', 'creativecommons'],
  ['http://web.resource.org/cc', 'cc'],
  ['http://creativecommons.org/ns', 'cc'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
])
