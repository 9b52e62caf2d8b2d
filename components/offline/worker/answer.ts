import { escapeMarkup } from '#lib/offline/dress.ts'
import { PATIENCE_MS } from '#lib/offline/model.ts'
import { checkKeeper, keepWhatIsDue } from './keep.ts'
import { keptPage, ownPage, readableList } from './kept.ts'
import type { Fetching } from './scope.ts'
import { sendWaiting } from './send.ts'
import { recallFact } from './store.ts'
import { tellPages } from './tell.ts'

/** The network's own answer to a navigation; the browser may have asked ahead while the worker was still waking. */
const fromNetwork = async (event: Fetching): Promise<Response> =>
  (await event.preloadResponse) ?? (await fetch(event.request))

/** A page: the network's, or, where there is none, what is kept, or else a page that says what can be read. */
export async function answerPage(event: Fetching, url: URL): Promise<Response> {
  const network = fromNetwork(event)
  const late = new Promise<null>((settle) => setTimeout(() => settle(null), PATIENCE_MS))
  const answer = await Promise.race([network.catch(() => null), late])
  if (answer) {
    event.waitUntil(afterwards(url, answer))
    return answer
  }
  const kept = await keptPage(url).catch(() => null)
  return kept ?? network.catch(() => awayPage())
}

/** The network is there: what waits is sent, and what is due is kept anew. None of it is waited for by whoever reads. */
async function afterwards({ pathname }: URL, answer: Response): Promise<void> {
  // Somebody whose saved stories cannot be shown is signed in no longer.
  if (pathname === '/saved' && answer.type === 'opaqueredirect') await checkKeeper()
  await sendWaiting()
  if ((pathname === '/' || pathname === '/saved') && answer.ok) await keepWhatIsDue(false)
  await tellPages()
}

async function awayPage(): Promise<Response> {
  const front = await recallFact('front')
  // Only a browser that has thrown away what it kept comes here without words of its own.
  if (!front) return Response.error()
  const { words } = front
  const list = await readableList(front).catch(() => `<p>${escapeMarkup(words.nothingKept)}</p>`)
  return ownPage(words.away, `<p>${escapeMarkup(words.awayText)}</p>${list}`, 503)
}

/** A style sheet or a typeface: the network's, or what is kept. */
export async function answerFile(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (problem) {
    const kept = await caches.match(request.url)
    if (kept) return kept
    throw problem
  }
}
