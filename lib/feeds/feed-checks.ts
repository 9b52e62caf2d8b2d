import { parseDate } from '#lib/feeds/dates.ts'
import type { ParsedEntry, ParsedFeed } from '#lib/feeds/model.ts'
import { decodeEntities } from '#lib/feeds/text.ts'

/** A path as in Python's feedparser (`entries`, 0, `title`) and the value expected there. */
export type FeedCheck = [path: (string | number)[], expected: unknown]

type Value = string | number | null

/**
 * Where our shape holds what a path of feedparser's names; null for what a newspaper has no use for (types, languages
 * of single fields, clouds, text inputs …).
 */
export function fieldOf(path: (string | number)[]): ((feed: ParsedFeed) => Value) | null {
  const [area, at, name = '', ...rest] = path
  const detail = rest.join('.')
  if (area === 'feed') {
    if (at === 'link') return (feed) => feed.link
    return at === 'title' || path.join('.') === 'feed.title_detail.value' ? (feed) => feed.title : null
  }
  if (area !== 'entries' || typeof at !== 'number') return null
  const read = ENTRY_FIELDS[detail === '' ? String(name) : `${name}.${detail.replace(/^\d+/, 'n')}`]
  return read ? (feed) => (feed.entries[at] ? read(feed.entries[at], Number(rest[0])) : null) : null
}

const ENTRY_FIELDS: { [path: string]: (entry: ParsedEntry, nth: number) => Value } = {
  title: (entry) => entry.title,
  'title_detail.value': (entry) => entry.title,
  link: (entry) => entry.link,
  id: (entry) => entry.id,
  guid: (entry) => entry.id,
  summary: (entry) => entry.summaryHtml,
  description: (entry) => entry.summaryHtml ?? entry.contentHtml,
  'summary_detail.value': (entry) => entry.summaryHtml,
  'content.n.value': (entry) => entry.contentHtml,
  'content.n.base': (entry) => entry.base,
  'summary_detail.base': (entry) => entry.base,
  published: (entry) => entry.published,
  published_parsed: (entry) => entry.published,
  created: (entry) => entry.published,
  updated: (entry) => entry.updated ?? entry.published,
  updated_parsed: (entry) => entry.updated ?? entry.published,
  author: (entry) => entry.author,
  'author_detail.name': (entry) => entry.author,
  'author_detail.url': () => null,
  'author_detail.email': () => null,
  'authors.n.url': () => null,
  'authors.n.email': () => null,
  'authors.n.name': (entry, nth) => entry.author?.split(', ')[nth] ?? null,
  'enclosures.n.href': (entry, nth) => entry.enclosures[nth]?.url ?? null,
  'enclosures.n.type': (entry, nth) => entry.enclosures[nth]?.type ?? null,
  'enclosures.n.length': (entry, nth) => entry.enclosures[nth]?.length ?? null,
}

/** Equal as a reader would see it: feedparser's values are sanitised, resolved and carry mail addresses; ours do not. */
export function sameValue(got: Value, expected: unknown, now: Date): boolean {
  if (Array.isArray(expected)) {
    const [year = 0, month = 1, day, hour, minute, second] = expected.map(Number)
    return got === new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString()
  }
  const wanted = String(expected)
  if (typeof got === 'string' && /^\d{4}-.*Z$/.test(got)) return parseDate(wanted, now) === got
  return bareWords(String(got ?? '')) === bareWords(wanted)
}

function bareWords(value: string): string {
  const address = /^https?:\/\/\S+$/.test(value) ? URL.parse(value)?.href : null
  if (address) return address
  return decodeEntities(decodeEntities(value).replace(/<[^<>]*>/g, ''))
    .replace(/<[^<>]*>/g, '')
    .replace(/\(?[^\s()]+@[^\s()]+\)?/g, '')
    .replace(/\s+/g, '')
}
