import { Readability } from '@mozilla/readability'
import { absoluteAddress } from '#lib/articles/addresses.ts'
import { paragraphsOf } from '#lib/articles/markup.ts'
import { countWords } from '#lib/articles/reading-time.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { canonicalOf, sameSite } from './canonical.ts'
import { allOf, openPage, tagOf, wordsOf } from './dom.ts'
import { type Described, describedStory, instant } from './json-ld.ts'
import type { Extract, ExtractProblem, FoundBy, PageAnswer, PageRules } from './model.ts'
import { pagePictures } from './page-picture.ts'
import { pageText } from './page-text.ts'
import { ownWords, type Prose, proseOf } from './prose.ts'
import { type Reduced, reducePage } from './reduce.ts'
import { chosenBy, leaveOut } from './selectors.ts'
import { PLACE, type Taken, takeBeside } from './take-beside.ts'
import { isTopLine } from './words-beside.ts'

/** A longer page is read once and not kept. In characters. */
const MAX_SNAPSHOT = 400_000

/** What asks for a password, or leads on, and has fewer words than this has no story. */
const FEW_WORDS = 40

/** So much behind a wall is no teaser. In words. */
const PAID_WORDS = 40

/** Readability has stopped half way where the page has so many times more sentences than it found. */
const HALF_WAY = 0.55
const MUCH_PROSE = 200

/** Where pages say who wrote them, and when: by lower-case name or property of a `meta`. */
const AUTHORS = 'author article:author byl dc.creator dcterms.creator parsely-author sailthru.author'.split(' ')
const DATES =
  'article:published_time article:published datepublished dc.date.issued dcterms.issued dcterms.created dc.date parsely-pub-date sailthru.date pubdate date'.split(
    ' ',
  )

const CONSENT_PLACE = /(?:^|[./-])(?:consent|cmp|gdpr|cookie-?wall|privacy-?wall|cookies)(?:[./-]|$)/i
const LOGIN_PLACE =
  /(?:^|[./-])(?:log-?in|sign-?in|anmelden|auth|sso|account|register|subscribe|abo|paywall)(?:[./?-]|$)/i

/**
 * The story of a page, as raw markup. Everything foreign happens here: to be called in a thread with a memory cap and a
 * kill timer. Never throws for what a page holds.
 */
export function extractPage(answer: PageAnswer, rules: PageRules): Result<Extract, ExtractProblem> {
  const moved = movedElsewhere(answer)
  if (moved !== null) return refused(moved)
  const text = pageText(answer.bytes, answer.contentType)
  if (text === null) return refused('not-a-page')
  const page = reducePage(text)
  if (typeof page === 'string') return refused(page)
  const base = (page.base && absoluteAddress(page.base, answer.url)) || answer.url
  const described = describedStory(page.jsonLd)
  const found = findStory(page, described, rules)
  const words = countWords(found?.text ?? '')
  if (words < FEW_WORDS && (page.password || page.refresh)) return refused(page.password ? 'login-wall' : 'leads-on')
  if (found === null || words === 0) return refused('no-story')
  return done({
    html: found.html,
    base,
    foundBy: found.by,
    title: described.headline ?? page.meta.get('og:title') ?? page.title,
    byline: described.byline ?? authorOf(page),
    language: page.language,
    canonical: canonicalOf([page.canonical, page.meta.get('og:url')], answer.url),
    published: described.published ?? publishedIn(page),
    pictures: pagePictures(page, described, base),
    words,
    cut: found.cut || goesOn(page, answer.url),
    promos: found.promos,
    boxes: found.boxes,
    snapshot: page.html.length <= MAX_SNAPSHOT ? page.html : null,
  })
}

/** Where a request for a story was led to something that is none. */
function movedElsewhere({ url, asked }: PageAnswer): ExtractProblem | null {
  const [from, to] = [URL.parse(asked), URL.parse(url)]
  if (!from || !to || from.href === to.href) return null
  const [before, after] = [from.host + from.pathname, to.host + to.pathname]
  if (CONSENT_PLACE.test(after) && !CONSENT_PLACE.test(before)) return 'consent-page'
  if (LOGIN_PLACE.test(after) && !LOGIN_PLACE.test(before)) return 'login-wall'
  return to.pathname === '/' && from.pathname !== '/' && to.search === '' && sameSite(from, to) ? 'moved-away' : null
}

/** A page that says that it must be paid for, and does not hold what is paid for all the same. */
function keepsBack(body: Element, { paid, paidPart, body: whole }: Described): boolean {
  if (!paid) return false
  const shown = proseOf(body)
  if (whole !== null && shown.total >= 0.8 * countWords(whole)) return false
  return paidPart === null || chosenBy(body, paidPart).every((part) => shown.of(part) < PAID_WORDS)
}

/** A page that names a next page of itself: "/story/2", "?page=2". */
function goesOn({ next }: Reduced, url: string): boolean {
  const [here, there] = [new URL(url), next === null ? null : URL.parse(next, url)]
  if (!there || there.host !== here.host) return false
  const rest = there.pathname.replace(here.pathname.replace(/\/?(?:\.html?)?$/, ''), '')
  const counted = /^[/_-]?(?:(?:page|seite|p|s)[/_-]?)?\d{1,2}(?:\.html?)?\/?$/i
  return (
    (there.pathname === here.pathname && /[?&](?:page|seite|p|paged?)=\d{1,2}\b/i.test(there.search)) ||
    (rest !== there.pathname && counted.test(rest))
  )
}

function authorOf({ meta }: Reduced): string | null {
  // Some give the address of a person's page where another name of theirs follows.
  const names = AUTHORS.flatMap((key) => meta.get(key)?.trim() || [])
  return names.find((name) => name.length <= 120 && !/^https?:/i.test(name)) ?? null
}

