import { CHANGE_PATIENCE_MS, ONCE_HEADER, type Waiting } from '#lib/offline/model.ts'
import { canBeKept, isAway, replaces } from '#lib/offline/queue.ts'
import { notSent } from './forms.ts'
import { keepSavedNow } from './keep.ts'
import type { Fetching } from './scope.ts'
import { sendWaiting, soon } from './send.ts'
import { dropWaiting, ownWaiting, putWaiting, surely } from './store.ts'
import { tellPages, worker } from './tell.ts'

/** After these other articles are saved than before, or their pages say something else. */
const CHANGES_SAVED = /^\/send\/(save|saved\/(state|note|remove|restore|address)|highlight(\/.+)?)$/

let turn: Promise<unknown> = Promise.resolve()

/** Something that may wait: sent, or, where there is no network, put behind what waits already. One after the other, as they were done. */
export function answerChange(event: Fetching, url: URL): Promise<Response> {
  const answer = turn.then(() => changeInTurn(event, url))
  turn = answer.catch(() => {})
  return answer
}

async function changeInTurn(event: Fetching, { pathname }: URL): Promise<Response> {
  const { request } = event
  const keeper = await surely()
  const type = request.headers.get('content-type') ?? ''
  const body = await request.clone().text()
  if (!keeper || !canBeKept(type, body)) return asWithoutWorker(request, pathname, body)
  const change = {
    // Its name from the first: what arrives, and whose answer does not, is not done again.
    once: crypto.randomUUID(),
    path: pathname,
    type,
    body,
    at: Date.now(),
    state: 'waits' as const,
    sentence: null,
    person: keeper.person,
  }
  // What was done before comes before: it is not overtaken by what is done now.
  if (await isWaiting()) await soon(sendWaiting(), CHANGE_PATIENCE_MS)
  const answer = (await isWaiting()) ? null : await sendFirst(request, change)
  if (answer && !isAway(answer.status)) {
    if (answer.ok || answer.type === 'opaqueredirect') event.waitUntil(afterChange(pathname))
    return answer
  }
  const id = await putWaiting(change)
  if (id === null) return answer ?? notKept(request, pathname, body)
  for (const earlier of (await ownWaiting()).filter((one) => one.id !== id && replaces(change, one)))
    await dropWaiting(earlier.id)
  event.waitUntil(Promise.all([worker.registration.sync?.register('send').catch(() => {}), tellPages()]))
  if (request.mode !== 'navigate') return Response.json({ is: 'done', waits: true }, { status: 202 })
  return Response.redirect(backOf(new URLSearchParams(body).get('back'), request.referrer), 303)
}

const isWaiting = async (): Promise<boolean> => (await ownWaiting()).some(({ state }) => state === 'waits')

async function afterChange(path: string): Promise<void> {
  if (!CHANGES_SAVED.test(path)) return
  await keepSavedNow()
  await tellPages()
}

/** Nobody is signed in here as far as is known, or nothing can be kept: the network's answer, or what was typed. */
async function asWithoutWorker(request: Request, path: string, body: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (problem) {
    if (request.mode !== 'navigate') throw problem
    return notKept(request, path, body)
  }
}

const notKept = async ({ mode, referrer }: Request, path: string, body: string): Promise<Response> =>
  mode === 'navigate' ? notSent(path, [...new URLSearchParams(body)], referrer) : Response.error()

/** The first attempt. @returns null where no answer came, or none in time */
const sendFirst = (
  { headers, redirect, referrer, keepalive }: Request,
  { path, type, body, once }: Omit<Waiting, 'id'>,
): Promise<Response | null> =>
  fetch(path, {
    method: 'POST',
    headers: {
      accept: headers.get('accept') ?? '*/*',
      'content-type': type,
      // How far a story was read is told every few seconds and may be told twice: the paper need not remember each.
      ...(path === '/send/progress' ? {} : { [ONCE_HEADER]: once }),
    },
    body,
    redirect,
    referrer,
    keepalive,
    signal: AbortSignal.timeout(CHANGE_PATIENCE_MS),
  }).catch(() => null)

/** The page that it was sent from, where that is one of ours. */
function backOf(back: string | null, referrer: string): string {
  const found = [back, referrer].find((address) => address && URL.canParse(address, location.href))
  const url = new URL(found ?? '/', location.href)
  return url.origin === location.origin ? url.href : new URL('/', location.href).href
}
