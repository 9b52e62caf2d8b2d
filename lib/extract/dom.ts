import { parseHTML } from 'linkedom'

/** The tree of a reduced page. No script runs in it and nothing is loaded: there is neither engine nor network. */
export function openPage(html: string): Document {
  return parseHTML(html).document
}

/** The words of an element, one space between them. */
export function wordsOf(node: { textContent: string | null }): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Share of an element's words that stand in links, 0 to 1. */
export function linkShare(element: Element): number {
  const all = wordsOf(element).length
  if (all === 0) return 0
  let linked = 0
  for (const link of element.querySelectorAll('a')) linked += wordsOf(link).length
  return linked / all
}

/** All of an element's descendants, in document order. */
export function allOf(root: Element): Element[] {
  return [...root.querySelectorAll('*')]
}

export const tagOf = (element: Element): string => element.tagName.toLowerCase()
