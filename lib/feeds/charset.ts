import { guessCharset } from '#lib/feeds/charset-guess.ts'

/**
 * The text of a document from its bytes: byte order mark, HTTP charset, XML declaration, strict UTF-8, a guess at an
 * undeclared legacy charset, windows-1252; the first that decodes without a fault wins. NUL, other control characters
 * and lone surrogates are gone from the result.
 *
 * @param contentType the HTTP header as received, or null
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  return withoutStrayCharacters(decode(bytes, contentType))
}

/** Takes out what neither a database nor a page can hold, and reads C1 controls as the windows-1252 they were meant as. */
export function withoutStrayCharacters(text: string): string {
  const whole = text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '')
  if (!STRAY.test(whole)) return whole
  return whole.replace(C1, (control) => cp1252(control.charCodeAt(0))).replace(CONTROLS, '')
}

/** windows-1252 for a code in 0x80..0x9f; every other code stands for itself. */
export function cp1252(code: number): string {
  if (code < 0x80 || code > 0x9f) return String.fromCodePoint(code)
  return WINDOWS_C1[code - 0x80] ?? ''
}

const LATIN = new TextDecoder('windows-1252')
const WINDOWS_C1 = LATIN.decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))
const C1 = /[\u0080-\u009f]/g
/** Unicode's controls but tab, line feed and carriage return, and two codes that are no characters. */
const CONTROLS = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu
const STRAY = new RegExp(CONTROLS.source, 'u')

function decode(bytes: Uint8Array, contentType: string | null): string {
  const unicode = unicodeForm(bytes)
  if (unicode) return unicode()
  const declared = [httpCharset(contentType), declaredCharset(bytes)].filter((label) => label !== null)
  for (const label of [...declared, 'utf-8']) {
    const text = strictly(bytes, label)
    if (text !== null) return text
  }
  // A few bad bytes, or a cut in the middle of a character, must not turn a whole document into mojibake.
  const named = declared[0]
  if (named && named !== 'utf-8') return new TextDecoder(named).decode(bytes)
  const asUtf8 = new TextDecoder('utf-8').decode(bytes)
  if (mostlyUtf8(asUtf8)) return asUtf8
  return new TextDecoder(guessCharset(bytes) ?? 'windows-1252').decode(bytes)
}

/** UTF-8, UTF-16 or UTF-32 by byte order mark, or UTF-16 and UTF-32 by where the zeros of the first `<` or `{` lie. */
function unicodeForm(bytes: Uint8Array): (() => string) | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return () => utf32(bytes.subarray(4), true)
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return () => utf32(bytes.subarray(4), false)
  if (a === 0xef && b === 0xbb && c === 0xbf) return () => new TextDecoder('utf-8').decode(bytes)
  if (a === 0xff && b === 0xfe) return () => new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return () => new TextDecoder('utf-16be').decode(bytes)
  if (a && !b && !c && !d && bytes.length >= 4) return () => utf32(bytes, true)
  if (!a && !b && !c && d) return () => utf32(bytes, false)
  if (a && b === 0 && c && d === 0) return () => new TextDecoder('utf-16le').decode(bytes)
  if (a === 0 && b && c === 0 && d) return () => new TextDecoder('utf-16be').decode(bytes)
  return null
}

function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const units: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, little)
    units.push(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code))
  }
  return units.join('')
}

function httpCharset(contentType: string | null): string | null {
  const label = contentType?.match(/charset\s*=\s*["']?\s*([^\s"';,]+)/i)?.[1]
  return label ? known(label) : null
}

/** What the XML declaration says, or in a page its `meta` element. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = LATIN.decode(bytes.subarray(0, 1024))
  const declaration = head.match(/<\?xml[^>]*?\sencoding\s*=\s*["']\s*([^\s"'>]+)/i)?.[1]
  const page = /<!doctype\s+html|<html[\s>]|<head[\s>]/i.test(head)
  const label = declaration ?? (page ? head.match(/<meta\s[^>]*charset\s*=\s*["']?\s*([^\s"'/>;]+)/i)?.[1] : null)
  const charset = label ? known(label) : null
  // What can be read byte by byte is not in UTF-16, whatever it says of itself.
  return charset?.startsWith('utf-16') ? null : charset
}

/** The name that TextDecoder knows a label by, with Microsoft's code page names; null for unknown ones. */
function known(label: string): string | null {
  const name = label.toLowerCase()
  try {
    return new TextDecoder(CODE_PAGES[name] ?? name).encoding
  } catch {
    return null
  }
}

const CODE_PAGES: { [label: string]: string } = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  cp936: 'gbk',
  ms936: 'gbk',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  cp950: 'big5',
  'utf-8-sig': 'utf-8',
  utf8mb4: 'utf-8',
  latin9: 'iso-8859-15',
  tis620: 'tis-620',
}

function strictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function mostlyUtf8(text: string): boolean {
  const faults = text.match(/\ufffd/g)?.length ?? 0
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return faults * 4 < good
}
