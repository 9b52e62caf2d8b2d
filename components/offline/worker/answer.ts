import { escapeMarkup } from '#lib/offline/dress.ts'
import { PATIENCE_MS } from '#lib/offline/model.ts'
import { keepWhatIsDue } from './keep.ts'
import { keptPage, ownPage, readableList, wordsNow } from './kept.ts'
import { offlinePage } from './offline-page.ts'
import { checkKeeper } from './person.ts'
import type { Fetching } from './scope.ts'
import { sendWaiting } from './send.ts'
import { tellPages } from './tell.ts'

/** The network's own answer to a navigation; the browser may have asked ahead while the worker was still waking. */
const fromNetwork = async (event: Fetching): Promise<Response> =>
  (await event.preloadResponse) ?? (await fetch(event.request))

/** A page: the network's, or, where there is none, what is kept, or else a page that says what can be read. */
export async function answerPage(event: Fetching, url: URL): Promise<Response> {
  const network = fromNetwork(event)
  const late = new Promise<'late'>((settle) => setTimeout(() => settle('late'), PATIENCE_MS))
  const answer = await Promise.race([network.catch(() => null), late])
  if (answer instanceof Response) {
    event.waitUntil(afterwards(event, url, answer))
    return answer
  }
  const kept = await keptPage(url, answer === 'late').catch(() => null)
  if (kept) {
    // It may come all the same; nobody waits for it any more.
    network.catch(() => {})
    return kept
  }
  return network.catch((problem) => awayPage(url, problem))
}

/** Pages on which somebody comes in from elsewhere. */
const COMES_IN = /^\/api\/auth\//

/** The network is there: what waits is sent, and what is due is kept anew. None of it is waited for by whoever reads. */
async function afterwards(event: Fetching, { pathname }: URL, answer: Response): Promise<void> {
  // Somebody whose saved stories cannot be shown is signed in no longer.
  if (COMES_IN.test(pathname) || (pathname === '/saved' && answer.type === 'opaqueredirect')) await checkKeeper(event)
  await sendWaiting()
  if ((pathname === '/' || pathname === '/saved') && answer.ok) await keepWhatIsDue(false)
  await tellPages()
}

/** @throws what the network threw, where there are no words for it: then the browser says it in its own */
async function awayPage({ pathname }: URL, problem: unknown): Promise<Response> {
  const words = await wordsNow()
  if (!words) throw problem
  if (pathname === '/offline') return offlinePage(words)
  const list = await readableList(words).catch(() => '')
  const nothing = `<p>${escapeMarkup(words.nothingKept)}</p>`
  return ownPage(words.away, `<p>${escapeMarkup(words.awayText)}</p>${list || nothing}`, 503)
}

/** A style sheet or a typeface: the network's, or what is kept. */
export async function answerFile(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (problem) {
    const kept = await caches.match(request.url).catch(() => undefined)
    if (kept) return kept
    throw problem
  }
}
