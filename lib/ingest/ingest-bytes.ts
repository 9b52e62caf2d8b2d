import type { CleanArticle } from '#lib/articles/clean-article.ts'
import { type Harvest, storeArticles } from '#lib/articles/commands.ts'
import type { Alias, Known } from '#lib/articles/identity.ts'
import { findKnown, type KnownArticle } from '#lib/articles/known-articles.ts'
import type { Db } from '#lib/db/model.ts'
import type { ParsedFeed } from '#lib/feeds/model.ts'
import { indexArticles } from '#lib/search/commands.ts'
import { listSections } from '#lib/sections/queries.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import type { SourceProblem } from '#lib/sources/model.ts'
import { recordPush, recordRead, type Stamp } from '#lib/sources/record-read.ts'
import { hubOf } from '#lib/websub/find-hub.ts'
import { noteHub } from '#lib/websub/note-hub.ts'
import { changedRow, newRow } from './article-row.ts'
import { openBook } from './book.ts'
import { cleanItems } from './clean-items.ts'
import { type GivenLabels, givenLabels, type Labelled, labelsKey, storeLabels } from './given-labels.ts'
import type { Parser } from './parser.ts'
import { queuePages, wantsPage, withoutText } from './queue-pages.ts'
import { type Item, readEntries } from './read-entries.ts'

export type IngestContext = { db: Db; parser: Parser; now: Date }

export type Ingested = {
  outcome: 'read' | 'unchanged' | 'merged' | 'failed'
  problem: SourceProblem | null
  detail: string | null
  added: number
  changed: number
  /** The articles that are new or say something else: `relate` is for the caller, who may gather many reads. */
  touched: number[]
}

/**
 * The bytes of a feed as a source gave them. `stamp` is stored once they are parsed; `link` is the answer's header of that
 * name, which may tell of a hub.
 */
export type FeedBytes = {
  bytes: Uint8Array
  contentType: string | null
  url: string
  stamp: Stamp
  link?: string | undefined
}

/** The part of a read that bundled sources share with those on the net: bytes in, stored articles out. */
export async function ingestBytes(context: IngestContext, source: SourceRow, feed: FeedBytes): Promise<Ingested> {
  const { bytes, contentType, url, stamp } = feed
  const parsed = await context.parser.feed(bytes, { url, contentType }, context.now)
  if (!parsed.ok) return unreadable(context, source, parsed.reason)
  const ingested = await ingestFeed(context, source, parsed.value, stamp)
  if (source.kind === 'feed' && ingested.outcome === 'read') {
    await noteHub(context.db, source.id, hubOf(parsed.value, { link: feed.link, url }), context.now)
  }
  return ingested
}

/** What a hub pushed of a source: a part of its feed, from which nothing is learnt but its entries. */
export async function ingestPush(
  context: IngestContext,
  source: SourceRow,
  push: { bytes: Uint8Array; contentType: string | null; topic: string },
): Promise<Ingested> {
  const { bytes, contentType, topic } = push
  const parsed = await context.parser.feed(bytes, { url: topic, contentType }, context.now)
  if (parsed.ok) return ingestFeed(context, source, parsed.value, null)
  return failed(parsed.reason)
}

const failed = (problem: SourceProblem, detail: string | null = null): Ingested => ({
  ...{ outcome: 'failed', problem, detail },
  ...{ added: 0, changed: 0, touched: [] },
})

/**
 * Stores what is new or changed in a parsed feed, and the source's health with it, in one transaction.
 * Entries that have gone from the feed stay in the paper.
 *
 * @param stamp null for what was pushed
 */
export async function ingestFeed(
  context: IngestContext,
  source: SourceRow,
  feed: ParsedFeed,
  stamp: Stamp | null,
): Promise<Ingested> {
  const { db, now } = context
  const { items, guidsRepeat } = readEntries(source, feed)
  const known = await findKnown(
    db,
    source.id,
    items.flatMap(({ aliases }) => aliases),
  )
  const { matched, unmatched } = match(items, known)
  const stale = matched.filter(({ item, article }) => !article.removed && item.rawHash !== article.rawHash)
  const wanted = [...stale.map(({ item }) => item), ...unmatched]
  const cleaned = await cleanItems(context.parser, wanted)
  // What is wrong with a push says nothing of the feed.
  if (!cleaned.ok) return stamp ? unreadable(context, source, cleaned.reason) : failed(cleaned.reason)

  const sections = unmatched.length || matched.some(isRelabelled) ? await listSections(db) : []
  const gathered = gather({ source, matched, unmatched, cleaned: cleaned.value, known }, (item, clean) =>
    newRow(item, clean, source, sections, now),
  )
  const { harvest } = gathered
  const ids = await db.transaction(async (tx) => {
    const added = await storeArticles(tx, harvest, now)
    await queuePages(tx, harvest, added, now)
    const labelsOf = ({ entry }: Item) => givenLabels(entry, { sections, source })
    await storeLabels(tx, labelledOf(gathered, added, labelsOf))
    await indexArticles(tx, [...added, ...harvest.changed.map(({ id }) => id)])
    if (stamp) await recordRead(tx, source, { kind: 'parsed', stamp, feed, guidsRepeat, added: added.length }, now)
    else await recordPush(tx, source, now)
    return added
  })
  const changed = harvest.changed.filter(({ versioned }) => versioned).map(({ id }) => id)
  const touched = [...ids, ...changed]
  return { outcome: 'read', problem: null, detail: null, added: ids.length, changed: changed.length, touched }
}

