import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { sources } from '#drizzle/schema/index.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import { freeSlug } from '#lib/articles/free-slug.ts'
import { slugOf } from '#lib/articles/slug.ts'
import type { Db } from '#lib/db/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { findSection } from '#lib/sections/queries.ts'
import type { Web } from '#lib/web/web.ts'
import { type FeedReader, type FoundFeed, findFeed } from './find-feed.ts'
import type { SourceRow } from './health.ts'
import type { ReuseRight, SourceProblem } from './model.ts'
import { findSource } from './queries.ts'
import { type ReuseBasis, rightsByRecord, rightsOf } from './rights.ts'
import { starterOf } from './starter/choose.ts'

const CLAIM_MS = 60_000

export type AddRefusal = {
  ok: false
  reason: SourceProblem | 'no-feed' | 'known-already' | 'section-unknown'
  /** What the sentence needs: a host, a status, the title of the source that is known already. */
  detail: string | null
}

export type SourceWish = {
  url: string
  section?: string | null
  reuse?: ReuseRight | null
  /** Its key in the starter pack, where its licence and the page that states it are recorded. */
  starter?: string | null
}

/** A source that was added, and the answer that proved it, which need not be fetched twice. */
export type Added = { source: SourceRow; found: FoundFeed }

/**
 * Subscribes to a feed, by its address or that of a page that names one. A removed source comes back with its
 * articles. Nothing is stored of the feed's entries yet: `subscribe` of `lib/ingest` does both. Until its answer is
 * stored the source is claimed, so that nobody reads it at the same time.
 */
export async function addSource(
  { db, web, parser, now }: { db: Db; web: Web; parser: FeedReader; now: Date },
  wish: SourceWish,
): Promise<{ ok: true; value: Added } | AddRefusal> {
  const section = wish.section ? await findSection(db, wish.section) : null
  if (wish.section && !section) return { ok: false, reason: 'section-unknown', detail: wish.section }
  const known = await findByAddress(db, [wish.url.trim()])
  if (known && known.state !== 'removed') return { ok: false, reason: 'known-already', detail: known.title }

  const outcome = await findFeed({ web, parser, now }, wish.url)
  if (!outcome.ok) return outcome
  const found = outcome.value
  const { feed } = found
  const starter = starterOf(wish.starter ?? null)
  const record = starter && { licence: starter.licence.address, basis: starter.basis, terms: starter.licence.terms }
  const rights =
    record && !wish.reuse ? rightsByRecord(feed.licence, record) : rightsOf(feed.licence, wish.reuse ?? null)
  const claimed = { nextReadAt: null, claimedUntil: new Date(now.getTime() + CLAIM_MS) }
  const held = await findByAddress(db, [found.url])
  const named = held ?? (feed.self ? await findByAddress(db, [feed.self]) : null)
  if (named && named.state !== 'removed') return { ok: false, reason: 'known-already', detail: named.title }
  // What a feed says of itself brings no removed source back: any feed could take over its articles and its rights.
  if (held) {
    const back = { ...BACK, ...claimed }
    const chosen = { ...(section && { sectionId: section.id }), ...((wish.reuse || record) && rights) }
    const [source] = await db
      .update(sources)
      .set({ ...back, ...chosen, feedUrl: found.url })
      .where(eq(sources.id, held.id))
      .returning()
    if (source) return { ok: true, value: { source, found } }
  }

  const title = cleanText(feed.title ?? '', 120) || new URL(found.url).hostname
  const taken = await db.select({ slug: sources.slug }).from(sources)
  const [source] = await db
    .insert(sources)
    .values({
      slug: freeSlug(slugOf(title), new Set(taken.map(({ slug }) => slug))),
      title,
      feedUrl: found.url,
      siteUrl: feed.link,
      description: feed.description && cleanText(feed.description),
      language: feed.language,
      kind: 'feed',
      sectionId: section?.id ?? null,
      addedAt: now,
      ...claimed,
      ...rights,
    })
    .onConflictDoNothing()
    .returning()
  // Nothing comes back where another process has added it in this moment.
  return source ? { ok: true, value: { source, found } } : { ok: false, reason: 'known-already', detail: title }
}

/** Read again from the start of its back-off, and not removed any more. */
const BACK = {
  ...{ state: 'active' as const, failures: 0, problem: null, problemDetail: null },
  ...{ removedAt: null, removedFrom: null },
}

