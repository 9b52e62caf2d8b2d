import { strFromU8, Unzip, UnzipInflate } from 'fflate'
import { log } from '#lib/log.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { type FileProblem, LARGEST_UNPACKED, MOST_LINES, MOST_TEXT, type ReadImport } from '../model.ts'
import { readBookmarks } from './bookmarks.ts'
import { type Beside, readObjects } from './objects.ts'
import { readOwn } from './own.ts'
import { recoverArray } from './recover.ts'
import { readTable } from './tables.ts'

/**
 * Reads what another program has exported, whichever of the known ones it was: by what is in the file. Of a broken one, what can
 * be read of it. Whatever is in it, nothing is thrown.
 */
export function readImport(bytes: Uint8Array): Result<ReadImport, FileProblem> {
  try {
    return readWhole(bytes)
  } catch (error) {
    // Nothing that we know of; whoever brought it is told, and the next file is read.
    log('error', 'a file that somebody brought could not be read', { error: String(error) })
    return refused('unreadable')
  }
}

function readWhole(bytes: Uint8Array): Result<ReadImport, FileProblem> {
  if (bytes.length === 0) return refused('empty')
  const read = isZip(bytes) ? readZip(bytes) : readText(textOf(bytes), '', null)
  if (typeof read === 'string') return refused(read)
  if (read === null) return refused('unknown-format')
  if (read.lines.length === 0) return refused('empty')
  return done(withinBounds(read))
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** UTF-8 in nearly all cases; a file of an old Windows is read as that. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function readText(text: string, file: string, beside: Beside | null): ReadImport | null {
  const start = text.trimStart().replace(/^\uFEFF/, '')
  if (start.startsWith('[') || start.startsWith('{')) {
    const { value, broken } = recoverArray(start)
    const read = readOwn(value, () => null) ?? readObjects(value, file, beside)
    return read && { ...read, broken: read.broken || broken }
  }
  return start.startsWith('<') ? readBookmarks(text, file) : readTable(text, file)
}

/** Omnivore's and Pocket's exports, and any other file of these, packed. */
function readZip(bytes: Uint8Array): ReadImport | FileProblem | null {
  const { files, tooLarge, broken } = unpack(bytes)
  if (tooLarge) return 'too-large'
  const own = readOwnZip(files)
  if (own) return { ...own, broken: own.broken || broken }
  const beside: Beside = { html: bySlug(files, 'content', 'html'), highlights: bySlug(files, 'highlights', 'md') }
  let all: ReadImport | null = null
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/\.(csv|html?|json)$/i.test(path) || /(^|\/)content\//.test(path)) continue
    const read = readText(textOf(content), path.split('/').at(-1) ?? path, beside)
    if (!read) continue
    if (all) for (const line of read.lines) all.lines.push(line)
    else all = read
    all.broken ||= read.broken
  }
  if (all) all.broken ||= broken
  return all ?? (broken ? 'unreadable' : null)
}

/** The file of another Broadsheet: its data, and its pages for the texts alone. It may lie in a folder. */
function readOwnZip(files: ReadonlyMap<string, Uint8Array>): ReadImport | null {
  for (const [path, content] of files) {
    if (!/(^|\/)data\.json$/.test(path)) continue
    const folder = path.slice(0, -'data.json'.length)
    const { value, broken } = recoverArray(textOf(content))
    const read = readOwn(value, (name) => {
      const page = files.get(folder + name)
      return page ? strFromU8(page) : null
    })
    if (read) return { ...read, broken }
  }
  return null
}

/** What lies in a folder of the export, by name. */
function bySlug(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  ending: string,
): (slug: string) => string | null {
  const found = new Map<string, Uint8Array>()
  for (const [path, content] of files) {
    const [name = '', parent = ''] = path.split('/').reverse()
    if (parent === folder && name.endsWith(`.${ending}`)) found.set(name.slice(0, -ending.length - 1), content)
  }
  return (slug) => {
    const content = found.get(slug)
    return content ? strFromU8(content) : null
  }
}

/** What comes out is counted while it does: a file of some kilobytes may hold terabytes. */
function unpack(bytes: Uint8Array): { files: Map<string, Uint8Array>; tooLarge: boolean; broken: boolean } {
  const files = new Map<string, Uint8Array>()
  let size = 0
  let broken = false
  const unzip = new Unzip((file) => {
    if (size > LARGEST_UNPACKED || !/\.(csv|html?|json|md)$/i.test(file.name)) return
    const parts: Uint8Array[] = []
    file.ondata = (problem, part, final) => {
      if (problem) broken = true
      else if (size <= LARGEST_UNPACKED) {
        size += part.length
        parts.push(part)
        if (final) files.set(file.name, joined(parts))
      }
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && size <= LARGEST_UNPACKED; at += 65_536) {
      unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length)
    }
  } catch {
    broken = true
  }
  return { files, tooLarge: size > LARGEST_UNPACKED, broken }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function withinBounds(read: ReadImport): ReadImport {
  let left = MOST_TEXT
  const lines = read.lines.slice(0, MOST_LINES).map((line) => {
    if (!('item' in line) || line.item.html === null) return line
    left -= line.item.html.length
    return left > 0 ? line : { ...line, item: { ...line.item, html: null } }
  })
  return { ...read, lines, beyond: Math.max(0, read.lines.length - MOST_LINES) }
}
