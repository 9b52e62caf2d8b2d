import { createHash } from 'node:crypto'
import { cleanText } from './clean-text.ts'
import type { AliasKind } from './model.ts'
import { normalizeLink } from './normalize-link.ts'

/** One of the names under which a source's article is found again. */
export type Alias = { kind: AliasKind; value: string }

/** What identity is told from. */
export type Identified = {
  id: string | null
  link: string | null
  /** The address that the page itself says is its own, if it was read. */
  canonical?: string | null
  title: string | null
  /** ISO instant. */
  published: string | null
  /** Hash of the cleaned words; null where there are too few to tell two texts apart. */
  contentHash: string | null
}

export type IdentityOptions = {
  /** The source repeats guids inside one document: they do not count for it (sticky). */
  guidsRepeat: boolean
  /** Normalised addresses, without fragments, under which the document has several items. See `repeatedLinks`. */
  fragmentsTell?: ReadonlySet<string>
}

/** Longer ids are kept by their hash: an index entry has a limit. */
const ID_LENGTH = 500

/** Fewer words are the same in many articles ("Read on our site"). */
export const TELLING_WORDS = 20

/** All names of an entry, without repeats. */
export function aliasesOf(entry: Identified, { guidsRepeat, fragmentsTell }: IdentityOptions): Alias[] {
  const aliases: Alias[] = []
  const add = (kind: AliasKind, value: string | null) => {
    if (value !== null && value !== '') aliases.push({ kind, value: short(value) })
  }
  const link = linkName(entry.link, fragmentsTell)
  if (!guidsRepeat) add('guid', idOf(entry))
  add('link', link)
  const canonical = linkName(entry.canonical ?? null, fragmentsTell)
  if (canonical !== link) add('canonical', canonical)
  add('content', entry.contentHash)
  add('title-date', titleDate(entry))
  return aliases
}

/** An id as it is compared; null where the entry has none. */
function idOf(entry: Identified): string | null {
  return entry.id === null ? null : entry.id.toWellFormed().replaceAll('\u0000', '').trim() || null
}

function linkName(link: string | null, fragmentsTell: ReadonlySet<string> | undefined): string | null {
  if (link === null) return null
  const plain = normalizeLink(link)
  return plain !== null && fragmentsTell?.has(plain) ? normalizeLink(link, { keepFragment: true }) : plain
}

function short(value: string): string {
  return value.length <= ID_LENGTH ? value : `sha256:${createHash('sha256').update(value).digest('hex')}`
}

/** Headline and day: an article keeps both when its address and its guid change. */
function titleDate({ title, published }: Identified): string | null {
  const folded = foldTitle(title)
  return folded === '' || published === null ? null : `${published.slice(0, 10)} ${folded}`
}

function foldTitle(title: string | null): string {
  return cleanText(title ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A stored article as the rule needs it: its names, and by which of them the entry found it. */
export type Known = { aliases: readonly Alias[]; link: string | null; title: string | null }

/**
 * Whether an entry is an article that is already stored (rules §3): the guid decides, unless the link's host and the
 * title both differ; else two of {normalised link or canonical, title and date, content hash}.
 *
 * @param entry the entry's own link and title, beside its names
 */
export function sameArticle(entry: Known, known: Known): boolean {
  const names = new Set(known.aliases.map(nameKey))
  const met = new Set(entry.aliases.filter((alias) => names.has(nameKey(alias))).map(({ kind }) => place(kind)))
  if (met.has('guid')) {
    const hosts = [hostOf(entry.link), hostOf(known.link)]
    return hosts[0] === hosts[1] || hosts.includes(null) || foldTitle(entry.title) === foldTitle(known.title)
  }
  return met.size >= 2
}

/** Link and canonical are one piece of evidence, and either may be met by the other. */
export function place(kind: AliasKind): AliasKind {
  return kind === 'canonical' ? 'link' : kind
}

/** A name as two are compared: a link and a canonical address name the same thing. */
export function nameKey({ kind, value }: Alias): string {
  return `${place(kind)} ${value}`
}

function hostOf(link: string | null): string | null {
  const normalised = link === null ? null : normalizeLink(link)
  return normalised === null ? null : new URL(normalised).host
}

/** Ids that stand at more than one entry of a document: they name nothing. */
export function repeatedIds(entries: readonly { id: string | null }[]): Set<string> {
  return repeated(entries.map(({ id }) => id))
}

/**
 * Normalised addresses without fragments that entries share while their fragments differ: there the fragment tells
 * them apart (a page with several items on it).
 */
export function repeatedLinks(entries: readonly { link: string | null }[]): Set<string> {
  const fragments = new Map<string, Set<string>>()
  for (const { link } of entries) {
    const plain = link === null ? null : normalizeLink(link)
    if (link === null || plain === null) continue
    const known = fragments.get(plain) ?? new Set()
    fragments.set(plain, known.add(URL.parse(link.trim())?.hash ?? ''))
  }
  return new Set([...fragments].flatMap(([plain, { size }]) => (size > 1 ? [plain] : [])))
}

function repeated(values: readonly (string | null)[]): Set<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const value of values) {
    if (value === null) continue
    if (seen.has(value)) twice.add(value)
    seen.add(value)
  }
  return twice
}
