import { escapeMarkup, fill } from '#lib/offline/dress.ts'
import type { Waiting, WorkerWords } from '#lib/offline/model.ts'
import { asShown, canBeKept, replaces } from '#lib/offline/queue.ts'
import { checkKeeper, forgetPerson, keepSavedNow } from './keep.ts'
import { ownPage } from './kept.ts'
import type { Fetching } from './scope.ts'
import { sendWaiting } from './send.ts'
import { dropWaiting, ownWaiting, putWaiting, recallFact, surely } from './store.ts'
import { tellPages, worker } from './tell.ts'

/** After these other articles are saved than before; a note or a read position changes nothing of what is kept. */
const CHANGES_LIST = /^\/send\/(save|saved\/(state|remove|restore|address))$/

/** Something done with what is saved: sent, or, where there is no network, put behind what waits already. */
export async function answerChange(event: Fetching, url: URL): Promise<Response> {
  const { request } = event
  const copy = request.clone()
  // What was done before comes before: it is not overtaken by what is done now.
  if (await hasWaiting()) await sendWaiting()
  try {
    if (await hasWaiting()) throw new TypeError('others wait before this')
    const answer = await fetch(request)
    if (CHANGES_LIST.test(url.pathname)) event.waitUntil(keepSavedNow().then(tellPages))
    return answer
  } catch (problem) {
    const body = await copy.text()
    const keeper = await surely()
    const type = copy.headers.get('content-type') ?? ''
    const change = { once: crypto.randomUUID(), path: url.pathname, type, body, at: Date.now(), sentence: null }
    const isKept =
      keeper !== undefined &&
      canBeKept(type, body) &&
      (await putWaiting({ ...change, person: keeper.person, state: 'waits' }).catch(() => false))
    if (!isKept) {
      if (request.mode === 'navigate') return notSent(url.pathname, new URLSearchParams(body))
      throw problem
    }
    for (const earlier of (await ownWaiting()).filter((one) => one.once !== change.once && replaces(change, one)))
      await dropWaiting(earlier.id)
    await worker.registration.sync?.register('send').catch(() => {})
    event.waitUntil(tellPages())
    if (request.mode !== 'navigate') return Response.json({ is: 'done', waits: true }, { status: 202 })
    return Response.redirect(backOf(new URLSearchParams(body).get('back'), request.referrer), 303)
  }
}

const hasWaiting = async (): Promise<boolean> => (await ownWaiting()).some(({ state }) => state === 'waits')

/** The page that it was sent from, where that is one of ours. */
function backOf(back: string | null, referrer: string): string {
  const found = [back, referrer].find((address) => address && URL.canParse(address, location.href))
  const url = new URL(found ?? '/', location.href)
  return url.origin === location.origin ? url.href : new URL('/', location.href).href
}

/** Any other form: sent, or given back with what was typed. It may have changed whose browser this is. */
export async function answerForm(event: Fetching, url: URL): Promise<Response> {
  const { request } = event
  const copy = request.clone()
  if (url.pathname === '/send/sign-out') return answerSignOut(event, url)
  let answer: Response
  try {
    answer = await fetch(request)
  } catch {
    const fields = new URLSearchParams()
    const form = await copy.formData().catch(() => new FormData())
    for (const [name, value] of form) if (typeof value === 'string') fields.append(name, value)
    return notSent(url.pathname, fields)
  }
  if (IDENTITY.test(url.pathname)) await checkKeeper()
  return answer
}

/** Forms after which somebody else may be signed in, or nobody; their fields are not shown to anybody either. */
const IDENTITY = /^\/send\/(sign-|account|passkey|provider|recovery|reset|forgot|mail-link|setup|invitation)/

/** What could not be sent, to be sent again when the network is back: every field is there, and every text can be read. */
async function notSent(path: string, fields: URLSearchParams): Promise<Response> {
  const words = await wordsNow()
  if (!words) return Response.error()
  const shown = IDENTITY.test(path) ? '' : formOf(path, fields, words)
  return ownPage(words.notSent, `<p>${escapeMarkup(words.notSentText)}</p>${shown}`, 503)
}

function formOf(path: string, fields: URLSearchParams, words: WorkerWords): string {
  const inputs = [...fields].map(([name, value], index) =>
    /[\s]/.test(value)
      ? `<p><textarea class="field" rows="8" name="${escapeMarkup(name)}" aria-label="${escapeMarkup(words.notSent)} ${index}">\n${escapeMarkup(value)}</textarea></p>`
      : `<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(value)}">`,
  )
  return `<form method="post" action="${escapeMarkup(path)}">${inputs.join('')}<p>${buttonOf(words.sendAgain, 'button-main')}</p></form>`
}

const buttonOf = (text: string, look: string) => `<button type="submit" class="${look}">${escapeMarkup(text)}</button>`
const linkTo = (href: string, text: string) => `<a class="button-plain" href="${href}">${escapeMarkup(text)}</a>`

const wordsNow = async (): Promise<WorkerWords | undefined> => (await recallFact('front'))?.words

/** Signing out asks first where something waits, and takes away all that is kept of this person before their next page. */
async function answerSignOut({ request }: Fetching, url: URL): Promise<Response> {
  const words = await wordsNow()
  await sendWaiting()
  const left = await ownWaiting()
  if (left.length > 0 && words && !url.searchParams.has('anyway')) return leavingPage(left, words)
  try {
    const answer = await fetch(request)
    // 503 and the like: the session is as it was.
    if (!answer.ok && answer.type !== 'opaqueredirect') return answer
    for (const { id } of left) await dropWaiting(id)
    await forgetPerson()
    await tellPages()
    return answer
  } catch {
    if (!words) return Response.error()
    return ownPage(
      words.leavingAway,
      `<p>${escapeMarkup(words.leavingAwayText)}</p><p>${linkTo('/offline', words.toOffline)}</p>`,
      503,
    )
  }
}

async function leavingPage(left: Waiting[], words: WorkerWords): Promise<Response> {
  const items = left.map((change) => {
    const { act, typed, sentence } = asShown(change, new Map())
    const said = sentence ? `. ${fill(words.leavingRefused, { sentence })}` : ''
    const texts = typed.map((text) => `<blockquote>${escapeMarkup(text)}</blockquote>`).join('')
    const named: Record<string, string> = words.acts
    return `<li>${escapeMarkup((named[act] ?? words.acts.other) + said)}${texts}</li>`
  })
  const form = `<form method="post" action="/send/sign-out?anyway=on">${buttonOf(words.leaveAnyway, 'button-main')} ${linkTo('/', words.stay)}</form>`
  return ownPage(words.leaving, `<p>${escapeMarkup(words.leavingText)}</p><ul>${items.join('')}</ul>${form}`)
}
