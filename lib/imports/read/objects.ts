import { z } from 'zod'
import type { ImportedLine, ImportFormat, ReadImport } from '../model.ts'
import { lineOf, unreadable } from './item.ts'

const text = z.string().nullish()
const number = z.union([z.number(), z.string()]).nullish()
const flag = z.union([z.boolean(), z.number(), z.string()]).nullish()
const tags = z
  .array(z.union([z.string(), z.object({ name: z.string().nullish(), label: z.string().nullish() })]))
  .nullish()

const isSet = (value: boolean | number | string | null | undefined) =>
  value === true || value === 1 || value === '1' || value === 'true'
const namesOf = (given: z.infer<typeof tags>): string[] =>
  (given ?? []).map((tag) => (typeof tag === 'string' ? tag : (tag.name ?? tag.label ?? '')))

const Wallabag = z.object({
  url: z.string().nullish(),
  given_url: text,
  title: text,
  content: text,
  is_archived: flag,
  is_starred: flag,
  tags,
  created_at: number,
  annotations: z.array(z.object({ quote: text, text })).nullish(),
})

const Karakeep = z.object({
  createdAt: number,
  title: text,
  tags,
  content: z.object({ type: text, url: text, text, sourceUrl: text }).nullish(),
  note: text,
  archived: flag,
  highlights: z.array(z.object({ text, note: text })).nullish(),
})

const Omnivore = z.object({
  slug: text,
  title: text,
  url: z.string().nullish(),
  state: text,
  readingProgress: number,
  labels: tags,
  savedAt: number,
  description: text,
})

/** The parts of an Omnivore export that lie beside its lists. */
export type Beside = { html(slug: string): string | null; highlights(slug: string): string | null }

/**
 * Lists of objects: wallabag's, Karakeep's, and the lists inside an export of Omnivore.
 *
 * @returns null for JSON that is none of them
 */
export function readObjects(json: unknown, file: string, beside: Beside | null): ReadImport | null {
  const list = Array.isArray(json) ? json : arrayIn(json)
  const kind = list && kindOf(list)
  if (!list || !kind) return null
  const lines = list.map((entry, index): ImportedLine => {
    const place = file === '' ? String(index + 1) : `${file}:${index + 1}`
    try {
      return READERS[kind](entry, place, beside) ?? unreadable(place, saidBy(entry))
    } catch {
      return unreadable(place, saidBy(entry))
    }
  })
  return { format: kind, lines, broken: false, beyond: 0 }
}

/** What an entry says, as far as it can be written at all. */
function saidBy(entry: unknown): string {
  try {
    return JSON.stringify(entry) ?? ''
  } catch {
    // Nested deeper than anything that can be walked through.
    return ''
  }
}

function arrayIn(json: unknown): unknown[] | null {
  const holder = z.object({ bookmarks: z.array(z.unknown()) }).safeParse(json)
  return holder.data?.bookmarks ?? null
}

type Kind = Extract<ImportFormat, 'wallabag' | 'karakeep' | 'omnivore'>

/** By the names of the first entries: one of them may be broken. */
function kindOf(list: readonly unknown[]): Kind | null {
  for (const entry of list.slice(0, 20)) {
    if (typeof entry !== 'object' || entry === null) continue
    if ('is_archived' in entry || 'given_url' in entry || ('created_at' in entry && 'url' in entry)) return 'wallabag'
    if ('content' in entry && 'createdAt' in entry) return 'karakeep'
    if ('slug' in entry && 'savedAt' in entry) return 'omnivore'
  }
  return null
}

const READERS: Record<Kind, (entry: unknown, place: string, beside: Beside | null) => ImportedLine | null> = {
  wallabag(entry, place) {
    const { data } = Wallabag.safeParse(entry)
    if (!data) return null
    const highlights = (data.annotations ?? []).map(({ quote, text: note }) => ({ exact: quote ?? '', note }))
    return lineOf(place, {
      link: data.url || data.given_url || '',
      title: data.title,
      savedAt: data.created_at,
      state: isSet(data.is_archived) ? 'archived' : 'unread',
      tags: [...namesOf(data.tags), ...(isSet(data.is_starred) ? ['starred'] : [])],
      highlights,
      html: data.content,
    })
  },
  karakeep(entry, place) {
    const { data } = Karakeep.safeParse(entry)
    if (!data) return null
    const highlights = (data.highlights ?? []).map(({ text: exact, note }) => ({ exact: exact ?? '', note }))
    return lineOf(place, {
      link: data.content?.url || data.content?.sourceUrl || '',
      title: data.title ?? data.content?.text?.slice(0, 100),
      savedAt: data.createdAt,
      state: isSet(data.archived) ? 'archived' : 'unread',
      tags: namesOf(data.tags),
      note: data.note,
      highlights,
    })
  },
  omnivore(entry, place, beside) {
    const { data } = Omnivore.safeParse(entry)
    if (!data) return null
    const progress = Number(data.readingProgress ?? 0) / 100
    const archived = /archived/i.test(data.state ?? '')
    const begun = progress > 0 && progress < 0.95
    return lineOf(place, {
      link: data.url ?? '',
      title: data.title,
      savedAt: data.savedAt,
      state: archived ? 'archived' : progress >= 0.95 ? 'done' : begun ? 'in-progress' : 'unread',
      progress: Number.isFinite(progress) ? progress : 0,
      tags: namesOf(data.labels),
      highlights: passagesIn(data.slug ? (beside?.highlights(data.slug) ?? '') : ''),
      html: data.slug ? (beside?.html(data.slug) ?? null) : null,
    })
  },
}

/** Omnivore's Markdown: each passage is a quotation, what was noted at it follows. */
export function passagesIn(markdown: string): { exact: string; note: string | null }[] {
  const passages: { exact: string[]; note: string[] }[] = []
  let inside = false
  for (const line of markdown.split(/\r?\n/)) {
    const quoted = /^\s*>\s?(.*)$/.exec(line)?.[1]
    if (quoted !== undefined) {
      if (!inside) passages.push({ exact: [], note: [] })
      passages.at(-1)?.exact.push(quoted.replace(/\s?\[⤴️?\]\([^)]*\)/gu, ''))
    } else if (line.trim() !== '' && !/^#/.test(line)) passages.at(-1)?.note.push(line.trim())
    inside = quoted !== undefined
  }
  return passages.map(({ exact, note }) => ({ exact: exact.join('\n').trim(), note: note.join('\n') || null }))
}
