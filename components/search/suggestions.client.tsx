'use client'

import { useEffect, useState } from 'react'

/** How long somebody has not typed before the paper is asked. */
const PAUSE_MS = 200
const FEWEST = 2

/**
 * What the box offers while somebody types: the browser's own list, which keyboards and screen readers know. Without
 * scripts there is none, and what was misspelt is told on the page of results.
 */
export function SuggestionList({ box, id }: { box: string; id: string }) {
  const [offered, offer] = useState<string[]>([])
  useEffect(() => {
    const field = document.getElementById(box)
    if (!(field instanceof HTMLInputElement)) return
    let pause: ReturnType<typeof setTimeout> | undefined
    let underWay: AbortController | undefined
    async function ask(entered: string) {
      underWay?.abort()
      underWay = new AbortController()
      try {
        const query = new URLSearchParams({ q: entered })
        const answer = await fetch(`/api/suggest?${query}`, { signal: underWay.signal })
        // Too many at once, or nobody there: it is only an offer.
        if (!answer.ok) return
        const { suggestions }: { suggestions: { entered: string }[] } = await answer.json()
        offer(suggestions.map((one) => one.entered))
      } catch {
        offer([])
      }
    }
    const typed = () => {
      clearTimeout(pause)
      const entered = field.value.trim()
      if (entered.length >= FEWEST) pause = setTimeout(() => void ask(entered), PAUSE_MS)
    }
    field.addEventListener('input', typed)
    return () => {
      clearTimeout(pause)
      underWay?.abort()
      field.removeEventListener('input', typed)
    }
  }, [box])
  return (
    <datalist id={id}>
      {offered.map((entered) => (
        <option key={entered} value={entered} />
      ))}
    </datalist>
  )
}
