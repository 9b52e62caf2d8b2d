import { Parser } from 'htmlparser2'
import type { SaveState } from '#lib/saved/model.ts'
import type { ImportedLine, ReadImport } from '../model.ts'
import { type Given, lineOf } from './item.ts'

type Entry = Given & { line: number }

/**
 * Lists of links in HTML: Pocket's, and the bookmarks of browsers and of programs that write like them (Netscape's format).
 *
 * @returns null for a page that is neither
 */
export function readBookmarks(text: string, file: string): ReadImport | null {
  const isNetscape = /<!doctype\s+netscape-bookmark-file/i.test(text.slice(0, 2_000)) || /<dl>\s*<p>/i.test(text)
  const isPocket = /time_added=/i.test(text) || /<title>\s*pocket export/i.test(text)
  if (!isNetscape && !isPocket) return null
  const entries = isPocket ? entriesOfPocket(text) : entriesOfNetscape(text)
  const lines: ImportedLine[] = entries.map(({ line, ...given }) =>
    lineOf(file === '' ? String(line) : `${file}:${line}`, given),
  )
  return {
    format: isPocket ? 'pocket-html' : 'bookmarks',
    lines,
    broken: isNetscape && !/<\/dl>/i.test(text),
    beyond: 0,
  }
}

/** Which line an index lies on; asked for with growing indexes. */
function lineCounter(text: string): (index: number) => number {
  let line = 1
  let counted = 0
  return (index) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < index; at = text.indexOf('\n', counted)) {
      line += 1
      counted = at + 1
    }
    return line
  }
}

function entriesOfPocket(text: string): Entry[] {
  const entries: Entry[] = []
  const lineAt = lineCounter(text)
  let state: SaveState = 'unread'
  let heading: string | null = null
  let entry: Entry | null = null
  const parser = new Parser({
    onopentag(name, { href, time_added: savedAt, tags }) {
      if (name === 'h1') heading = ''
      if (name !== 'a' || href === undefined) return
      entry = { line: lineAt(parser.startIndex), link: href, title: '', savedAt, tags: (tags ?? '').split(','), state }
    },
    ontext(data) {
      if (heading !== null) heading += data
      else if (entry) entry.title += data
    },
    onclosetag(name) {
      if (name === 'h1' && heading !== null) {
        state = /archive/i.test(heading) ? 'archived' : 'unread'
        heading = null
      }
      if (name === 'a' && entry) {
        entries.push(untitled(entry))
        entry = null
      }
    },
  })
  parser.end(text)
  return entries
}

function entriesOfNetscape(text: string): Entry[] {
  const entries: Entry[] = []
  const lineAt = lineCounter(text)
  /** Folders that are open, the innermost last; the heading before a list names it. */
  const folders: string[] = []
  let named: string | null = null
  let into: 'heading' | 'title' | 'note' | null = null
  let words = ''
  let entry: Entry | null = null
  const endWords = () => {
    const said = words.trim()
    if (into === 'heading') named = said
    else if (into === 'title' && entry) entry.title = said
    else if (into === 'note' && said !== '') {
      const last = entries.at(-1)
      if (last) last.note = said
    }
    into = null
    words = ''
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (into === 'note') endWords()
      if (name === 'h3') into = 'heading'
      else if (name === 'dl') {
        folders.push(named ?? '')
        named = null
      } else if (name === 'dd') into = 'note'
      else if (name === 'a' && attributes.href !== undefined) {
        const { href, add_date: savedAt, tags = '' } = attributes
        const list = folders.at(-1) || null
        const read = attributes.toread === '0' ? ('done' as const) : ('unread' as const)
        entry = {
          line: lineAt(parser.startIndex),
          link: href,
          title: '',
          savedAt,
          tags: tags.split(','),
          list,
          state: read,
        }
        into = 'title'
      }
    },
    ontext(data) {
      if (into) words += data
    },
    onclosetag(name) {
      if ((name === 'h3' && into === 'heading') || (name === 'a' && into === 'title') || into === 'note') endWords()
      if (name === 'a' && entry) {
        entries.push(untitled(entry))
        entry = null
      }
      if (name === 'dl') folders.pop()
    },
  })
  parser.end(text)
  return entries
}

/** Where a program knew no title it wrote the address. */
const untitled = (entry: Entry): Entry => (entry.title === entry.link ? { ...entry, title: null } : entry)
