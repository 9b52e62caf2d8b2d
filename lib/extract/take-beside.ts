import { isPromo } from '#lib/articles/left-out.ts'
import { countWords } from '#lib/articles/reading-time.ts'
import { allOf, linkShare, tagOf, wordsOf } from './dom.ts'
import { isInline, ownWords, type Prose } from './prose.ts'
import {
  AUTHOR_LABEL,
  BOX_MARK,
  COMMENTS_LABEL,
  COMMENTS_MARK,
  FURNITURE_MARK,
  isBoxLabel,
  isFurniture,
  isTagLine,
  isWall,
  LINKS_LABEL,
  LINKS_MARK,
  NOTICE_MARK,
  NOTICE_WORDS,
  PAYWALL_MARK,
  PROMO_MARK,
  TOP_MARK,
} from './words-beside.ts'

/** What was taken off a page. `at` is the place in the page's order. */
export type Taken = { at: number; kind: 'promo' | 'box' | 'wall' }

/** Where each element stood, for what was between the story's words; it stays on the elements that are kept. */
export const PLACE = 'data-n'

/** Longer than any box beside a story. In characters. */
const BOX_LENGTH = 1_600
/** An element with more of the page's sentences holds the story, whatever it is called. */
const MOST_PROSE = 0.25

const ROLES = /^(?:dialog|alertdialog|navigation|search|contentinfo|menu|toolbar|tablist|alert)$/
const ROOTS = new Set(['html', 'body', 'main'])

/** Takes off a page what stands beside its story: by its marks, by what stands over it, by what it says. */
export function takeBeside(body: Element, prose: Prose): Taken[] {
  const taken: Taken[] = []
  const place = (element: Element) => Number(element.getAttribute(PLACE) ?? 0)
  allOf(body).forEach((element, index) => void element.setAttribute(PLACE, String(index + 1)))

  const take = (element: Element, kind: Taken['kind']) => {
    // What held nothing else goes with it.
    let whole = element
    const words = wordsOf(element)
    for (let up = whole.parentElement; up && !ROOTS.has(tagOf(up)) && wordsOf(up) === words; up = up.parentElement) {
      if (up.querySelector('img, video, iframe') && !whole.querySelector('img, video, iframe')) break
      whole = up
    }
    taken.push({ at: place(element), kind })
    whole.remove()
  }

  const begins = beginning(body, place)
  for (const element of allOf(body)) {
    if (!element.isConnected || ROOTS.has(tagOf(element))) continue
    const kind = byMarks(element, prose, place(element) < begins)
    if (kind === 'hidden') element.remove()
    else if (kind !== null) take(element, kind)
  }
  for (const element of allOf(body)) if (element.isConnected) takeLabelled(element, prose, take)
  for (const element of allOf(body)) {
    if (!element.isConnected || isInline(element) || element.childElementCount > 12) continue
    const text = wordsOf(element)
    if (text === '' || text.length > 420 || holdsBlocks(element)) continue
    if (isWall(text)) take(wallAround(element, prose), 'wall')
    else if (tagOf(element) !== 'blockquote' && isPromo(text)) take(element, 'promo')
    else if ((isFurniture(text) && !isListed(element)) || (isTagLine(text) && linkShare(element) > 0.3))
      take(element, 'box')
  }
  return taken
}

/** In a list, a table or a heading of the story any word may stand; on a page's furniture it can be clicked. */
function isListed(element: Element): boolean {
  return (
    /^(?:li|t[dh]|d[td]|h[1-6]|pre|figcaption)$/.test(tagOf(element)) && element.querySelector('a, button') === null
  )
}

/** The box that a line of a wall stands in, with its offers and buttons. */
function wallAround(line: Element, prose: Prose): Element {
  let box = line
  for (let up = box.parentElement; up && !ROOTS.has(tagOf(up)); up = up.parentElement) {
    if (wordsOf(up).length > 600 || prose.of(up) > prose.of(line) || up.querySelector('h1')) break
    box = up
  }
  return box
}

/** Of several blocks each is looked at for itself. */
function holdsBlocks(element: Element): boolean {
  return [...element.children].some((child) => !isInline(child) && wordsOf(child) !== '' && !isField(child))
}

const isField = (element: Element) => /^(?:form|input|button|label)$/.test(tagOf(element))

/** Where the story's first sentences stand: below the headline, if there is one. */
function beginning(body: Element, place: (element: Element) => number): number {
  const headline = body.querySelector('h1')
  const above = headline ? place(headline) : 0
  const first = allOf(body).find((element) => place(element) > above && countWords(ownWords(element)) >= 20)
  return first ? place(first) : 0
}

