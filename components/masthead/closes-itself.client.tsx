'use client'

import { useEffect, useRef } from 'react'

/** Inside a `details`, or right behind the element that holds it: closes it on Escape (the focus goes back to its summary) and when something outside is used. */
export function ClosesItself() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const details = mark.current?.closest('details') ?? mark.current?.previousElementSibling?.querySelector('details')
    if (!details) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return
      details.open = false
      details.querySelector('summary')?.focus()
    }
    const onUse = (event: Event) => {
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onUse)
    document.addEventListener('focusin', onUse)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onUse)
      document.removeEventListener('focusin', onUse)
    }
  }, [])
  return <span ref={mark} hidden />
}
