import { z } from 'zod'
import { LONGEST_LIST_NOTE } from '#lib/saved/list-model.ts'
import { LONGEST_AROUND } from '#lib/saved/mark-model.ts'
import { SAVE_STATES } from '#lib/saved/model.ts'
import { TEXT_BEGINS, TEXT_ENDS } from '#lib/takeout/markup.ts'
import type { ImportedLine, ReadImport } from '../model.ts'
import { instantOf, lineOf, unreadable } from './item.ts'

const words = z.string().nullish().catch(null)
const moment = z.union([z.number(), z.string()]).nullish().catch(null)
const count = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1)
const around = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, LONGEST_AROUND).toWellFormed().replaceAll('\u0000', ''))

const Mark = z.object({
  exact: z.string(),
  prefix: around,
  suffix: around,
  startsAt: count.catch(0),
  note: words,
  createdAt: moment,
})
const Saved = z.object({
  address: words,
  headline: words,
  source: words,
  minutes: count.nullish().catch(null),
  state: z.enum(SAVE_STATES).catch('unread'),
  savedAt: moment,
  progress: z.number().catch(0),
  place: count.nullish().catch(null),
  note: words,
  tags: z.array(z.string()).catch([]),
  removedAt: moment,
  highlights: z.array(z.unknown()).catch([]),
  text: z.object({ file: words, byline: words, language: words, publishedAt: moment }).nullish().catch(null),
})
const Item = z.object({
  address: words,
  headline: words,
  source: words,
  minutes: count.nullish().catch(null),
  note: words,
})
const List = z.object({ name: z.string(), note: words, items: z.array(z.unknown()) })
const File = z.object({
  broadsheet: z.number(),
  saved: z.array(z.unknown()).catch([]),
  lists: z.array(z.unknown()).catch([]),
})

/**
 * The file of another Broadsheet (lib/takeout): what was saved, then what stands on lists, in their order.
 *
 * @param json of `data.json`, or what of a damaged one is whole: the elements of its lists
 * @param pageOf a page that lies beside it in a zip, by its name
 * @returns null for JSON that is none
 */
export function readOwn(json: unknown, pageOf: (name: string) => string | null): ReadImport | null {
  const found = partsOf(json)
  if (!found) return null
  const saved = found.saved.map((entry, index) => savedLine(entry, String(index + 1), pageOf))
  const lists = withOwnNames(found.lists).flatMap((list) =>
    list.items.map((item, index) => listLine(list, item, `${list.name}:${index + 1}`)),
  )
  return { format: 'broadsheet', lines: [...saved, ...lists], broken: false, beyond: 0 }
}

type Parts = { saved: unknown[]; lists: z.infer<typeof List>[] }

function partsOf(json: unknown): Parts | null {
  const file = File.safeParse(json)
  if (file.success) return { saved: file.data.saved, lists: file.data.lists.flatMap(listOf) }
  if (!Array.isArray(json) || !json.slice(0, 20).some(isSaved)) return null
  // Of a damaged one other lists come along, which are not looked for here.
  return { saved: json.filter((one) => isSaved(one) || typeof one === 'string'), lists: json.flatMap(listOf) }
}

const isSaved = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null && 'savedAt' in entry && 'address' in entry && 'highlights' in entry

function listOf(entry: unknown): z.infer<typeof List>[] {
  const { data } = List.safeParse(entry)
  return data ? [data] : []
}

/** Lists are found by their names here: of two with one name the second gets a number. */
function withOwnNames(lists: readonly z.infer<typeof List>[]): z.infer<typeof List>[] {
  const names = new Set<string>()
  return lists.map((list) => {
    let name = list.name
    for (let number = 2; names.has(name); number += 1) name = `${list.name} (${number})`
    names.add(name)
    return { ...list, name }
  })
}

function savedLine(entry: unknown, place: string, pageOf: (name: string) => string | null): ImportedLine {
  const { data } = Saved.safeParse(entry)
  if (!data) return unreadable(place, JSON.stringify(entry) ?? '')
  const { address, headline, source, minutes, text } = data
  const line = lineOf(place, {
    ...{ link: address ?? '', title: headline, savedAt: data.savedAt, progress: data.progress, tags: data.tags },
    // It had been taken off, and something was marked in it: that is kept where it does not stand in the way.
    state: data.removedAt ? 'archived' : data.state,
    note: data.note,
    highlights: data.highlights.flatMap(markOf),
    html: text?.file ? textIn(pageOf(text.file) ?? '') : null,
  })
  if (!('item' in line)) return line
  const about = { source: oneLine(source), minutes: minutes ?? null, byline: text?.byline ?? null }
  const page = { language: text?.language ?? null, published: instantOf(text?.publishedAt) }
  return { ...line, item: { ...line.item, place: data.place ?? null, about: { ...about, ...page } } }
}

function listLine({ name, note }: z.infer<typeof List>, entry: unknown, place: string): ImportedLine {
  const { data } = Item.safeParse(entry)
  if (!data) return unreadable(place, JSON.stringify(entry) ?? '')
  const line = lineOf(place, { link: data.address ?? '', title: data.headline, note: data.note, list: name })
  if (!('item' in line)) return line
  const about = { source: oneLine(data.source), minutes: data.minutes ?? null, byline: null, language: null }
  const onList = { note: note?.trim().slice(0, LONGEST_LIST_NOTE).toWellFormed() || null }
  return { ...line, item: { ...line.item, onList, about: { ...about, published: null } } }
}

const oneLine = (text: string | null | undefined) =>
  text?.replaceAll('\u0000', '').replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed() || null

function markOf(given: unknown) {
  const { data } = Mark.safeParse(given)
  if (!data) return []
  const { exact, note, prefix, suffix, startsAt, createdAt } = data
  return [{ exact, note, around: { prefix, suffix, startsAt, createdAt: instantOf(createdAt) } }]
}

/** The text of a page of the file, with its pictures where they were, and without the marks, which come apart. */
function textIn(page: string): string | null {
  const begin = page.indexOf(TEXT_BEGINS)
  const end = page.indexOf(TEXT_ENDS)
  if (begin < 0 || end < begin) return null
  return page
    .slice(begin + TEXT_BEGINS.length, end)
    .replace(/<\/?mark\b[^>]*>/g, '')
    .replace(PICTURE, (_picture, alt: string, size: string, from: string) =>
      from === '' ? '' : `<img src="${from}" alt="${alt}"${size}>`,
    )
}

/** As lib/takeout/text-page.ts writes them. */
const PICTURE =
  /<img (?:src="[^"]*" )?alt="([^"]*)"((?: width="\d+" height="\d+")?) data-from="([^"]*)">(?:<br><small>.*?<\/small>)?/g
