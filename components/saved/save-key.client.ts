'use client'

import { useEffect, useRef } from 'react'

const TYPED = 'input:not([type="checkbox"], [type="radio"]), select, textarea'
const buttonIn = (element: Element | null | undefined) =>
  element?.closest('article, li')?.querySelector<HTMLButtonElement>('button[form=save]') ?? null

/** The Save of the story that is focused, under the pointer, or open. */
function atHand(): HTMLButtonElement | null {
  const under = [...document.querySelectorAll(':hover')].at(-1)
  return (
    buttonIn(document.activeElement) ??
    buttonIn(under) ??
    document.querySelector<HTMLButtonElement>('#main > article button[form=save]')
  )
}

/**
 * The key `s` presses the Save of the story at hand.
 *
 * @param tell hears whether it was pressed to save or to take off
 */
export function useSaveKey(tell: (saved: boolean) => void): void {
  const told = useRef(tell)
  told.current = tell
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (document.documentElement.dataset.keys === 'off') return
      const { target } = event
      if (target instanceof HTMLElement && (target.isContentEditable || target.closest(TYPED))) return
      const button = atHand()
      if (!button) return
      event.preventDefault()
      told.current(button.name === 'save')
      button.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
