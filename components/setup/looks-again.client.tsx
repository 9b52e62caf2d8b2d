'use client'

import { useEffect } from 'react'

const FIRST_MS = 4_000

/**
 * Loads the page again after a while, where it stands among others' eyes and nothing is being typed in it: a file that
 * somebody has chosen or a word that they have begun must not be lost. Without scripts there is the button.
 */
export function LooksAgain() {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !isBusy()) location.reload()
    }, FIRST_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}

function isBusy(): boolean {
  if (document.activeElement?.matches('input, textarea, select')) return true
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main input, main textarea')].some(
    (field) =>
      field instanceof HTMLInputElement && field.type === 'checkbox'
        ? field.checked !== field.defaultChecked
        : field.type !== 'hidden' && field.value !== field.defaultValue,
  )
}
