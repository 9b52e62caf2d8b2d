/** XML has no way to write these, not even escaped (XML 1.0 §2.2): controls, lone surrogates, U+FFFE and U+FFFF. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Any text as XML character data or in an attribute: nothing in it is markup. */
export function xmlText(text: string): string {
  return withoutUnwritable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export const withoutUnwritable = (text: string): string => text.toWellFormed().replace(UNWRITABLE, '')

/**
 * Text for an element of RSS that some programs take for HTML, titles before all: where it could be read as markup it is
 * escaped once more, so that nobody's program runs a headline. In all other cases both readings are the same.
 */
export const shyText = (text: string): string =>
  /<[a-z/!?]|&#?\w+;/i.test(text) ? text.replace(/[&<>]/g, (sign) => SHY[sign] ?? sign) : text
const SHY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

type Attributes = Record<string, string | number | null | undefined>

/** An element with text in it; nothing at all where the text is null. */
export function element(name: string, text: string | null, attributes: Attributes = {}): string {
  return text === null ? '' : `<${name}${written(attributes)}>${xmlText(text)}</${name}>\n`
}

/** An element without anything in it. */
export const empty = (name: string, attributes: Attributes): string => `<${name}${written(attributes)}/>\n`

/** An element around others. */
export const around = (name: string, inner: string, attributes: Attributes = {}): string =>
  `<${name}${written(attributes)}>\n${inner}</${name}>\n`

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null || value === undefined ? [] : [` ${name}="${xmlText(String(value))}"`]))
    .join('')
}
