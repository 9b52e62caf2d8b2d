import { restoreDraft } from './drafts.client.tsx'
import type { LiveProps } from './model.ts'
import { itemOf, place, thread } from './place.client.tsx'
import { pageAt } from './send.client.tsx'

type Words = LiveProps['words']

/** Opens the form that a link leads to under its comment, instead of on its page. */
export async function openHere(link: HTMLAnchorElement, words: Words): Promise<string> {
  const main = link.closest('.c-main')
  const form = (await pageAt(link.href)).querySelector('main form[method="post"]')
  if (!main || !form) throw new Error('no form there')
  main.querySelector('.c-here')?.remove()
  const here = document.createElement('div')
  here.className = 'c-here'
  here.append(document.importNode(form, true))
  const own = here.querySelector('form')
  // Whoever is not signed in goes on from the page of the form: there its text waits.
  const cancel = document.createElement('button')
  cancel.type = 'button'
  cancel.className = 'button-text'
  cancel.textContent = words.cancel
  const close = () => {
    here.remove()
    link.focus()
  }
  cancel.addEventListener('click', close)
  here.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  const foot = own?.querySelector('.c-form-foot') ?? own
  foot?.append(cancel)
  main.append(here)
  restoreDraft(own, words.draft)
  own?.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), button')?.focus()
  return ''
}

/** Loads what a "more" link leads to into this page; the first of it gets the focus. */
export async function showMore(link: HTMLAnchorElement, words: Words): Promise<string> {
  const from = await pageAt(link.href)
  const root = link.dataset.replies
  const inside = root ? from.getElementById(`comment-${root}`) : from.querySelector('#comments .c-roots')
  const found = [...(inside?.querySelectorAll('li[id^="comment-"]') ?? [])].filter(
    ({ id }) => !document.getElementById(id),
  )
  if (!root)
    thread()
      .querySelector('.c-roots')
      ?.append(...outermost(found).map((item) => document.importNode(item, true)))
  else for (const { id } of found) place(id.slice('comment-'.length), from)
  const next = from.querySelector<HTMLAnchorElement>(root ? `[data-replies="${root}"]` : '#comments [data-roots]')
  const target = found[0] && document.getElementById(found[0].id)
  if (next && found.length > 0) {
    link.setAttribute('href', next.getAttribute('href') ?? '')
    link.textContent = next.textContent
  } else link.parentElement?.remove()
  target?.focus()
  return words.moreShown
}

const outermost = (items: Element[]): Element[] =>
  items.filter((item) => !items.some((other) => other !== item && other.contains(item)))

/** A whole page of news is better read anew. */
const MOST_NEW = 20

/** Puts new comments into the thread: by the reader's own wish, so that nothing moves under their eyes. */
export async function showNew(ids: number[], words: Words): Promise<string> {
  if (ids.length > MOST_NEW) {
    location.assign('?sort=newest#comments')
    return ''
  }
  const newest = await pageAt(`${location.pathname}?sort=newest`)
  let first: HTMLElement | null = null
  for (const id of ids) {
    const item = itemOf(id) ?? place(id, newest) ?? place(id, await pageAt(`${location.pathname}?comment=${id}`))
    first ??= item
  }
  first?.focus()
  return words.newShown
}
