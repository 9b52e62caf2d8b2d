import { countWords } from '#lib/articles/reading-time.ts'
import { allOf, tagOf } from './dom.ts'

/** A run of words this long is a sentence or more: it is told to a reader, not written on a button. In words. */
const PROSE_WORDS = 20

/** How the page's sentences are spread over its elements. */
export type Prose = {
  total: number
  /** Of an element and all in it, in words. */
  of(element: Element): number
  /** 0 to 1. */
  share(element: Element): number
}

/** Adds up the words of all paragraphs that are long enough, for each element that holds them. */
export function proseOf(body: Element): Prose {
  const sums = new Map<Element, number>()
  for (const element of allOf(body)) {
    const words = countWords(ownWords(element))
    if (words < PROSE_WORDS) continue
    for (let at: Element | null = element; at; at = at.parentElement) sums.set(at, (sums.get(at) ?? 0) + words)
  }
  const of = (element: Element) => sums.get(element) ?? 0
  const total = of(body)
  return { total, of, share: (element) => (total === 0 ? 0 : of(element) / total) }
}

const INLINE = new Set(
  'a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

export const isInline = (element: Element): boolean => INLINE.has(tagOf(element))

/** The words of a block that stand in no block within it; '' for what stands among words itself. */
export function ownWords(element: Element): string {
  if (isInline(element)) return ''
  let text = ''
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.textContent ?? ''
    else if (node.nodeType === 1 && isInline(node as Element)) {
      // nodeType 1 is an element
      text += tagOf(node as Element) === 'br' ? ' ' : (node.textContent ?? '')
    }
  }
  return text.replace(/\s+/g, ' ').trim()
}
