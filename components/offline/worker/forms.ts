import { escapeMarkup, fill } from '#lib/offline/dress.ts'
import { CHANGE_PATIENCE_MS, type Waiting, type WorkerWords } from '#lib/offline/model.ts'
import { isTyped } from '#lib/offline/queue.ts'
import { keepAfterMute, keepWhatIsDue } from './keep.ts'
import { ownPage, wordsNow } from './kept.ts'
import { waitingItems } from './offline-page.ts'
import { checkKeeper, findKeeper, forgetPerson } from './person.ts'
import type { Fetching } from './scope.ts'
import { sendWaiting, soon } from './send.ts'
import { dropWaiting, ownWaiting } from './store.ts'
import { tellPages } from './tell.ts'

/** Forms after which somebody else may be signed in, or nobody; their fields are not shown to anybody either. */
const IDENTITY = /^\/send\/(sign-|account|passkey|provider|recovery|reset|forgot|mail-link|setup|invitation)/
/** After these the paper looks different to its reader. */
const MUTES = /^\/send\/mutes?(\/|$)/

/** Whether the worker has to know of a form although what it sends cannot wait: also where a script sends it. */
export const concernsWorker = (path: string): boolean => IDENTITY.test(path) || MUTES.test(path)

/** Any other form: sent, or given back with what was typed. It may have changed whose browser this is. */
export async function answerForm(event: Fetching, url: URL): Promise<Response> {
  const { request } = event
  const { pathname } = url
  if (pathname === '/send/sign-out') return answerSignOut(event, url)
  const copy = request.clone()
  let answer: Response
  try {
    answer = await fetch(request)
  } catch (problem) {
    if (request.mode !== 'navigate') throw problem
    const form = await copy.formData().catch(() => new FormData())
    return notSent(pathname, [...form], request.referrer)
  }
  if (IDENTITY.test(pathname)) await checkKeeper(event)
  else if (MUTES.test(pathname)) event.waitUntil(keepAfterMute())
  return answer
}

/** What could not be sent, to be sent again when the network is back: every field is there, and every text can be read. */
export async function notSent(
  path: string,
  fields: [name: string, value: FormDataEntryValue][],
  referrer: string,
): Promise<Response> {
  const words = await wordsNow()
  // Nothing was ever kept here: the browser's own page offers to send it again.
  if (!words) return Response.error()
  if (fields.some(([, value]) => typeof value !== 'string')) {
    const back = URL.canParse(referrer) ? new URL(referrer).pathname : '/'
    return ownPage(words.notSent, `<p>${escapeMarkup(words.notSentFile)}</p><p>${linkTo(back, words.goBack)}</p>`, 503)
  }
  const shown = IDENTITY.test(path) ? '' : formOf(path, fields, words)
  return ownPage(words.notSent, `<p>${escapeMarkup(words.notSentText)}</p>${shown}`, 503)
}

function formOf(path: string, fields: [name: string, value: FormDataEntryValue][], words: WorkerWords): string {
  const inputs = fields.map(([name, text], index) => {
    const value = escapeMarkup(String(text))
    const named = `name="${escapeMarkup(name)}"`
    if (!isTyped(name, String(text))) return `<input type="hidden" ${named} value="${value}">`
    const rows = String(text).length > 80 || String(text).includes('\n') ? 8 : 2
    return `<p><textarea class="field" rows="${rows}" ${named} aria-label="${escapeMarkup(words.notSent)} ${index}">\n${value}</textarea></p>`
  })
  return `<form method="post" action="${escapeMarkup(path)}">${inputs.join('')}<p>${buttonOf(words.sendAgain, 'button-main')}</p></form>`
}

const buttonOf = (text: string, look: string) => `<button type="submit" class="${look}">${escapeMarkup(text)}</button>`
const linkTo = (href: string, text: string) =>
  `<a class="button-plain" href="${escapeMarkup(href)}">${escapeMarkup(text)}</a>`

/** Signing out asks first where something waits, and takes away all that is kept of this person. */
async function answerSignOut(event: Fetching, url: URL): Promise<Response> {
  const sure = url.searchParams.has('anyway')
  if (!sure) {
    await soon(findKeeper(), CHANGE_PATIENCE_MS)
    await soon(sendWaiting(true), CHANGE_PATIENCE_MS)
  }
  const left = await ownWaiting()
  const words = await wordsNow()
  if (left.length > 0 && words && !sure) return leavingPage(left, words)
  let answer: Response
  try {
    answer = await fetch(event.request)
  } catch {
    if (!words) return Response.error()
    return ownPage(
      words.leavingAway,
      `<p>${escapeMarkup(words.leavingAwayText)}</p><p>${linkTo('/offline', words.toOffline)}</p>`,
      503,
    )
  }
  // 503 and the like: the session is as it was.
  if (!answer.ok && answer.type !== 'opaqueredirect') return answer
  // What nobody was asked about is thrown away by nobody: it waits for its person.
  if (sure) for (const { id } of left) await dropWaiting(id)
  await forgetPerson(event)
  // Everybody's front in place of theirs, while there is a network.
  event.waitUntil(keepWhatIsDue(false).then(tellPages))
  return answer
}

async function leavingPage(left: Waiting[], words: WorkerWords): Promise<Response> {
  const many = left.length === 1 ? words.leavingOne : fill(words.leavingMany, { count: left.length })
  const form = `<form method="post" action="/send/sign-out?anyway=on">${buttonOf(words.leaveAnyway, 'button-main')} ${linkTo('/', words.stay)}</form>`
  const said = `<p>${escapeMarkup(`${many} ${words.leavingText}`)}</p>`
  return ownPage(words.leaving, said + (await waitingItems(left, words)) + form)
}
