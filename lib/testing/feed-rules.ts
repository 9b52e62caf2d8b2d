import { parseMarkup } from '#lib/articles/markup.ts'
import { readXmlStrictly, type XmlElement } from './strict-xml.ts'

/**
 * What the specifications ask of a feed, as the W3C's validator checks it. Each returns what is wrong, in words; nothing
 * where all is well.
 */
const FAULTS = {
  control: /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u,
  /** RFC 822 §5 with the year of RFC 2822, as RSS 2.0 wants it. */
  rfc822:
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/,
  /** RFC 3339. */
  rfc3339: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  language: /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/,
}
const DAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const isWebAddress = (text: string | undefined): boolean => {
  const url = URL.parse(text ?? '')
  return url !== null && /^https?:$/.test(url.protocol) && !/[\s<>"{}|\\^`]/.test(text ?? '')
}
const isAbsoluteIri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
const isDate822 = (text: string): boolean =>
  FAULTS.rfc822.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  DAY_NAMES[new Date(text).getUTCDay()] === text.slice(0, 3)
const isDate3339 = (text: string): boolean => FAULTS.rfc3339.test(text) && !Number.isNaN(Date.parse(text))

/** HTML that a reader could be hurt by, or that leads nowhere outside of our pages. */
function htmlFaults(html: string, where: string): string[] {
  const faults: string[] = []
  const look = (nodes: ReturnType<typeof parseMarkup>): void => {
    for (const node of nodes) {
      if (!('attribs' in node)) continue
      if (/^(script|style|iframe|object|embed|form|svg|math|base|link|meta)$/.test(node.name))
        faults.push(`${where}: <${node.name}> in HTML`)
      for (const [name, value] of Object.entries(node.attribs)) {
        if (/^on|^style$|^srcdoc$/i.test(name)) faults.push(`${where}: attribute ${name}`)
        if (/^(href|src|poster)$/.test(name) && !isWebAddress(value))
          faults.push(`${where}: ${name} is not absolute: ${value}`)
      }
      look(node.children)
    }
  }
  look(parseMarkup(html))
  return faults
}

const within = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((child) => child.name === name)
const textIn = (parent: XmlElement, name: string): string | undefined => within(parent, name)[0]?.text

/** Each of these at most once, or exactly once where `required`. */
function counted(parent: XmlElement, names: readonly string[], required: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = within(parent, name).length
    if (found > 1) return [`${parent.name}: ${found} of ${name}`]
    return required.includes(name) && found === 0 ? [`${parent.name}: no ${name}`] : []
  })
}

function known(parent: XmlElement, names: readonly string[]): string[] {
  return parent.children
    .filter(({ name }) => !names.includes(name))
    .map(({ name }) => `${parent.name}: unknown ${name}`)
}

const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)

const MEDIA = ['media:content']
const RSS_ONCE = [
  'title',
  'link',
  'description',
  'language',
  'lastBuildDate',
  'generator',
  'docs',
  'ttl',
  'image',
  'copyright',
]
const ITEM_ONCE = [
  ...['title', 'link', 'description', 'author', 'comments', 'enclosure', 'guid', 'pubDate', 'source', 'dc:creator'],
  ...['dc:language', 'content:encoded', 'slash:comments', 'wfw:commentRss', 'creativeCommons:license'],
]

