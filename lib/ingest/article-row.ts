import { CLEANER_VERSION, type CleanArticle } from '#lib/articles/clean-article.ts'
import { cleanText, cutAtWord } from '#lib/articles/clean-text.ts'
import type { ChangedRow, NewRow } from '#lib/articles/commands.ts'
import { slugOf } from '#lib/articles/slug.ts'
import type { ParsedEntry } from '#lib/feeds/model.ts'
import type { Section } from '#lib/sections/queries.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { titleTerms } from '#lib/stories/title-terms.ts'
import { labelsKey } from './given-labels.ts'
import type { Item } from './read-entries.ts'

const NO_KICKER = /^(?:uncategori[sz]ed|allgemein|general|news|blog|posts?|articles?|home|https?:.*)$/i
const KICKER_LENGTH = 32

/** What of an article follows its text, and may change with it. */
export function changedRow(item: Item, clean: CleanArticle, source: SourceRow): ChangedRow {
  const headline = item.raw.headline || cutAtWord(clean.excerpt, 90) || source.title
  return {
    headline,
    standfirst: clean.standfirst,
    byline: cleanText(item.entry.author ?? '', 120) || null,
    link: item.link,
    body: clean.body,
    rawBody: item.rawBody,
    cleaner: CLEANER_VERSION,
    excerpt: clean.excerpt,
    words: clean.words,
    cut: clean.cut,
    picture: clean.picture,
    licence: item.raw.licence,
    handling: clean.handling,
    contentHash: clean.contentHash,
    titleTerms: titleTerms(headline, clean.standfirst),
  }
}

export function newRow(
  item: Item,
  clean: CleanArticle,
  source: SourceRow,
  sections: readonly Section[],
  now: Date,
): NewRow {
  const row = changedRow(item, clean, source)
  const categories = item.entry.categories.map((category) => cleanText(category))
  const named = source.sample ? sections.find(({ name }) => categories.includes(name)) : undefined
  const names = new Set(sections.map(({ name }) => name.toLowerCase()))
  return {
    ...row,
    sourceId: source.id,
    sectionId: named?.id ?? source.sectionId,
    sample: source.sample,
    slug: slugOf(row.headline),
    kicker: kickerOf(categories.filter((category) => !names.has(category.toLowerCase()))),
    language: item.raw.language,
    labelledFrom: labelsKey(item.entry),
    firstSeenAt: now,
    ...datesOf(item.entry, now),
  }
}

function kickerOf([first = '']: string[]): string | null {
  return first.length > 1 && first.length <= KICKER_LENGTH && !NO_KICKER.test(first) ? first : null
}

/** An absent or impossible date is the first sight's; one in the future counts as now, and what it claimed is kept. */
export function datesOf(
  { published, updated, unreadableDate }: Pick<ParsedEntry, 'published' | 'updated' | 'unreadableDate'>,
  now: Date,
): { publishedAt: Date; claimedDate: string | null } {
  const said = published ?? updated
  if (!said) return { publishedAt: now, claimedDate: unreadableDate && cleanText(unreadableDate, 100) }
  const at = new Date(said)
  return at > now ? { publishedAt: now, claimedDate: said } : { publishedAt: at, claimedDate: null }
}
