import { openPage, tagOf, wordsOf } from './dom.ts'

/** Nobody writes longer ones; what a selector may cost is bounded by the thread's kill timer besides. */
export const LONGEST_SELECTOR = 500

/** Whether a browser's CSS would take it, without what only a living page has. */
export function isSelector(selector: string): boolean {
  if (selector.trim() === '' || selector.length > LONGEST_SELECTOR) return false
  try {
    openPage('<!doctype html><html><body><p>x</p></body></html>').body.querySelector(selector)
    return true
  } catch {
    return false
  }
}

/** The outermost elements of that selector that say or show anything, in the page's order; none for a selector that is none. */
export function chosenBy(body: Element, selector: string): Element[] {
  if (!isSelector(selector)) return []
  const all = [...body.querySelectorAll(selector)]
  const set = new Set<Element>(all)
  return all.filter((element) => {
    if (wordsOf(element) === '' && element.querySelector('img, video, iframe') === null && tagOf(element) !== 'img')
      return false
    for (let up = element.parentElement; up; up = up.parentElement) if (set.has(up)) return false
    return true
  })
}

export function leaveOut(body: Element, selector: string): void {
  if (!isSelector(selector)) return
  for (const element of body.querySelectorAll(selector)) element.remove()
}