/** @param above it stands above the story's first sentences */
function byMarks(element: Element, prose: Prose, above: boolean): Taken['kind'] | 'hidden' | null {
  const role = element.getAttribute('role')?.toLowerCase() ?? ''
  const holdsStory = () =>
    prose.share(element) > 0.4 ||
    element.querySelector('h1, [itemprop~="articleBody"]') !== null ||
    /(?:^|\s)articleBody(?:\s|$)/.test(element.getAttribute('itemprop') ?? '')
  if (element.getAttribute('aria-modal') === 'true') return 'box'
  if (ROLES.test(role) && !holdsStory()) return 'box'
  if (element.hasAttribute('hidden')) return 'hidden'
  const marks = marksOf(element)
  if (marks === '') return null
  if (NOTICE_MARK.test(marks) && !holdsStory() && NOTICE_WORDS.test(element.textContent ?? '')) return 'box'
  if (
    COMMENTS_MARK.test(marks) &&
    !isInline(element) &&
    element.querySelector('h1, [itemprop~="articleBody"]') === null &&
    !/^article-|(?:^|\s)has-/.test(marks)
  )
    return prose.share(element) > 0.75 ? null : 'box'
  const text = wordsOf(element)
  if (
    above &&
    TOP_MARK.test(marks) &&
    text.length <= 140 &&
    prose.of(element) === 0 &&
    !holdsStory() &&
    !element.querySelector('img')
  )
    return 'box'
  if (text.length > BOX_LENGTH || prose.share(element) > MOST_PROSE || holdsStory()) return null
  // Many pages mark so what lies behind the wall: then it is the story.
  if (PAYWALL_MARK.test(marks))
    return text !== '' && (prose.of(element) === 0 || isWall(text.slice(0, 400))) ? 'wall' : null
  if (/^h[1-6]$|^p$/.test(tagOf(element))) return null
  if (PROMO_MARK.test(marks) && (isPromo(text) || element.querySelector('form, input, button') !== null)) return 'promo'
  if (LINKS_MARK.test(marks)) return isLinkBox(element) ? 'box' : null
  if (isInline(element) && text.length > 200) return null
  if (BOX_MARK.test(marks)) return 'box'
  if (!FURNITURE_MARK.test(marks) || prose.of(element) > 0) return null
  if (!element.closest('blockquote') && !element.querySelector('blockquote')) return 'box'
  // A quoted post is part of the story; by its marks Readability would leave it out.
  element.removeAttribute('class')
  element.removeAttribute('id')
  return null
}

/** More links than one, or mostly links: a single one may be a "Read:" line, which the cleaner reads. */
function isLinkBox(element: Element): boolean {
  const targets = new Set([...element.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')))
  return targets.size > 1 && (linkShare(element) > 0.3 || element.querySelectorAll('p').length === 0)
}

/** Class, id and the like as lower-case words parted by "-". */
function marksOf(element: Element): string {
  let marks = ''
  for (const name of ['class', 'id', 'data-type', 'data-component', 'data-role', 'data-testid']) {
    const value = element.getAttribute(name)
    if (value) marks += ` ${value.slice(0, 400)}`
  }
  return marks === ''
    ? ''
    : marks
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .replace(/[_:./]+/g, '-')
        .toLowerCase()
        .trim()
}

/** A box without marks, told by what stands over it. */
function takeLabelled(label: Element, prose: Prose, take: (element: Element, kind: Taken['kind']) => void): void {
  if (label.childElementCount > 6) return
  const text = wordsOf(label)
  if (text === '' || text.length > 80 || holdsBlocks(label)) return
  const isAuthor = AUTHOR_LABEL.test(text)
  const isComments = COMMENTS_LABEL.test(text) && /^h[2-6]$/.test(tagOf(label))
  if (!isAuthor && !isComments && !isBoxLabel(text)) return
  const fits = (box: Element) =>
    isComments ||
    (isAuthor
      ? wordsOf(box).length <= 900
      : linkShare(box) >= 0.5 || (!LINKS_LABEL.test(text) && box.querySelector('p') === null))
  // "Read more: TITLE" in one line is the cleaner's to read.
  const line = isInline(label) ? label.parentElement : null
  if (
    line &&
    !isAuthor &&
    LINKS_LABEL.test(text) &&
    line.querySelectorAll('a[href]').length === 1 &&
    !holdsBlocks(line)
  )
    return
  for (let box = label.parentElement; box && !ROOTS.has(tagOf(box)); box = box.parentElement) {
    const words = wordsOf(box)
    if (words === text || isInline(box)) continue
    if (
      words.length > BOX_LENGTH * (isComments ? 20 : 1) ||
      prose.share(box) > (isComments ? 0.5 : MOST_PROSE) ||
      box.querySelector('h1')
    )
      break
    if (fits(box)) {
      take(box, 'box')
      return
    }
  }
  takeFollowing(label, text, { isAuthor, isComments }, take)
}

/** The label stands among the story's own blocks: what follows it, as long as it looks like what it says. */
function takeFollowing(
  label: Element,
  text: string,
  { isAuthor, isComments }: { isAuthor: boolean; isComments: boolean },
  take: (element: Element, kind: Taken['kind']) => void,
): void {
  let top = label
  while (top.parentElement && wordsOf(top.parentElement) === text && !ROOTS.has(tagOf(top.parentElement)))
    top = top.parentElement
  if (isInline(top)) return
  const following: Element[] = []
  for (let next = top.nextElementSibling; next; next = next.nextElementSibling) {
    const words = wordsOf(next)
    const belongs =
      words === '' ||
      (isComments && !/^(?:p|h[1-6])$/.test(tagOf(next))) ||
      (isAuthor && following.length === 0 && words.length <= 600) ||
      (!isAuthor && !isComments && linkShare(next) >= 0.6)
    if (!belongs) break
    following.push(next)
  }
  if (following.every((element) => wordsOf(element) === '')) return
  for (const element of following) element.remove()
  take(top, 'box')
}