function unreadable(context: IngestContext, source: SourceRow, problem: SourceProblem): Promise<Ingested> {
  return fail(context, source, { problem, detail: null, retryAfterSeconds: 0 })
}

/** A read that failed, in the source's health and as a value. */
export async function fail(
  { db, now }: IngestContext,
  source: SourceRow,
  failure: { problem: SourceProblem; detail: string | null; retryAfterSeconds: number },
): Promise<Ingested> {
  await recordRead(db, source, { kind: 'failed', ...failure }, now)
  return failed(failure.problem, failure.detail)
}

type Match = { item: Item; article: KnownArticle }

/** The entry says something else of its topics and people than it did, or had none when they were not kept yet. */
const isRelabelled = ({ item, article }: Match): boolean =>
  !article.removed && article.labelledFrom !== labelsKey(item.entry)

/** Which stored article each entry is, as far as can be told without its text. Of several entries that are one, the first counts. */
function match(items: readonly Item[], known: readonly KnownArticle[]): { matched: Match[]; unmatched: Item[] } {
  const book = openBook(known)
  const matched = new Map<number, Match>()
  const unmatched: Item[] = []
  for (const item of items) {
    const article = book.find(item)
    if (!article) unmatched.push(item)
    else if (!matched.has(article.id)) matched.set(article.id, { item, article })
  }
  return { matched: [...matched.values()], unmatched }
}

type Gathered = {
  harvest: Harvest
  /** The entry of each new article of the harvest, in its order. */
  items: Item[]
  relabelled: Match[]
}

type Found = {
  source: SourceRow
  matched: Match[]
  unmatched: Item[]
  cleaned: ReadonlyMap<Item, CleanArticle>
  known: KnownArticle[]
}

/** What to store. An entry that only its words identify is found here; two new ones that are one are stored once. */
function gather(
  { source, matched, unmatched, cleaned, known }: Found,
  rowOf: (item: Item, clean: CleanArticle) => Harvest['added'][number]['row'],
): Gathered {
  const harvest: Harvest = { sourceId: source.id, added: [], changed: [], aliases: [] }
  const stored: Item[] = []
  const relabelled: Match[] = []
  const taken = new Set(matched.map(({ article }) => article.id))
  const book = openBook<Known & { stored?: KnownArticle }>(known.map((article) => ({ ...article, stored: article })))

  function update({ item, article }: Match): void {
    const clean = cleaned.get(item)
    if (article.removed) return
    if (isRelabelled({ item, article })) relabelled.push({ item, article })
    const names = clean ? item.named(clean) : item.aliases
    harvest.aliases.push(...missing(names, article).map((alias) => ({ ...alias, articleId: article.id })))
    if (!clean || item.rawHash === article.rawHash) return
    const row = changedRow(item, clean, source)
    const retitled = row.headline !== article.headline
    // The page's text stays until the page has been asked again: it may have changed with the entry.
    if (article.fromPage) {
      harvest.changed.push({ id: article.id, versioned: retitled, row: withoutText(row), wantsPage: true })
    } else {
      const versioned = clean.contentHash !== article.contentHash || retitled
      harvest.changed.push({ id: article.id, versioned, row, wantsPage: wantsPage(item, clean, source) })
    }
  }

  for (const found of matched) update(found)
  for (const item of unmatched) {
    const clean = cleaned.get(item)
    if (!clean) continue
    const aliases = item.named(clean)
    const entry = { aliases, link: item.link, title: item.title }
    const same = book.find(entry)
    if (same?.stored && !taken.has(same.stored.id)) {
      taken.add(same.stored.id)
      update({ item, article: same.stored })
    }
    if (same) continue
    book.add(entry)
    harvest.added.push({ row: rowOf(item, clean), aliases, wantsPage: wantsPage(item, clean, source) })
    stored.push(item)
  }
  harvest.added.reverse()
  return { harvest, items: stored.reverse(), relabelled }
}

/** The topics and people of new articles, and of those whose entries name others than before. */
function labelledOf(
  { harvest, items, relabelled }: Gathered,
  added: readonly number[],
  labelsOf: (item: Item) => GivenLabels,
): Labelled[] {
  const fresh = items.flatMap((item, index) => {
    const id = added[index]
    const row = harvest.added[index]?.row
    return id === undefined || !row ? [] : [{ id, publishedAt: row.publishedAt, ...labelsOf(item) }]
  })
  const others = relabelled.map(({ item, article: { id, publishedAt } }) => ({
    id,
    publishedAt,
    ...labelsOf(item),
    from: labelsKey(item.entry),
  }))
  return [...fresh, ...others]
}

function missing(names: readonly Alias[], { aliases }: Known): Alias[] {
  return names.filter(({ kind, value }) => !aliases.some((known) => known.kind === kind && known.value === value))
}
