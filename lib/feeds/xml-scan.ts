import { decodeEntities } from '#lib/feeds/text.ts'

export type TagHandler = {
  /**
   * A start tag.
   *
   * @param written its name in small letters, prefix and all
   * @param at where it begins, and where what follows it begins
   * @returns whether all up to its end tag is somebody's text, to be passed over: tags in it are then not reported
   */
  onOpen(written: string, attributes: Map<string, string>, empty: boolean, at: { start: number; end: number }): boolean
  /** An end tag, with where it begins. */
  onClose(written: string, start: number): void
}

/**
 * Finds the tags of a text that may be XML, in one pass. Comments, CDATA sections, instructions and document types are
 * passed over; a `<` that begins nothing is text.
 *
 * @param ends local names whose end tag ends a passed-over element too, for where its own end tag is missing
 */
export function scanTags(text: string, ends: Set<string>, handler: TagHandler): void {
  /** The name of the element that is passed over, and how many of the same name are open in it. */
  let passing: string | null = null
  let depth = 0
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    if (start < 0) return
    const next = text.charCodeAt(start + 1)
    if (next === BANG) {
      at = afterDeclaration(text, start)
    } else if (next === QUESTION) {
      at = after(text, '>', start)
    } else if (next === SLASH) {
      at = after(text, '>', start)
      const written = text
        .slice(start + 2, at - 1)
        .trim()
        .toLowerCase()
      if (passing === written && depth > 0) {
        depth--
      } else if (passing === null || passing === written || ends.has(localName(written))) {
        passing = null
        depth = 0
        handler.onClose(written, start)
      }
    } else if (isNameStart(next)) {
      const nameEnd = endOfName(text, start + 1)
      const written = text.slice(start + 1, nameEnd).toLowerCase()
      if (passing !== null && passing !== written) {
        at = nameEnd
        continue
      }
      at = endOfTag(text, nameEnd)
      const empty = text.charCodeAt(at - 2) === SLASH
      if (passing !== null) depth += empty ? 0 : 1
      else if (
        handler.onOpen(written, readAttributes(text.slice(nameEnd, empty ? at - 2 : at - 1)), empty, { start, end: at })
      )
        passing = written
    } else {
      at = start + 1
    }
  }
}

const BANG = 33
const QUESTION = 63
const SLASH = 47
const GREATER = 62

/** An element's name without its prefix. */
export function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1)
}

/** The place after the next `mark`, or the end of the text. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

/** After a comment, a CDATA section or a DOCTYPE with all it declares; any other `<!` is text. */
function afterDeclaration(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start + 9)
  if (!/^doctype/i.test(text.slice(start + 2, start + 9))) return start + 2
  const end = after(text, '>', start)
  const subset = text.indexOf('[', start)
  return subset < 0 || subset > end ? end : after(text, '>', after(text, ']', subset))
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127
}

function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === SLASH || code === GREATER) break
    at++
  }
  return at
}

/** The place after the `>` that ends a tag; one inside a quoted value does not, unless its quote is never closed. */
function endOfTag(text: string, from: number): number {
  let before = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === GREATER) return at + 1
    if ((code === 34 || code === 39) && before === 61) {
      const closing = text.indexOf(text.charAt(at), at + 1)
      if (closing < 0) return after(text, '>', at)
      at = closing
    }
    if (code > 32) before = code
  }
  return text.length
}

/** Shared by all elements that have none. */
const NO_ATTRIBUTES: Map<string, string> = new Map()
const ATTRIBUTE = /([^\s=/"'<>]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g

function readAttributes(text: string): Map<string, string> {
  if (!text.includes('=')) return NO_ATTRIBUTES
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? '').trim())
  }
  return attributes
}