/** The address may be stored with or without its last slash or `www.`, as http or as https. One that is read comes before a removed one. */
async function findByAddress(db: Db, addresses: string[]): Promise<SourceRow | null> {
  const bare = addresses.map((address) => address.replace(/^https?:\/\//i, '').replace(/\/+$/, ''))
  const both = bare.flatMap((rest) => [rest, rest.startsWith('www.') ? rest.slice(4) : `www.${rest}`])
  const forms = both.flatMap((rest) =>
    ['http://', 'https://'].flatMap((scheme) => [scheme + rest, `${scheme}${rest}/`]),
  )
  const [row] = await db
    .select()
    .from(sources)
    .where(inArray(sources.feedUrl, forms))
    .orderBy(sql`${sources.state} = 'removed'`, asc(sources.id))
    .limit(1)
  return row ?? null
}

type Refusal = 'source-unknown' | 'source-removed' | 'source-there' | 'bundled-source'
export type Changed = Result<SourceRow, Refusal>

/** Not read until it is resumed; its articles stay as they are. */
export function pauseSource(db: Db, named: string): Promise<Changed> {
  return changeSource(db, named, () => ({ state: 'paused' }))
}

/** Read again from now on; also a source that was gone. */
export function resumeSource(db: Db, named: string): Promise<Changed> {
  return changeSource(db, named, () => ({ ...BACK, nextReadAt: null }))
}

/**
 * Its articles leave every list and stay at their addresses. For 30 days it can be had back whole, by `restoreSource` or by
 * adding the feed again; then the texts of its articles go (`retireArticles`).
 */
export function removeSource(db: Db, named: string, now: Date): Promise<Changed> {
  return changeSource(db, named, ({ state }) => ({ state: 'removed', removedAt: now, removedFrom: state }))
}

/** Brings a removed source back as it was: a paused one is paused. It is read at once. */
export async function restoreSource(db: Db, named: string): Promise<Changed> {
  const source = await findSource(db, named)
  if (!source) return refused('source-unknown')
  if (source.state !== 'removed') return refused('source-there')
  // One that has moved onto another left its articles there: to read it again would store them twice.
  if (source.removedAt === null) return refused('source-removed')
  const state = source.removedFrom ?? 'active'
  const [row] = await db
    .update(sources)
    .set({ state, removedAt: null, removedFrom: null, nextReadAt: null })
    .where(and(eq(sources.id, source.id), eq(sources.state, 'removed')))
    .returning()
  return row ? done(row) : refused('source-there')
}

async function changeSource(
  db: Db,
  named: string,
  change: (source: SourceRow) => Partial<SourceRow>,
): Promise<Changed> {
  const source = await findSource(db, named)
  if (!source) return refused('source-unknown')
  if (source.kind === 'bundled') return refused('bundled-source')
  if (source.state === 'removed') return refused('source-removed')
  const [row] = await db.update(sources).set(change(source)).where(eq(sources.id, source.id)).returning()
  return row ? done(row) : refused('source-unknown')
}

/** What is left out stays as it is. */
export type SourceSettings = {
  /** The name of a section, made by whoever asks; null for none. */
  sectionId?: number | null
  /** Null: for ever. */
  keepDays?: number | null
  reuse?: { right: ReuseRight; basis: string | null }
}

/** Where its new articles are filed, how long their texts are kept, whose words they are. */
export function setSource(db: Db, named: string, wish: SourceSettings): Promise<Changed> {
  const { sectionId, keepDays, reuse } = wish
  return changeSource(db, named, (source) => ({
    ...(sectionId !== undefined && { sectionId }),
    ...(keepDays !== undefined && { keepDays }),
    ...(reuse && reuseFields(source, reuse)),
  }))
}

function reuseFields(source: SourceRow, { right, basis }: { right: ReuseRight; basis: string | null }) {
  const unchanged = right === source.reuse && (basis ?? source.reuseBasis) === source.reuseBasis
  return unchanged ? {} : { reuse: right, reuseBasis: basis ?? ('operator' satisfies ReuseBasis) }
}

/** The one sentence that a refusal to add a source comes with. */
export function refusalSentence(refusal: AddRefusal, words: Messages['sources']): string {
  const { reason, detail } = refusal
  if (reason === 'section-unknown' || reason === 'known-already' || reason === 'no-feed') {
    return words.refusals[reason](detail ?? '')
  }
  return words.problems[reason](detail)
}
