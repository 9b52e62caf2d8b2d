import { decodeHTMLStrict } from 'entities'
import { cp1252 } from '#lib/feeds/charset.ts'

/** Decodes numeric and HTML references once; what is no reference stays as it is. Entities of a DTD are unknown here. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, hex: string, decimal: string, name: string) => {
    if (name) return NAMED.get(name) ?? remember(name, whole)
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return ''
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return ''
    return cp1252(code)
  })
}

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,8});?|#(\d{1,8});?|([a-zA-Z][a-zA-Z0-9]{1,31});)/g
const NAMED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function remember(name: string, whole: string): string {
  const decoded = decodeHTMLStrict(whole)
  // Bounded, for names come from outside: HTML has 2,125 of them.
  if (decoded !== whole && NAMED.size < 3000) NAMED.set(name, decoded)
  return decoded
}

/** One line of plain text from HTML or from text that may be HTML: known tags go, references are decoded. */
export function plainText(html: string): string {
  const text = html.includes('<') ? html.replace(SILENT, ' ').replace(TAG, tagAsText) : html
  return oneLine(decodeEntities(text))
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const BLOCKS =
  'p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|table|tr|td|th|tbody|thead|blockquote|pre|section|article|figure|figcaption|title'
const INLINE =
  'a|abbr|acronym|b|bdi|bdo|big|blink|center|cite|code|del|dfn|em|font|i|iframe|img|input|ins|kbd|label|link|mark|marquee|meta|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|audio|video|source|picture|svg|math|object|embed|param|form|button|html|body|head|base'
/** Only names that HTML has: "Uses of <T> in C++" keeps its words. */
const TAG = new RegExp(`<!--[\\s\\S]*?(?:-->|$)|</?(?:[a-z0-9]+:)?(${BLOCKS}|${INLINE})(?:\\s[^<>]*)?/?>`, 'gi')
const SILENT = /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const BLOCK = new RegExp(`^(?:${BLOCKS})$`, 'i')

function tagAsText(_tag: string, name: string | undefined): string {
  return name && BLOCK.test(name) ? ' ' : ''
}

/** Whether text is meant as HTML: it has a known tag, or a reference that only HTML would write. */
export function looksLikeHtml(text: string): boolean {
  return HTML_SIGN.test(text)
}

const HTML_SIGN = new RegExp(`<(?:/?(?:${BLOCKS}|${INLINE}))(?:\\s[^<>]*)?/?>|&(?:#\\d+|#x[0-9a-f]+|[a-z]+\\d*);`, 'i')

/** HTML that shows this text: a paragraph at each blank line; single line ends count where `lines` says so. */
export function textAsHtml(text: string, lines: 'kept' | 'joined' = 'joined'): string {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const html = paragraphs.map((part) => `<p>${escapeHtml(part)}</p>`).join('\n')
  return lines === 'kept' ? html.replaceAll(/(?<!<\/p>)\n/g, '<br>') : html
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
