import { readXmlStrictly, type XmlElement } from './strict-xml.ts'

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'
const MOST_BYTES = 50 * 1024 * 1024
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/

export type Sitemap = { kind: 'index' | 'pages'; addresses: string[]; faults: string[] }

/** What a sitemap, or a list of sitemaps, names, and what is wrong with it. @see https://www.sitemaps.org/protocol.html */
export function readSitemap(text: string, origin: string): Sitemap {
  const { root, faults } = readXmlStrictly(text)
  const kind = root?.name === 'sitemapindex' ? 'index' : 'pages'
  if (!root) return { kind, addresses: [], faults }
  if (root.name !== 'sitemapindex' && root.name !== 'urlset') faults.push(`the root is ${root.name}`)
  if (root.attributes.xmlns !== SITEMAP) faults.push('the namespace')
  if (Buffer.byteLength(text) > MOST_BYTES) faults.push('larger than 50 MB')
  if (root.children.length > 50_000) faults.push(`${root.children.length} addresses`)
  const addresses = root.children.map((entry) => entryOf(entry, kind, origin, faults))
  if (new Set(addresses).size !== addresses.length) faults.push('an address twice')
  return { kind, addresses, faults }
}

function entryOf(entry: XmlElement, kind: Sitemap['kind'], origin: string, faults: string[]): string {
  if (entry.name !== (kind === 'index' ? 'sitemap' : 'url')) faults.push(`an element ${entry.name}`)
  const names = entry.children.map(({ name }) => name)
  for (const name of names) if (!['loc', 'lastmod', 'news:news'].includes(name)) faults.push(`an element ${name}`)
  if (new Set(names).size !== names.length) faults.push('an element twice')
  const loc = entry.children.find(({ name }) => name === 'loc')?.text ?? ''
  if (!loc.startsWith(`${origin}/`) || loc.length >= 2048 || !URL.canParse(loc)) faults.push(`loc ${loc}`)
  const lastmod = entry.children.find(({ name }) => name === 'lastmod')?.text
  if (lastmod !== undefined && (!DATE.test(lastmod) || Number.isNaN(Date.parse(lastmod))))
    faults.push(`lastmod ${lastmod}`)
  return loc
}

/** @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export function newsFaults(text: string): string[] {
  const { root, faults } = readXmlStrictly(text)
  if (root?.attributes['xmlns:news'] !== NEWS) faults.push('the namespace of news')
  if ((root?.children.length ?? 0) > 1_000) faults.push('more than 1,000')
  for (const url of root?.children ?? []) {
    const news = url.children.find(({ name }) => name === 'news:news')
    const text = (name: string, from = news) => from?.children.find((child) => child.name === name)?.text ?? ''
    const publication = news?.children.find(({ name }) => name === 'news:publication')
    if (!text('news:name', publication)) faults.push('no name')
    if (!/^([a-z]{2,3}|zh-cn|zh-tw)$/.test(text('news:language', publication))) faults.push('language')
    if (!DATE.test(text('news:publication_date'))) faults.push('publication_date')
    if (!text('news:title').trim()) faults.push('no title')
  }
  return faults
}
