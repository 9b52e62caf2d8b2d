import { escapeMarkup, fill } from '#lib/offline/dress.ts'
import { OFFLINE_FORM, type Waiting, type WorkerWords } from '#lib/offline/model.ts'
import { asShown, headlinesOf } from '#lib/offline/queue.ts'
import { ownFront, ownPage, ownSaved, readableList, wordsNow } from './kept.ts'
import { emptyKept } from './person.ts'
import type { Fetching } from './scope.ts'
import { dropWaiting, ownWaiting } from './store.ts'
import { tellPages } from './tell.ts'

/** What waits, each with every word that was typed. @param after markup behind each, such as a button */
export async function waitingItems(
  waiting: readonly Waiting[],
  words: WorkerWords,
  after: (change: Waiting) => string = () => '',
): Promise<string> {
  const headlines = headlinesOf(...[await ownFront(), await ownSaved()].map((kept) => kept ?? {}))
  const items = waiting.map((change) => {
    const { act, headline, typed, sentence } = asShown(change, headlines)
    const said = [words.acts[act], headline].filter(Boolean).join(': ')
    const why = sentence ? `. ${fill(words.leavingRefused, { sentence })}` : ''
    const texts = typed.map((text) => `<blockquote>${escapeMarkup(text)}</blockquote>`).join('')
    return `<li>${escapeMarkup(said + why)}${texts}${after(change)}</li>`
  })
  return `<ul>${items.join('')}</ul>`
}

const pressOf = (name: string, value: number | string, text: string): string =>
  `<form method="post" action="${OFFLINE_FORM}"><button type="submit" class="button-plain" name="${name}" value="${value}">${escapeMarkup(text)}</button></form>`

/** The page about it all where there is no network: what waits, what can be read, and the way to take it all away. */
export async function offlinePage(words: WorkerWords): Promise<Response> {
  const waiting = await ownWaiting()
  const drop = ({ id }: Waiting) => pressOf('drop', id, words.drop)
  const waits = waiting.length
    ? `<h2 id="waiting">${escapeMarkup(words.notSent)}</h2>${await waitingItems(waiting, words, drop)}`
    : ''
  const list = await readableList(words)
  const rest = list ? list + pressOf('empty', 'on', words.empty) : `<p>${escapeMarkup(words.nothingKept)}</p>`
  return ownPage(words.toOffline, `<p>${escapeMarkup(words.awayNow)}</p>${waits}${rest}`)
}

/** What its buttons ask for: it never leaves the browser. */
export async function answerOfflineForm(event: Fetching): Promise<Response> {
  const form = await event.request.formData().catch(() => new FormData())
  for (const { id } of await ownWaiting()) if (form.get('drop') === String(id)) await dropWaiting(id)
  if (form.has('empty')) await emptyKept()
  event.waitUntil(tellPages())
  const words = await wordsNow()
  return words ? Response.redirect(new URL('/offline', location.href).href, 303) : Response.error()
}
