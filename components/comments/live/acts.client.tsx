import { dropDraft } from './drafts.client.tsx'
import type { Answer, LiveProps } from './model.ts'
import { draftOf, fillText, itemOf, place, thread } from './place.client.tsx'
import { pageAt } from './send.client.tsx'

export type Sending = { form: HTMLFormElement; submitter: HTMLElement | null }
type Words = LiveProps['words']

/** What stands at once, as if all had gone well; undone where it has not. */
export type Hoped = { undo(): void; item: HTMLElement | null }

const NOTHING: Hoped = { undo() {}, item: null }

export function hope({ form, submitter }: Sending): Hoped {
  const body = textOf(form, 'body')
  const item = itemOf(commentOf(form, submitter) ?? '')
  switch (form.getAttribute('action')) {
    case '/send/comment':
      return body.trim() ? hopeForNew(form, body) : NOTHING
    case '/send/comment/edit':
      return item && body.trim() ? hopeForText(form, item, body) : NOTHING
    case '/send/comment/remove':
      return item ? hidden(item.querySelector<HTMLElement>(':scope > .c')) : NOTHING
    case '/send/comment/agree':
      return submitter instanceof HTMLButtonElement ? hopeForVote(submitter) : NOTHING
    default:
      return NOTHING
  }
}

/** Puts what the server now says in place of what was hoped, and returns what is to be said and where to go on. */
export async function settle(
  { form, submitter }: Sending,
  hoped: Hoped,
  answer: Answer,
  words: Words,
): Promise<{ sentence: string; focus: HTMLElement | null }> {
  const action = form.getAttribute('action')
  if (action === '/send/comment/agree') {
    const on = submitter?.getAttribute('aria-pressed') === 'true'
    return { sentence: on ? words.agreed : words.disagreed, focus: submitter }
  }
  if (action === '/send/mute') return { sentence: answer.sentence ?? words.sent, focus: await foldAll(submitter) }
  const id =
    idIn(answer.value) ?? idIn({ id: /comment-(\d+)/.exec(answer.go ?? '')?.[1] }) ?? commentOf(form, submitter)
  const inline = form.closest('.c-here')
  const after = inline?.closest('li') ?? null
  if (action === '/send/comment') {
    dropDraft(form)
    form.reset()
    const field = form.elements.namedItem('body')
    if (field instanceof HTMLTextAreaElement) field.value = ''
  }
  inline?.remove()
  if (id === null) {
    hoped.undo()
    return { sentence: answer.sentence ?? words.sent, focus: after }
  }
  const fresh = await pageAt(`${location.pathname}?comment=${id}`).catch(() => null)
  // Until the server shows it, what was hoped stands.
  if (action === '/send/comment' && fresh?.getElementById(`comment-${id}`)) hoped.undo()
  const item = fresh && place(id, fresh)
  const count = fresh?.getElementById('comments-title')?.textContent
  const title = document.getElementById('comments-title')
  if (count && title) title.textContent = count
  if (!item && action === '/send/comment/remove') itemOf(id)?.remove()
  const held = item?.querySelector(':scope > .c .c-state')
  const usual: Record<string, string> = {
    '/send/comment': held ? words.waits : words.posted,
    '/send/comment/edit': words.changed,
    '/send/comment/remove': words.removed,
  }
  const sentence = answer.sentence ?? usual[action ?? ''] ?? words.sent
  return { sentence, focus: item ?? after ?? document.querySelector<HTMLElement>('#comments a, #comments textarea') }
}

/** Somebody who was muted, or no longer is, has written more than the comment whose button was pressed. */
async function foldAll(submitter: HTMLElement | null): Promise<HTMLElement | null> {
  const person = submitter instanceof HTMLButtonElement ? submitter.value : ''
  const pressed = submitter?.closest<HTMLElement>('li[id^="comment-"]') ?? null
  const theirs = [...thread().querySelectorAll(`button[name="person"][value="${CSS.escape(person)}"]`)]
  const ids = theirs.flatMap((button) => button.closest('li[id^="comment-"]')?.id.slice('comment-'.length) ?? [])
  const page = await pageAt(location.href)
  for (const id of ids) place(id, page) ?? place(id, await pageAt(`${location.pathname}?comment=${id}`))
  return pressed
}

function hopeForNew(form: HTMLFormElement, body: string): Hoped {
  const item = draftOf(body, textOf(form, 'parent') || null)
  return { item, undo: () => item?.remove() }
}

function hopeForText(form: HTMLFormElement, item: HTMLElement, body: string): Hoped {
  const text = item.querySelector(':scope > .c .c-text')
  const before = [...(text?.childNodes ?? [])]
  const inline = form.closest<HTMLElement>('.c-here')
  fillText(item, body)
  if (inline) inline.hidden = true
  return {
    item,
    undo() {
      text?.replaceChildren(...before)
      if (inline) inline.hidden = false
    },
  }
}

function hopeForVote(button: HTMLButtonElement): Hoped {
  const before = { label: button.getAttribute('aria-label') ?? '', text: button.textContent ?? '' }
  const on = button.getAttribute('aria-pressed') === 'true'
  const form = button.getAttribute('form') ?? ''
  const count = Number(/\d+/.exec(before.text)?.[0] ?? 0)
  const next = String(Math.max(0, count + (on ? -1 : 1)))
  const set = (pressed: boolean, text: string, label: string, owner: string) => {
    button.setAttribute('aria-pressed', String(pressed))
    button.setAttribute('form', owner)
    button.setAttribute('aria-label', label)
    button.textContent = text
  }
  const change = (said: string) => said.replace(/\d+/, next)
  set(!on, change(before.text), change(before.label), on ? 'agree' : 'disagree')
  return { item: null, undo: () => set(on, before.text, before.label, form) }
}

function hidden(element: HTMLElement | null): Hoped {
  if (element) element.hidden = true
  return { item: null, undo: () => element?.removeAttribute('hidden') }
}

function commentOf(form: HTMLFormElement, submitter: HTMLElement | null): number | null {
  const pressed = submitter instanceof HTMLButtonElement && submitter.name === 'comment' ? submitter.value : ''
  const inside = submitter?.closest('li[id^="comment-"]')?.id.slice('comment-'.length)
  return idIn({ id: pressed || textOf(form, 'comment') || inside })
}

function textOf(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name)
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : ''
}

function idIn(value: unknown): number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? Number(value.id) : Number.NaN
  return Number.isInteger(id) && id > 0 ? id : null
}