/** @see https://www.rssboard.org/rss-specification, https://validator.w3.org/feed/docs/ */
export function rssFaults(text: string): string[] {
  const { root, faults } = readXmlStrictly(text)
  if (!root) return faults
  if (root.name !== 'rss' || root.attributes.version !== '2.0') faults.push('the root is no rss 2.0')
  const [channel, ...more] = root.children
  if (channel?.name !== 'channel' || more.length) return [...faults, 'rss holds not exactly one channel']
  faults.push(...counted(channel, RSS_ONCE, ['title', 'link', 'description']))
  faults.push(...known(channel, [...RSS_ONCE, 'item', 'atom:link', 'category', 'pubDate']))
  if (!isWebAddress(textIn(channel, 'link'))) faults.push('channel: link is no address')
  if (!FAULTS.language.test(textIn(channel, 'language') ?? 'en')) faults.push('channel: language')
  const built = textIn(channel, 'lastBuildDate')
  if (built !== undefined && !isDate822(built)) faults.push(`channel: lastBuildDate ${built}`)
  for (const image of within(channel, 'image')) {
    faults.push(...counted(image, ['url', 'title', 'link'], ['url', 'title', 'link']))
    if (!isWebAddress(textIn(image, 'url')) || textIn(image, 'link') !== textIn(channel, 'link'))
      faults.push('image: url or link')
  }
  faults.push(...linkFaults(within(channel, 'atom:link'), 'channel'))
  const items = within(channel, 'item')
  for (const item of items) {
    const title = textIn(item, 'title') ?? ''
    faults.push(...counted(item, ITEM_ONCE, []), ...known(item, [...ITEM_ONCE, ...MEDIA, 'category']))
    if (!textIn(item, 'title') && !textIn(item, 'description')) faults.push('item: neither title nor description')
    if (!isWebAddress(textIn(item, 'link'))) faults.push(`item: link of ${title}`)
    const guid = within(item, 'guid')[0]
    if (!guid?.text) faults.push(`item: no guid of ${title}`)
    else if (guid.attributes.isPermaLink !== 'false' && !isWebAddress(guid.text))
      faults.push(`item: guid is no permalink: ${guid.text}`)
    const date = textIn(item, 'pubDate')
    if (date !== undefined && !isDate822(date)) faults.push(`item: pubDate ${date}`)
    if (/<[a-z/!?]/i.test(title)) faults.push(`item: markup in the title ${title}`)
    const source = within(item, 'source')[0]
    if (source && (!source.text || !isWebAddress(source.attributes.url))) faults.push('item: source')
    if (within(item, 'category').some(({ text }) => text.trim() === '')) faults.push('item: empty category')
    for (const name of ['comments', 'wfw:commentRss', 'creativeCommons:license']) {
      const address = textIn(item, name)
      if (address !== undefined && !isWebAddress(address)) faults.push(`item: ${name} ${address}`)
    }
    faults.push(...mediaFaults(item))
    for (const name of ['description', 'content:encoded'])
      faults.push(...htmlFaults(textIn(item, name) ?? '', `item ${name}`))
  }
  faults.push(...repeated(items.map((item) => textIn(item, 'guid') ?? '')).map((guid) => `guid twice: ${guid}`))
  return faults
}

const FEED_ONCE = ['id', 'title', 'subtitle', 'updated', 'generator', 'icon', 'logo', 'rights']
const ENTRY_ONCE = ['id', 'title', 'updated', 'published', 'summary', 'content', 'rights', 'source', 'thr:in-reply-to']

/** @see RFC 4287 §4.1, RFC 4685 */
export function atomFaults(text: string): string[] {
  const { root, faults } = readXmlStrictly(text)
  if (!root) return faults
  if (root.name !== 'feed' || root.attributes.xmlns !== 'http://www.w3.org/2005/Atom')
    faults.push('the root is no Atom feed')
  faults.push(
    ...atomHead(root, FEED_ONCE),
    ...known(root, [...FEED_ONCE, 'author', 'link', 'entry', 'category', 'contributor']),
  )
  if (!FAULTS.language.test(root.attributes['xml:lang'] ?? '')) faults.push('feed: xml:lang')
  if (!within(root, 'link').some(({ attributes }) => attributes.rel === 'self')) faults.push('feed: no link to itself')
  const entries = within(root, 'entry')
  for (const entry of entries) {
    const id = textIn(entry, 'id') ?? ''
    faults.push(
      ...atomHead(entry, ENTRY_ONCE),
      ...known(entry, [...ENTRY_ONCE, ...MEDIA, 'author', 'link', 'category', 'contributor']),
    )
    if (!within(entry, 'author').length && !within(root, 'author').length) faults.push(`entry: no author of ${id}`)
    const alternate = within(entry, 'link').filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
    if (alternate.length !== 1) faults.push(`entry: ${alternate.length} alternates of ${id}`)
    if (!within(entry, 'content').length && !within(entry, 'summary').length) faults.push(`entry: no text of ${id}`)
    const published = textIn(entry, 'published')
    if (published !== undefined && !isDate3339(published)) faults.push(`entry: published ${published}`)
    if (within(entry, 'category').some(({ attributes }) => !attributes.term))
      faults.push('entry: category without a term')
    const source = within(entry, 'source')[0]
    if (source) faults.push(...counted(source, ['id', 'title', 'updated'], ['id', 'title', 'updated']))
    for (const answer of within(entry, 'thr:in-reply-to'))
      if (!isAbsoluteIri(answer.attributes.ref ?? '')) faults.push('entry: in-reply-to')
    faults.push(...mediaFaults(entry))
    for (const child of entry.children)
      if (child.attributes.type === 'html') faults.push(...htmlFaults(child.text, `entry ${child.name}`))
  }
  faults.push(...repeated(entries.map((entry) => textIn(entry, 'id') ?? '')).map((id) => `id twice: ${id}`))
  return faults
}

