import { createHash } from 'node:crypto'
import type { CleanArticle, RawArticle } from '#lib/articles/clean-article.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import {
  type Alias,
  aliasesOf,
  type Identified,
  type IdentityOptions,
  repeatedIds,
  repeatedLinks,
  TELLING_WORDS,
} from '#lib/articles/identity.ts'
import type { ParsedEntry, ParsedFeed } from '#lib/feeds/model.ts'
import type { SourceRow } from '#lib/sources/health.ts'

/** An entry of a feed on its way into the store. */
export type Item = {
  entry: ParsedEntry
  raw: RawArticle
  /** What is stored of the raw text, and its MD5 in hex. */
  rawBody: string
  rawHash: string
  /** Its names as far as they are known before its text is cleaned. */
  aliases: Alias[]
  link: string | null
  title: string | null
  /** Its names, that of its words among them if there are enough to tell it from others. */
  named(clean: Pick<CleanArticle, 'words' | 'contentHash'>): Alias[]
}

/** The entries that say anything, in the feed's order, and whether the feed repeats its ids. */
export function readEntries(source: SourceRow, feed: ParsedFeed): { items: Item[]; guidsRepeat: boolean } {
  const entries = feed.entries.filter(({ title, contentHtml, summaryHtml }) => title || contentHtml || summaryHtml)
  const guidsRepeat = source.guidsRepeat || repeatedIds(entries).size > 0
  const shared = Map.groupBy(entries, ({ link }) => link)
  const options: IdentityOptions = { guidsRepeat, fragmentsTell: repeatedLinks(entries) }
  const items = entries.map((entry) => {
    // Without an id an address that no other entry has stands for it, as it always did in feeds without ids.
    const alone = shared.get(entry.link)?.length === 1
    const identified = { ...entry, id: entry.id ?? (alone ? entry.link : null), contentHash: null }
    return itemOf(identified, rawOf(entry, source, feed), entry, options)
  })
  return { items, guidsRepeat }
}

function itemOf(identified: Identified, raw: RawArticle, entry: ParsedEntry, options: IdentityOptions): Item {
  const rawBody = JSON.stringify(raw)
  return {
    entry,
    raw,
    rawBody,
    rawHash: createHash('md5').update(rawBody).digest('hex'),
    aliases: aliasesOf(identified, options),
    link: entry.link,
    title: raw.headline,
    named: ({ words, contentHash }) =>
      aliasesOf({ ...identified, contentHash: words >= TELLING_WORDS ? contentHash : null }, options),
  }
}

function rawOf(entry: ParsedEntry, source: SourceRow, feed: ParsedFeed): RawArticle {
  return {
    html: entry.contentHtml?.trim() ? entry.contentHtml : (entry.summaryHtml ?? ''),
    base: entry.base,
    headline: cleanText(entry.title ?? ''),
    link: entry.link,
    language: entry.language ?? feed.language ?? source.language,
    summaryHtml: entry.summaryHtml,
    licence: entry.licence ?? feed.licence ?? source.licence,
    ...(source.sample && { sample: true }),
    ...(entry.picture && { offered: [{ from: 'feed', ...entry.picture }] }),
  }
}