function publishedIn({ meta }: Reduced): string | null {
  for (const key of DATES) {
    const at = instant(meta.get(key))
    if (at !== null) return at
  }
  return null
}

type Found = { html: string; text: string; by: FoundBy; cut: boolean; promos: number; boxes: number }

function findStory(page: Reduced, described: Described, rules: PageRules): Found | null {
  const document = openPage(page.html)
  const { body } = document
  // Addresses are resolved once, by the cleaner: Readability would take any base for one.
  document.querySelector('base')?.remove()
  if (rules.exclude !== null) leaveOut(body, rules.exclude)
  const chosen = rules.include === null ? [] : chosenBy(body, rules.include)
  if (chosen.length > 0) {
    const html = chosen.map((element) => element.outerHTML).join('\n')
    return { html, text: chosen.map(textOf).join('\n'), by: 'selectors', cut: false, promos: 0, boxes: 0 }
  }
  const kept = keepsBack(body, described)
  const taken = takeBeside(body, proseOf(body))
  openLayout(body, proseOf(body))
  const prose = proseOf(body)
  const marked = articleBody(body, prose)
  const read = readable(document, page)
  const text = countWords(described.body ?? '')
  let best = read
  if (marked !== null && countWords(marked.text) > 1.15 * countWords(best?.text ?? '')) best = marked
  if (described.body !== null && text > 1.3 * countWords(best?.text ?? '')) best = fromDescription(described.body)
  if (best === null) return null
  const words = countWords(best.text)
  const halfWay = best.by !== 'json-ld' && prose.total >= MUCH_PROSE && words < HALF_WAY * prose.total
  return {
    ...best,
    ...countedBetween(best.html, taken),
    html: best.html.replaceAll(NUMBERS, ''),
    cut: kept || halfWay || taken.some(({ kind }) => kind === 'wall'),
  }
}

/** Old pages are laid out by a table: where one of its cells holds the page's sentences and most of its words, the rest goes. */
function openLayout(body: Element, prose: Prose): void {
  const cells = [...body.querySelectorAll('td')].filter(
    (cell) => prose.share(cell) >= 0.9 && wordsOf(cell).length >= 0.6 * wordsOf(body).length,
  )
  const [inner] = cells.slice(-1)
  // The deepest: cells of one table inside another all hold the same.
  if (inner && inner.closest('table')?.querySelector('th, caption') === null)
    body.innerHTML = `<div>${inner.innerHTML}</div>`
}

const NUMBERS = new RegExp(` ${PLACE}="\\d+"`, 'g')

type Candidate = Pick<Found, 'html' | 'text' | 'by'>

function readable(document: Document, { title }: Reduced): Candidate | null {
  const story = new Readability(document, { keepClasses: true, disableJSONLD: true }).parse()
  if (!story?.content) return null
  const root = openPage(`<!doctype html><html><body>${story.content}</body></html>`).body
  takeTopLines(root, title ?? '')
  return { html: root.innerHTML, text: textOf(root), by: 'readability' }
}

/** What a page itself marks as the story's text. Taken before Readability changes the tree. */
function articleBody(body: Element, prose: Prose): Candidate | null {
  const parts = [...body.querySelectorAll('[itemprop~="articleBody"]')].filter(
    (part) => part.parentElement?.closest('[itemprop~="articleBody"]') == null,
  )
  // More is a list of stories.
  if (parts.length === 0 || parts.length > 12 || parts.every((part) => prose.of(part) === 0)) return null
  return {
    html: parts.map((part) => part.outerHTML).join('\n'),
    text: parts.map(textOf).join('\n'),
    by: 'article-body',
  }
}

/** The story's text as a page describes it. It may be markup, which is foreign like all else. */
function fromDescription(body: string): Candidate {
  const marked = /<(?:p|br|div|h[2-6]|ul|ol|blockquote)\b/i.test(body)
  const html = marked ? body : paragraphsOf(/\n\s*\n/.test(body) ? body : body.replace(/\n+/g, '\n\n'))
  return {
    html,
    text: marked ? textOf(openPage(`<!doctype html><html><body>${body}</body></html>`).body) : body,
    by: 'json-ld',
  }
}

/** Who wrote it and when stand in the paper's own header: above the story's first sentences they go. */
function takeTopLines(root: Element, title: string): void {
  for (const element of allOf(root)) {
    if (!element.isConnected) continue
    const own = ownWords(element)
    if (countWords(own) >= 20 && !isTopLine(own)) return
    if (own === '' || /^h[1-6]$/.test(tagOf(element)) || element.closest('figure')) continue
    if (isTopLine(own) && !title.includes(own)) element.remove()
  }
}

/** What was taken from between the first and the last of the story's own lines: the rest stood beside it. */
function countedBetween(html: string, taken: readonly Taken[]): { promos: number; boxes: number } {
  const lines = allOf(openPage(`<!doctype html><html><body>${html}</body></html>`).body).filter(
    (element) => ownWords(element) !== '',
  )
  const places = lines.flatMap((line) => Number(line.closest(`[${PLACE}]`)?.getAttribute(PLACE) ?? 0) || [])
  const [first, last] = [
    places.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    places.reduce((a, b) => Math.max(a, b), 0),
  ]
  const between = taken.filter(({ at }) => at > first && at < last)
  const count = (kind: Taken['kind']) => between.filter((one) => one.kind === kind).length
  return { promos: count('promo'), boxes: count('box') }
}

function textOf(element: Element): string {
  const lines = [element, ...allOf(element)].map(ownWords).filter((line) => line !== '')
  return lines.length > 0 ? lines.join('\n') : wordsOf(element)
}
