'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { Offer } from '#lib/places/search.ts'
import { askPlaces, filled } from './ask-places.client.tsx'

type Words = Pick<Messages['places'], 'locate' | 'locateHint' | 'locating' | 'denied' | 'useIt'> & {
  /** `clockSays` with `{place}` left open. */
  clockSays: string
}
type Props = {
  words: Words
  /** The zone of the place that the bar shows: a clock that agrees with it suggests nothing. */
  zone: string
}

/** What this device may add: where its clock is at home, as a suggestion, and where it is, only when asked. */
export function DevicePlace({ words, zone }: Props) {
  const [here, setHere] = useState(false)
  const [suggested, setSuggested] = useState<Offer | null>(null)
  const [state, setState] = useState<'' | 'locating' | 'denied'>('')
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    setHere('geolocation' in navigator)
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!own || own === zone) return
    const asking = new AbortController()
    void askPlaces({ zone: own }, asking.signal).then((found) => setSuggested(found?.[0] ?? null))
    return () => asking.abort()
  }, [zone])

  function locate() {
    setState('locating')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const fields = form.current?.elements
        for (const name of ['latitude', 'longitude'] as const) {
          const field = fields?.namedItem(name)
          // Rounded here: no more than this leaves the browser.
          if (field instanceof HTMLInputElement) field.value = coords[name].toFixed(2)
        }
        setState('')
        form.current?.requestSubmit()
      },
      () => setState('denied'),
      { maximumAge: 600_000, timeout: 15_000 },
    )
  }

  return (
    <div className="my-6 flex flex-col items-start gap-4 empty:hidden">
      {suggested && (
        <form method="post" action="/send/reading" className="flex flex-wrap items-center gap-x-3 font-sans text-ui">
          <span>{filled(words.clockSays, { place: suggested.name })}</span>
          <input type="hidden" name="back" value="/place" />
          <Button look="text" name="place" value={String(suggested.id)}>
            {words.useIt}
          </Button>
        </form>
      )}
      {here && (
        <form ref={form} method="post" action="/send/reading">
          <input type="hidden" name="back" value="/place" />
          <input type="hidden" name="latitude" defaultValue="" />
          <input type="hidden" name="longitude" defaultValue="" />
          <Button look="plain" type="button" onClick={locate} aria-describedby="locate-hint">
            {words.locate}
          </Button>
          <p id="locate-hint" className="mt-1.5 font-sans text-ink-3 text-meta">
            {words.locateHint}
          </p>
          <p role="status" className="font-sans text-ui">
            {state && words[state]}
          </p>
        </form>
      )}
    </div>
  )
}
