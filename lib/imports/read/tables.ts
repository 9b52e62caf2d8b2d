import type { SaveState } from '#lib/saved/model.ts'
import type { ImportedLine, ReadImport } from '../model.ts'
import { type CsvRow, readCsv } from './csv.ts'
import { lineOf, unreadable } from './item.ts'

type Reader = (row: CsvRow, field: (name: string) => string) => ImportedLine

/** Pocket's and Instapaper's tables, told apart by their first line. @returns null for any other text */
export function readTable(text: string, file: string): ReadImport | null {
  const [head, ...rows] = readCsv(text)
  const names = head?.fields.map((name) => name.trim().toLowerCase()) ?? []
  if (!names.includes('url')) return null
  const format = names.includes('time_added') ? 'pocket-csv' : names.includes('timestamp') ? 'instapaper' : null
  if (format === null) return null
  const read: Reader =
    format === 'pocket-csv' ? (row, of) => pocket(row, of, file) : (row, of) => instapaper(row, of, file)
  const lines = rows.map((row) => {
    const field = (name: string) => row.fields[names.indexOf(name)]?.trim() ?? ''
    if (row.open || row.fields.length < names.indexOf('url') + 1) {
      return unreadable(placeOf(row, file), row.fields.join(','))
    }
    return read(row, field)
  })
  return { format, lines, broken: rows.some(({ open }) => open), beyond: 0 }
}

const placeOf = ({ line }: CsvRow, file: string) => (file === '' ? String(line) : `${file}:${line}`)

function pocket(row: CsvRow, field: (name: string) => string, file: string): ImportedLine {
  const url = field('url')
  const title = field('title')
  return lineOf(placeOf(row, file), {
    link: url,
    title: title === url ? null : title,
    savedAt: field('time_added'),
    tags: field('tags').split('|'),
    state: /^archive/i.test(field('status')) ? 'archived' : 'unread',
  })
}

const SHELVES: Record<string, SaveState> = { unread: 'unread', archive: 'archived' }

function instapaper(row: CsvRow, field: (name: string) => string, file: string): ImportedLine {
  const folder = field('folder')
  const shelf = SHELVES[folder.toLowerCase()]
  const starred = folder.toLowerCase() === 'starred'
  return lineOf(placeOf(row, file), {
    link: field('url'),
    title: field('title'),
    savedAt: field('timestamp'),
    state: shelf ?? 'unread',
    note: field('selection'),
    list: shelf || starred ? null : folder,
    tags: [...tagsIn(field('tags')), ...(starred ? [folder] : [])],
  })
}

/** A list in brackets and quotes, or with commas. */
const tagsIn = (text: string): string[] =>
  text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((tag) => tag.replace(/^\s*"|"\s*$/g, ''))
