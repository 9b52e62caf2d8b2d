/**
 * A JSON document that was cut off inside its top-level `items`, ended after the last whole item; null if it has no
 * such list. Reads once, never backwards.
 */
export function wholeItems(text: string): string | null {
  let depth = 0
  let inItems = -1
  let end = -1
  let name = ''
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]
    if (mark === '"') {
      const closing = endOfString(text, at)
      if (closing < 0) break
      if (depth === 1) name = text.slice(at + 1, closing)
      at = closing
    } else if (mark === '{' || mark === '[') {
      depth++
      if (mark === '[' && depth === 2 && name === 'items') {
        inItems = at
        end = at + 1
      }
    } else if (mark === '}' || mark === ']') {
      depth--
      if (inItems >= 0 && depth === 2) end = at + 1
      if (inItems >= 0 && depth < 2) break
    }
  }
  return inItems < 0 ? null : `${text.slice(0, end)}]}`
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return -1
}
