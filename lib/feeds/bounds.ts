import type { ParsedEntry, ParsedFeed } from '#lib/feeds/model.ts'

/** Longer than anybody writes: it was made to keep readers of feeds busy. In UTF-16 units. */
const LONGEST_LINE = 2_000
/** A long novel. In UTF-16 units. */
const LONGEST_TEXT = 1_000_000
const MOST_ENCLOSURES = 50

/**
 * A feed without what is endless in it, before it leaves the parser's thread: lines and texts are cut, and an id too
 * long to be compared is none.
 */
export function bounded(feed: ParsedFeed): ParsedFeed {
  const { title, description, entries } = feed
  return {
    ...feed,
    title: cut(title, LONGEST_LINE),
    description: cut(description, LONGEST_LINE),
    entries: entries.map(boundedEntry),
  }
}

function boundedEntry(entry: ParsedEntry): ParsedEntry {
  const { id, title, author, unreadableDate, contentHtml, summaryHtml, enclosures } = entry
  return {
    ...entry,
    id: id !== null && id.length > LONGEST_LINE ? null : id,
    title: cut(title, LONGEST_LINE),
    author: cut(author, LONGEST_LINE),
    unreadableDate: cut(unreadableDate, LONGEST_LINE),
    contentHtml: cut(contentHtml, LONGEST_TEXT),
    summaryHtml: cut(summaryHtml, LONGEST_TEXT),
    enclosures: enclosures.slice(0, MOST_ENCLOSURES),
  }
}

function cut(text: string | null, length: number): string | null {
  return text !== null && text.length > length ? text.slice(0, length).toWellFormed() : text
}