function atomHead(parent: XmlElement, once: readonly string[]): string[] {
  const faults = counted(parent, once, ['id', 'title', 'updated'])
  if (!isAbsoluteIri(textIn(parent, 'id') ?? '')) faults.push(`${parent.name}: id ${textIn(parent, 'id')}`)
  if (!isDate3339(textIn(parent, 'updated') ?? '')) faults.push(`${parent.name}: updated ${textIn(parent, 'updated')}`)
  for (const title of within(parent, 'title'))
    if (!/^(text|html|xhtml)$/.test(title.attributes.type ?? 'text')) faults.push('type of a title')
  for (const author of within(parent, 'author')) faults.push(...counted(author, ['name', 'uri', 'email'], ['name']))
  return [...faults, ...linkFaults(within(parent, 'link'), parent.name)]
}

function linkFaults(links: readonly XmlElement[], where: string): string[] {
  const faults = links.flatMap(({ attributes }) => {
    const wrong = !isWebAddress(attributes.href) ? [`${where}: link ${attributes.rel} to ${attributes.href}`] : []
    return attributes.type && !/^[\w.+-]+\/[\w.+-]+$/.test(attributes.type)
      ? [...wrong, `${where}: type ${attributes.type}`]
      : wrong
  })
  const selves = links.filter(({ attributes }) => attributes.rel === 'self')
  return selves.length > 1 ? [...faults, `${where}: two selves`] : faults
}

function mediaFaults(entry: XmlElement): string[] {
  return within(entry, 'media:content').flatMap(({ attributes }) => {
    const sized = [attributes.width, attributes.height].every((size) => size === undefined || /^[1-9]\d*$/.test(size))
    return isWebAddress(attributes.url) && sized ? [] : [`media of ${entry.name}: ${attributes.url}`]
  })
}

const FEED_FIELDS: Record<string, (value: unknown) => boolean> = {
  version: (value) => value === 'https://jsonfeed.org/version/1.1',
  title: isText,
  home_page_url: isAddress,
  feed_url: isAddress,
  description: isText,
  next_url: isAddress,
  icon: isAddress,
  favicon: isAddress,
  language: (value) => isText(value) && FAULTS.language.test(value),
  hubs: (value) =>
    Array.isArray(value) && value.every((hub) => isFields(hub) && isText(hub.type) && isAddress(hub.url)),
  items: Array.isArray,
}
const ITEM_FIELDS: Record<string, (value: unknown) => boolean> = {
  id: isText,
  url: isAddress,
  external_url: isAddress,
  title: isText,
  content_html: isText,
  content_text: isText,
  summary: isText,
  image: isAddress,
  date_published: (value) => isText(value) && isDate3339(value),
  date_modified: (value) => isText(value) && isDate3339(value),
  authors: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => isFields(one) && isText(one.name)),
  tags: (value) => Array.isArray(value) && value.every(isText),
  language: (value) => isText(value) && FAULTS.language.test(value),
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
function isAddress(value: unknown): value is string {
  return isText(value) && isWebAddress(value)
}
function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @see https://www.jsonfeed.org/version/1.1/ */
export function jsonFeedFaults(text: string): string[] {
  const document: unknown = JSON.parse(text)
  if (!isFields(document)) return ['the document is no object']
  const faults = fieldFaults(document, FEED_FIELDS, ['version', 'title', 'items'])
  if (FAULTS.control.test(text)) faults.push('a control character')
  const items = Array.isArray(document.items) ? document.items.filter(isFields) : []
  for (const item of items) {
    faults.push(...fieldFaults(item, ITEM_FIELDS, ['id']))
    if (item.content_html === undefined && item.content_text === undefined) faults.push('item: no content')
    faults.push(...htmlFaults(String(item.content_html ?? ''), 'item content_html'))
  }
  faults.push(...repeated(items.map(({ id }) => String(id))).map((id) => `id twice: ${id}`))
  return faults
}

function fieldFaults(
  fields: Record<string, unknown>,
  rules: typeof FEED_FIELDS,
  required: readonly string[],
): string[] {
  const wrong = Object.entries(fields).flatMap(([name, value]) => {
    if (name.startsWith('_')) return isFields(value) ? [] : [`${name} is no object`]
    const rule = rules[name]
    if (!rule) return [`unknown ${name}`]
    return rule(value) ? [] : [`${name}: ${JSON.stringify(value)?.slice(0, 80)}`]
  })
  return [...wrong, ...required.filter((name) => fields[name] === undefined).map((name) => `no ${name}`)]
}
