import { type Asked, OFFLINE_FORM } from '#lib/offline/model.ts'
import { mayWait, wantedAgain } from '#lib/offline/queue.ts'
import { answerFile, answerPage } from './answer.ts'
import { answerChange } from './changes.ts'
import { answerForm, concernsWorker } from './forms.ts'
import { keepAfterUpdate, keepWhatIsDue } from './keep.ts'
import { answerOfflineForm } from './offline-page.ts'
import { checkKeeper, emptyKept, findKeeper } from './person.ts'
import type { Lasting } from './scope.ts'
import { sendWaiting } from './send.ts'
import {
  allWaiting,
  changeWaiting,
  dropWaiting,
  forgetAll,
  isStoreless,
  isUnsure,
  noteFact,
  ownWaiting,
  recallFact,
} from './store.ts'
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
    if (url.pathname === OFFLINE_FORM) event.respondWith(answerOfflineForm(event))
    else if (mayWait(url.pathname)) event.respondWith(answerChange(event, url))
    else if (request.mode === 'navigate' || concernsWorker(url.pathname)) event.respondWith(answerForm(event, url))
  }
})

worker.addEventListener('message', (event) => {
  // The border: only pages of ours can speak to this worker, and they say what `Asked` says.
  const asked = event.data as Asked
  const work = heed(asked, event).then(
    async (done) => {
      event.ports[0]?.postMessage({ done, state: await stateNow() })
      if (asked.is !== 'state') await tellPages()
    },
    () => event.ports[0]?.postMessage({ done: false, state: null }),
  )
  event.waitUntil(work)
})

/** @returns whether it was done; false is said where it was not */
async function heed(asked: Asked, event: Lasting): Promise<boolean> {
  switch (asked.is) {
    case 'page':
      return pageOpened(asked, event)
    case 'keep':
      return keepWhatIsDue(true)
    case 'empty':
      await emptyKept()
      return !(await isStoreless())
    case 'off':
      await emptyKept()
      await forgetAll()
      return true
    case 'send':
    case 'send-now':
      await sendWaiting(asked.is === 'send-now')
      return true
    case 'drop':
      for (const { id } of await ownWaiting()) if (id === asked.id) await dropWaiting(id)
      return true
    case 'again':
      for (const change of await ownWaiting()) if (change.id === asked.id) await changeWaiting(wantedAgain(change))
      await sendWaiting()
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
async function pageOpened({ session, choices }: Extract<Asked, { is: 'page' }>, event: Lasting): Promise<boolean> {
  if (await isStoreless()) return false
  await noteFact('choices', choices).catch(() => {})
  const keeper = await recallFact('keeper')
  if ((keeper?.session ?? null) !== session) {
    await checkKeeper(event)
    event.waitUntil(findKeeper().then((known) => known && keepWhatIsDue(false)))
  } else if (await isUnsure()) event.waitUntil(findKeeper())
  await findKeeper()
  event.waitUntil(keepAfterUpdate())
  await sendWaiting()
  return true
}
