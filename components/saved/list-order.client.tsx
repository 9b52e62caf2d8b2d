'use client'

import { useEffect, useRef, useState } from 'react'

const PRESSED = 'list-pressed'

type Props = {
  list: string
  /** What follows the last story of this page. */
  next: number | null
  hint: string
}

/** Dragging by the number of a story: what its buttons do, in one go. The page comes back in the new order. */
export function ListOrder({ list, next, hint }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [alive, setAlive] = useState(false)

  useEffect(() => {
    const items = document.getElementById('list-items')
    if (!items) return
    // A finger scrolls the page; whoever has nothing finer uses the buttons.
    setAlive(matchMedia('(any-pointer: fine)').matches)
    for (const handle of items.querySelectorAll<HTMLElement>('[data-handle]')) handle.draggable = true
    let dragged: HTMLElement | null = null
    let over: HTMLElement | null = null

    const rowOf = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('li[data-item]') : null
    const unmark = () => over?.removeAttribute('data-drop')

    function begin(event: DragEvent) {
      dragged = rowOf(event.target)
      if (!dragged || !event.dataTransfer) return
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', '')
      event.dataTransfer.setDragImage(dragged, 12, 12)
    }
    function hover(event: DragEvent) {
      const row = rowOf(event.target)
      if (!dragged || !row) return
      event.preventDefault()
      unmark()
      over = row
      const { top, height } = row.getBoundingClientRect()
      row.dataset.drop = event.clientY < top + height / 2 ? 'before' : 'after'
    }
    function drop(event: DragEvent) {
      if (!dragged || !over || !form.current) return
      event.preventDefault()
      const below = over.dataset.drop === 'after' ? over.nextElementSibling : over
      const before = below instanceof HTMLElement ? below.dataset.item : next
      unmark()
      if (before === dragged.dataset.item) return
      fill(form.current, { item: dragged.dataset.item ?? '', before: String(before ?? '') })
      form.current.requestSubmit()
    }
    function end() {
      unmark()
      dragged = null
    }

    // By the keyboard a story is moved step by step: the button that was pressed has the focus again.
    function remember(event: Event) {
      const { target } = event
      const pressed = target instanceof HTMLElement && target.closest<HTMLButtonElement>('.list-tools > button[form]')
      if (pressed) sessionStorage.setItem(PRESSED, pressed.name)
    }
    const pressed = sessionStorage.getItem(PRESSED)
    sessionStorage.removeItem(PRESSED)
    const moved = document.getElementById(location.hash.slice(1))
    if (pressed && moved && items.contains(moved)) {
      const buttons = [...moved.querySelectorAll<HTMLButtonElement>('.list-tools > button')]
      ;(buttons.find(({ name }) => name === pressed) ?? buttons[0])?.focus({ preventScroll: true })
    }

    items.addEventListener('click', remember)
    items.addEventListener('dragstart', begin)
    items.addEventListener('dragover', hover)
    items.addEventListener('drop', drop)
    items.addEventListener('dragend', end)
    return () => {
      items.removeEventListener('click', remember)
      items.removeEventListener('dragstart', begin)
      items.removeEventListener('dragover', hover)
      items.removeEventListener('drop', drop)
      items.removeEventListener('dragend', end)
    }
  }, [next])

  return (
    <form ref={form} method="post" action="/send/list/move" className="list-tools">
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="item" />
      <input type="hidden" name="before" />
      {alive && <p className="pt-4 font-sans text-ink-3 text-meta">{hint}</p>}
    </form>
  )
}

function fill(form: HTMLFormElement, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value
  }
}
