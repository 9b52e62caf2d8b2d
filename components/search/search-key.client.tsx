'use client'

import { useEffect } from 'react'

/** The key `/`: into the box where the page has one, else to the page that has. */
export function SearchKey() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (document.documentElement.dataset.keys === 'off') return
      const { target } = event
      if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select')))
        return
      event.preventDefault()
      const box = document.getElementById('search-box')
      if (box instanceof HTMLInputElement) {
        box.focus()
        box.select()
      } else location.assign('/search#search-box')
    }
    document.addEventListener('keydown', onKey)
    if (location.hash === '#search-box') document.getElementById('search-box')?.focus()
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}
