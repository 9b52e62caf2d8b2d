import { dressKept, escapeMarkup, fill, timeOf } from '#lib/offline/dress.ts'
import type { WorkerWords } from '#lib/offline/model.ts'
import { savesAhead } from '#lib/offline/queue.ts'
import { READING_COOKIE, readingView } from '#lib/reading/choices.ts'
import { type KeptFront, type KeptSaved, ownWaiting, recallFact, surely } from './store.ts'

/** The page that the worker fills in where there is none to show. */
export const FRAME = '/offline/page'

/** The headers of a kept page that matter where it is shown; its length and encoding are another's now. */
export const KEPT_HEADERS = ['content-type', 'content-security-policy', 'x-content-type-options', 'referrer-policy']

/** What belongs to whoever's browser this is; nothing of anybody else, and nothing while that is not sure. */
export async function ownSaved(): Promise<KeptSaved | undefined> {
  const keeper = await surely()
  const saved = await recallFact('saved')
  return keeper && saved?.keeper.session === keeper.session ? saved : undefined
}

/** The front that may be shown: everybody's, or that of whoever's browser this is. */
export async function ownFront(): Promise<KeptFront | undefined> {
  const front = await recallFact('front')
  if (!front?.keeper) return front
  const keeper = await surely()
  return keeper?.session === front.keeper.session ? front : undefined
}

/** What the worker says, in the reader's language; undefined where nothing was ever kept here. */
export const wordsNow = async (): Promise<WorkerWords | undefined> => {
  const [noted, front] = await Promise.all([recallFact('words'), recallFact('front')])
  return noted?.words ?? front?.words
}

const attributesNow = async () => readingView(`${READING_COOKIE}=${(await recallFact('choices')) ?? ''}`).attributes

const linesOf = (...lines: string[]): string => lines.filter(Boolean).join(' ')

export const waitLine = (
  count: number,
  { waitsOne, waitsMany }: Pick<WorkerWords, 'waitsOne' | 'waitsMany'>,
): string => (count === 0 ? '' : count === 1 ? waitsOne : fill(waitsMany, { count }))

/** What the address of the kept list may say besides. Anything else asks for another shelf, order or search, of which nothing is kept. */
const SAME_SHELF = new Set(['just', 'bulk'])

/**
 * A page as it was kept, with the line that says so; null where it is not.
 *
 * @param late there is a network, but it does not answer
 */
export async function keptPage({ pathname, searchParams }: URL, late: boolean): Promise<Response | null> {
  const words = await wordsNow()
  if (!words || (pathname === '/saved' && [...searchParams.keys()].some((name) => !SAME_SHELF.has(name)))) return null
  const [front, saved] = await Promise.all([ownFront(), ownSaved()])
  for (const kept of [saved, front]) {
    const page = kept && (await (await caches.open(kept.cache)).match(pathname))
    if (!page || pathname === FRAME) continue
    const waiting = await ownWaiting()
    const time = timeOf(kept.at, Date.now(), kept.language, kept.timeZone)
    const { paperOf, savedOf, slowPaperOf, slowSavedOf } = words
    const sentence = kept === front ? (late ? slowPaperOf : paperOf) : late ? slowSavedOf : savedOf
    const waits = waiting.filter(({ state }) => state === 'waits').length
    const line = linesOf(fill(sentence, { time }), waitLine(waits, words))
    // The front does not know what this reader has saved since.
    const known = (saved?.items ?? []).flatMap(({ articleId }) =>
      articleId === null ? [] : ([[String(articleId), true]] as const),
    )
    const marks = new Map<string, boolean>([...(kept === front ? known : []), ...savesAhead(waiting)])
    const attributes = await attributesNow()
    const again = late ? { text: words.tryAgain, href: pathname } : null
    const html = dressKept(await page.text(), { attributes, line, again, saved: marks })
    return new Response(html, { headers: headersOf(page) })
  }
  return null
}

function headersOf(page: Response): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const name of KEPT_HEADERS) {
    const value = page.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

/** A page of the worker's own: the paper's frame, kept with the front, with this in its middle. `inside` is markup. */
export async function ownPage(title: string, inside: string, status = 200): Promise<Response> {
  const frame = await caches.match(FRAME).catch(() => undefined)
  if (!frame) return plainPage(title, inside, status)
  const html = (await frame.text())
    .replace(/(<title>)[^<]*/, (_all, tag: string) => tag + escapeMarkup(title))
    .replace(/(<h1\b[^>]*\bid="offline-title"[^>]*>)[^<]*/, (_all, tag: string) => tag + escapeMarkup(title))
    .replace(/(<div\b[^>]*\bid="offline-place"[^>]*>)/, (tag) => tag + inside)
  const dressed = dressKept(html, { attributes: await attributesNow(), line: '', again: null, saved: new Map() })
  return new Response(dressed, { status, headers: headersOf(frame) })
}

/** The browser has thrown away what was kept: what there is to say is said without the paper's dress. */
function plainPage(title: string, inside: string, status: number): Response {
  const html = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeMarkup(title)}</title><main><h1>${escapeMarkup(title)}</h1>${inside}</main>`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  }
  return new Response(html, { status, headers })
}

/** All that can be read now, as a list of links; empty where that is nothing. */
export async function readableList(words: WorkerWords): Promise<string> {
  const link = (href: string, text: string) => `<li><a href="${escapeMarkup(href)}">${escapeMarkup(text)}</a></li>`
  const [front, saved] = await Promise.all([ownFront(), ownSaved()])
  const mine = saved
    ? `<h2>${escapeMarkup(words.saved)}</h2><ul>${link('/saved', words.saved)}${saved.items.map(({ href, headline }) => link(href, headline)).join('')}</ul>`
    : ''
  if (!front) return mine
  const time = timeOf(front.at, Date.now(), front.language, front.timeZone)
  const stories = front.stories.map(({ href, headline }) => link(href, headline)).join('')
  return `<h2>${escapeMarkup(words.readable)}</h2><ul>${link('/', fill(words.front, { time }))}${stories}</ul>${mine}`
}
