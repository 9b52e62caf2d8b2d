'use client'

import { useEffect, useRef, useState } from 'react'

type Words = { hint: string; title: string; close: string; nothingToUndo: string; list: readonly (readonly string[])[] }

const TYPED = 'input:not([type="checkbox"]), select, textarea, [contenteditable]'

/** The queue by keys: they press what stands on the page, so that nothing is done that a click would not do. */
export function QueueKeys({ words }: { words: Words }) {
  const [shown, setShown] = useState(false)
  const [said, setSaid] = useState('')
  const at = useRef<HTMLElement | null>(null)

  useEffect(() => {
    const items = () => [...document.querySelectorAll<HTMLElement>('[data-queued]')]
    const here = () => (document.activeElement?.closest<HTMLElement>('[data-queued]') ?? at.current) || items()[0]

    function move(step: number) {
      const list = items()
      const from = at.current && document.contains(at.current) ? list.indexOf(at.current) : -1
      const to = list[Math.min(list.length - 1, Math.max(0, from + step))]
      at.current = to ?? null
      to?.focus()
    }

    function press(key: string) {
      const target = here()?.querySelector<HTMLElement>(`[data-key="${key}"]`)
      target?.click()
      // Reasons are opened to be chosen from.
      if (key === 'r')
        target?.closest('details')?.querySelector<HTMLElement>('select, input:not([type="hidden"])')?.focus()
    }

    function undo() {
      const button = document.querySelector<HTMLElement>('[data-undo]')
      if (button) button.click()
      else setSaid(words.nothingToUndo)
    }

    function hear(event: KeyboardEvent) {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (document.documentElement.dataset.keys === 'off') return
      if (ctrlKey || metaKey || altKey || (target instanceof Element && target.matches(TYPED))) return
      const act: Record<string, () => void> = {
        j: () => move(1),
        k: () => move(-1),
        a: () => press('a'),
        r: () => press('r'),
        x: () => press('x'),
        u: undo,
        '?': () => setShown((now) => !now),
      }
      if (!act[key]) return
      event.preventDefault()
      act[key]()
    }

    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [words.nothingToUndo])

  return (
    <div className="mb-2 font-sans text-ink-3 text-meta in-data-[keys=off]:hidden">
      <p>{words.hint}</p>
      {shown && (
        <section aria-label={words.title} className="my-3 border-rule border-y py-3 text-ink-2 text-ui">
          <dl className="grid grid-cols-[2rem_1fr] gap-y-1">
            {words.list.map(([key, does]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="font-bold text-ink">{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="button-text mt-2" onClick={() => setShown(false)}>
            {words.close}
          </button>
        </section>
      )}
      <p role="status">{said}</p>
    </div>
  )
}
