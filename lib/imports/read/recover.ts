/**
 * JSON that may break off: then the elements of its first list that came whole.
 *
 * @returns `value` is undefined where there is nothing to be had
 */
export function recoverArray(text: string): { value: unknown; broken: boolean } {
  try {
    return { value: JSON.parse(text), broken: false }
  } catch {
    return { value: wholeElements(text), broken: true }
  }
}

/** The objects of the outermost list, each parsed by itself: a broken one costs no other. */
function wholeElements(text: string): unknown[] {
  const elements: unknown[] = []
  const list = text.indexOf('[')
  let depth = 0
  let start = -1
  let quoted = false
  for (let at = list + 1; list >= 0 && at < text.length; at += 1) {
    const sign = text[at]
    if (quoted) {
      if (sign === '\\') at += 1
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{') {
      if (depth === 0) start = at
      depth += 1
    } else if (sign === '}' && depth > 0) {
      depth -= 1
      if (depth > 0) continue
      elements.push(parsed(text.slice(start, at + 1)))
    }
  }
  return elements
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told by its line as one that could not be read.
    return text.slice(0, 200)
  }
}
