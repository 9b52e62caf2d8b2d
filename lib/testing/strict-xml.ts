export type XmlElement = { name: string; attributes: Record<string, string>; text: string; children: XmlElement[] }

const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const TOKEN = new RegExp(
  `<\\?[a-z-]+\\s[^?]*\\?>|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}\\s*=\\s*"[^"<]*")*)\\s*(/?)>|([^<]+)`,
  'gy',
)
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*"([^"<]*)"`, 'g')
const REFERENCE = /&(?:#(\d+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));|&/g

/**
 * XML as the standard has it, for what we write ourselves: one root, every element closed, every prefix declared, no
 * reference but the five and numbers, no character that XML cannot hold. Our own reader is far too kind to find a fault.
 */
export function readXmlStrictly(text: string): { root: XmlElement | null; faults: string[] } {
  const faults: string[] = []
  if (!text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')) faults.push('it does not begin with its declaration')
  if (UNWRITABLE.test(text)) faults.push('a character that XML cannot hold')
  const roots: XmlElement[] = []
  const open: XmlElement[] = []
  let at = 0
  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    at = TOKEN.lastIndex
    const [, closing, opening, attributes = '', short, words] = token
    const above = open.at(-1)
    if (closing) {
      if (open.pop()?.name !== closing) faults.push(`</${closing}> closes another`)
    } else if (opening) {
      const element = { name: opening, attributes: attributesOf(attributes, faults), text: '', children: [] }
      ;(above?.children ?? roots).push(element)
      if (!short) open.push(element)
    } else if (words) {
      if (above) above.text += decoded(words, faults)
      else if (words.trim() !== '') faults.push(`words outside: ${words.slice(0, 40)}`)
    }
  }
  if (at !== text.length) faults.push(`it cannot be read from ${at}: ${text.slice(at, at + 60)}`)
  if (open.length) faults.push(`${open.length} elements stay open`)
  const [root = null, ...more] = roots
  if (more.length || !root) faults.push(`${roots.length} roots`)
  if (root) faults.push(...prefixFaults(root, Object.keys(root.attributes)))
  return { root, faults }
}

function attributesOf(written: string, faults: string[]): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) {
    if (attributes[name] !== undefined) faults.push(`attribute ${name} twice`)
    attributes[name] = decoded(value, faults)
  }
  return attributes
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string, faults: string[]): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name] ?? ''
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
    if (code === null) faults.push(`a bare & before ${whole}`)
    return code === null ? whole : String.fromCodePoint(code)
  })
}

function prefixFaults(element: XmlElement, declared: readonly string[]): string[] {
  const names = [element.name, ...Object.keys(element.attributes)]
  const unknown = names.flatMap((name) => {
    const prefix = /^([^:]+):/.exec(name)?.[1]
    return prefix && prefix !== 'xmlns' && prefix !== 'xml' && !declared.includes(`xmlns:${prefix}`)
      ? [`prefix of ${name}`]
      : []
  })
  return [...unknown, ...element.children.flatMap((child) => prefixFaults(child, declared))]
}
