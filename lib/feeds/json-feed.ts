import { withoutStrayCharacters } from '#lib/feeds/charset.ts'
import { parseDate } from '#lib/feeds/dates.ts'
import { distinctNames, languageTag, personName, webAddress, wholeNumber } from '#lib/feeds/field-values.ts'
import { wholeItems } from '#lib/feeds/json-repair.ts'
import type { FeedProblem, ParsedEntry, ParsedFeed } from '#lib/feeds/model.ts'
import { collectNewest } from '#lib/feeds/newest.ts'
import { bare } from '#lib/feeds/pictures.ts'
import type { ReadContext } from '#lib/feeds/read-context.ts'
import { oneLine, plainText, textAsHtml } from '#lib/feeds/text.ts'
import { done, type Result, refused } from '#lib/result.ts'

type Fields = { [name: string]: unknown }

/** Reads JSON Feed 1.0 and 1.1, whole or cut off. */
export function readJsonFeed(text: string, context: ReadContext, now: Date): Result<ParsedFeed, FeedProblem> {
  const whole = parsed(text)
  const feed = whole ?? parsed(wholeItems(text) ?? '')
  if (!feed) return refused(/"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(text) ? 'broken' : 'not-a-feed')
  const items = Array.isArray(feed.items) ? feed.items : null
  if (!items || (!/jsonfeed\.org/.test(string(feed.version)) && !string(feed.title))) return refused('not-a-feed')
  const authors = authorsOf(feed)
  const entries = collectNewest()
  for (const item of items) if (isFields(item)) entries.add(entryOf(item, authors, context.url, now))
  return done({
    format: 'json',
    title: line(feed.title),
    link: webAddress(string(feed.home_page_url), context.url),
    description: line(feed.description),
    language: languageTag(string(feed.language)) ?? languageTag(context.headers?.contentLanguage),
    licence: webAddress(string(feed.license), null),
    self: webAddress(string(feed.feed_url), context.url),
    hubs: list(feed.hubs)
      .map((hub) => webAddress(string(hub.url), context.url))
      .filter((hub) => hub !== null),
    ttlSeconds: 0,
    skipHours: [],
    skipDays: [],
    entries: entries.all(),
    repaired: whole === null,
  })
}

function entryOf(item: Fields, feedAuthors: string | null, address: string, now: Date): ParsedEntry {
  const link = webAddress(string(item.url), address) ?? webAddress(string(item.external_url), address)
  const writtenId = typeof item.id === 'number' ? String(item.id) : string(item.id).trim()
  const written = [string(item.date_published), string(item.date_modified)]
  const [published = null, updated = null] = written.map((date) => parseDate(date, now))
  const picture = webAddress(string(item.image), address) ?? webAddress(string(item.banner_image), address)
  const enclosures = list(item.attachments).flatMap((one) => {
    const url = webAddress(string(one.url), address)
    if (!url) return []
    return {
      url,
      type: string(one.mime_type) || null,
      length: wholeNumber(typeof one.size_in_bytes === 'number' ? one.size_in_bytes : null),
    }
  })
  const shown = picture ?? enclosures.find((one) => one.type?.startsWith('image/'))?.url
  return {
    id: writtenId || null,
    link: link ?? webAddress(writtenId, null),
    title: line(item.title),
    contentHtml: string(item.content_html).trim() || textAsHtml(string(item.content_text), 'kept') || null,
    summaryHtml: textAsHtml(string(item.summary), 'kept') || null,
    base: link ?? address,
    author: authorsOf(item) ?? feedAuthors,
    published,
    updated,
    unreadableDate: published || updated ? null : written.find((date) => date.trim() !== '') || null,
    categories: tagsOf(item.tags),
    language: languageTag(string(item.language)),
    licence: webAddress(string(item.license), null),
    picture: shown ? bare(shown) : null,
    enclosures,
  }
}

/** Version 1.1 has `authors`, 1.0 `author`. */
function authorsOf(fields: Fields): string | null {
  const people = [...list(fields.authors), ...(isFields(fields.author) ? [fields.author] : [])]
  const names = people.map((one) => personName(string(one.name))).filter((name) => name !== null)
  return names.length ? [...new Set(names)].join(', ') : null
}

function tagsOf(value: unknown): string[] {
  const names = Array.isArray(value) ? value.map((tag) => oneLine(string(tag))) : []
  return distinctNames(names)
}

function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** JSON can bring in by escapes what the bytes did not hold. */
function string(value: unknown): string {
  return typeof value === 'string' ? withoutStrayCharacters(value) : ''
}

/** JSON Feed titles are plain text by its own word, but many hold references all the same. */
function line(value: unknown): string | null {
  return plainText(string(value)) || null
}
