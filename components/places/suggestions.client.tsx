'use client'

import { useEffect, useId, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import type { Offer } from '#lib/places/search.ts'
import { askPlaces, filled, labelOf } from './ask-places.client.tsx'

type Words = Pick<Messages['places'], 'results' | 'count' | 'countOne' | 'countNone'> & {
  /** `offer` of the catalogue with `{name}`, `{country}` and `{near}` left open, with and without the last. */
  plain: string
  near: string
}
type Props = {
  /** The id of a field that the server printed, in a form that works without this. */
  input: string
  words: Words
  /** Where the id of the place picked is sent by POST; without it the field is filled in and nothing is sent. */
  sends?: string
}

const PAUSE_MS = 120

/**
 * Makes a printed field a combobox (ARIA 1.2, list with manual selection): arrows move, Enter picks, Escape closes. Nothing
 * is sent before somebody picks, and without scripts the form around the field does the same by a page of results.
 */
export function PlaceSuggestions({ input, words, sends }: Props) {
  const [offers, setOffers] = useState<Offer[]>([])
  const [active, setActive] = useState(-1)
  const [said, setSaid] = useState('')
  const id = useId()
  const open = offers.length > 0

  useEffect(() => {
    const field = document.getElementById(input)
    if (!(field instanceof HTMLInputElement)) return
    field.setAttribute('role', 'combobox')
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-controls', id)
    field.setAttribute('autocomplete', 'off')
    field.setAttribute('aria-expanded', 'false')
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking: AbortController | null = null
    const close = () => {
      clearTimeout(timer)
      asking?.abort()
      setOffers([])
      setActive(-1)
    }
    const ask = async () => {
      asking?.abort()
      asking = new AbortController()
      const found = await askPlaces({ q: field.value }, asking.signal)
      if (!found) return
      setOffers(found)
      setActive(-1)
      setSaid(
        found.length === 1
          ? words.countOne
          : found.length
            ? filled(words.count, { count: String(found.length) })
            : words.countNone,
      )
    }
    const onInput = () => {
      clearTimeout(timer)
      if (field.value.trim().length < 2) return close()
      timer = setTimeout(() => void ask(), PAUSE_MS)
    }
    field.addEventListener('input', onInput)
    // A press on the list takes the focus only for a moment, and is prevented there.
    field.addEventListener('blur', close)
    return () => {
      close()
      field.removeEventListener('input', onInput)
      field.removeEventListener('blur', close)
    }
  }, [input, id, words])

  useEffect(() => {
    const field = document.getElementById(input)
    if (!(field instanceof HTMLInputElement)) return
    field.setAttribute('aria-expanded', String(open))
    if (active >= 0) field.setAttribute('aria-activedescendant', `${id}-${active}`)
    else field.removeAttribute('aria-activedescendant')
    const onKey = (event: KeyboardEvent) => {
      if (!open || event.isComposing) return
      const last = offers.length - 1
      if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1)
      else if (event.key === 'ArrowUp') setActive(active <= 0 ? last : active - 1)
      else if (event.key === 'Escape') setOffers([])
      else if (event.key === 'Enter' && offers[active]) pick(offers[active])
      else return
      event.preventDefault()
    }
    field.addEventListener('keydown', onKey)
    return () => field.removeEventListener('keydown', onKey)
  })

  function pick(offer: Offer) {
    const field = document.getElementById(input)
    setOffers([])
    setActive(-1)
    if (sends) {
      send(sends, String(offer.id))
    } else if (field instanceof HTMLInputElement) {
      field.value = `${offer.name}, ${offer.country}`
      field.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }

  return (
    <div className="relative">
      <div id={id} role="listbox" aria-label={words.results} hidden={!open} className="place-list">
        {offers.map((offer, index) => (
          // Keys are pressed in the field, which keeps the focus (ARIA 1.2, combobox).
          <div
            key={offer.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(offer)}
            onKeyDown={() => undefined}
            className="place-option"
          >
            {labelOf(offer, words)}
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

/** By a form like any other, so that the answer is a page. */
function send(action: string, place: string) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  for (const [name, value] of Object.entries({ place, back: '/place' })) {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
