import { paragraphsOf } from '#lib/comments/paragraphs.ts'

export const itemOf = (id: number | string): HTMLElement | null => document.getElementById(`comment-${id}`)

export const thread = (): HTMLElement => document.getElementById('comments') ?? document.body

/**
 * Puts a comment of a newly fetched page where it belongs, as the server printed it; one that stands here already is
 * replaced, its replies stay.
 *
 * @returns the comment here; null if the page has it not
 */
export function place(id: number | string, from: Document): HTMLElement | null {
  const found = from.getElementById(`comment-${id}`)
  const fresh = found && document.importNode(found, true)
  if (!found || !fresh) return null
  for (const marked of fresh.querySelectorAll('.c-marked')) marked.classList.remove('c-marked')
  const here = itemOf(id)
  if (here) {
    const article = fresh.querySelector(':scope > .c')
    if (article) here.querySelector(':scope > .c')?.replaceWith(article)
    return here
  }
  const above = found.parentElement?.closest('li[id^="comment-"]')
  if (!above) {
    const roots = thread().querySelector('.c-roots')
    thread().querySelector('.c-empty')?.remove()
    const last = isOldestFirst() && !thread().querySelector('[data-roots]')
    if (last) roots?.append(fresh)
    else roots?.prepend(fresh)
    return fresh
  }
  const parent = document.getElementById(above.id)
  // A branch that is not here yet comes whole.
  if (!parent) return place(above.id.slice('comment-'.length), from) && itemOf(id)
  repliesOf(parent).append(fresh)
  return fresh
}

const isOldestFirst = () => !new URLSearchParams(location.search).has('sort')

export function repliesOf(item: Element): Element {
  const found = item.querySelector(':scope > ol')
  if (found) return found
  const list = document.createElement('ol')
  item.querySelector(':scope > .c')?.after(list)
  return list
}

/** What is being published, before the server has said anything: the markup is the server's, only the words are new. */
export function draftOf(body: string, parent: string | null): HTMLElement | null {
  const template = document.getElementById('comment-template')
  const item = template instanceof HTMLTemplateElement && template.content.firstElementChild?.cloneNode(true)
  if (!(item instanceof HTMLElement)) return null
  item.setAttribute('aria-busy', 'true')
  fillText(item, body)
  const above = parent === null ? null : itemOf(parent)
  if (above) repliesOf(above).append(item)
  else thread().querySelector('.c-roots')?.prepend(item)
  return item
}

/** The same paragraphs and links that the server makes of a text. */
export function fillText(item: Element, body: string): void {
  const paragraphs = paragraphsOf(body).map((lines) => {
    const paragraph = document.createElement('p')
    lines.forEach((pieces, line) => {
      if (line > 0) paragraph.append(document.createElement('br'))
      for (const { text, href } of pieces) paragraph.append(href ? linkOf(text, href) : text)
    })
    return paragraph
  })
  item.querySelector(':scope > .c .c-text')?.replaceChildren(...paragraphs)
}

function linkOf(text: string, href: string): HTMLAnchorElement {
  const link = document.createElement('a')
  Object.assign(link, { href, rel: 'nofollow ugc noopener', textContent: text })
  return link
}
