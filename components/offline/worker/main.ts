import type { Asked } from '#lib/offline/model.ts'
import { mayWait } from '#lib/offline/queue.ts'
import { answerFile, answerPage } from './answer.ts'
import { answerChange, answerForm } from './changes.ts'
import { checkKeeper, emptyKept, keepWhatIsDue } from './keep.ts'
import { sendWaiting } from './send.ts'
import { allWaiting, dropWaiting, forgetAll, noteFact, ownWaiting, recallFact } from './store.ts'
import { stateNow, tellPages, worker } from './tell.ts'

// A new build's worker takes over at once. What the old one kept stays until it is kept anew.
worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => {
  const preload = worker.registration.navigationPreload?.enable().catch(() => {})
  event.waitUntil(Promise.all([worker.clients.claim(), preload]))
})
worker.addEventListener('sync', (event) => event.waitUntil(sendWaiting().then(tellPages)))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== worker.location.origin) return
  if (request.method === 'GET') {
    if (request.mode === 'navigate') event.respondWith(answerPage(event, url))
    else if (/^(style|font)$/.test(request.destination)) event.respondWith(answerFile(request))
  } else if (request.method === 'POST') {
    if (mayWait(url.pathname)) event.respondWith(answerChange(event, url))
    else if (request.mode === 'navigate') event.respondWith(answerForm(event, url))
  }
})

worker.addEventListener('message', (event) => {
  // The border: only pages of ours can speak to this worker, and they say what `Asked` says.
  const asked = event.data as Asked
  const work = heed(asked).then(
    async (done) => {
      event.ports[0]?.postMessage({ done, state: await stateNow() })
      if (asked.is !== 'state') await tellPages()
    },
    () => event.ports[0]?.postMessage({ done: false, state: null }),
  )
  event.waitUntil(work)
})

/** @returns whether it was done; false is said where it was not */
async function heed(asked: Asked): Promise<boolean> {
  switch (asked.is) {
    case 'page':
      return pageOpened(asked)
    case 'keep':
      return keepWhatIsDue(true)
    case 'empty':
      await emptyKept()
      return true
    case 'off':
      await emptyKept()
      await forgetAll()
      return true
    case 'send':
      await sendWaiting()
      return true
    case 'drop':
      for (const { id } of await ownWaiting()) if (id === asked.id) await dropWaiting(id)
      return true
    case 'drop-others': {
      const own = new Set((await ownWaiting()).map(({ id }) => id))
      for (const { id } of await allWaiting()) if (!own.has(id)) await dropWaiting(id)
      return true
    }
    default:
      return true
  }
}

/** A page that came from the network says whose it is and how its reader wants to read. */
async function pageOpened({ session, choices }: Extract<Asked, { is: 'page' }>): Promise<boolean> {
  await noteFact('choices', choices)
  const keeper = await recallFact('keeper')
  if ((keeper?.session ?? null) !== session || (await recallFact('unsure'))) await checkKeeper()
  await sendWaiting()
  return true
}
