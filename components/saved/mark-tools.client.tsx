'use client'

import { useEffect, useRef, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import { LONGEST_MARK_NOTE, type Quote } from '#lib/saved/mark-model.ts'
import { quoteOf } from './quote-of.ts'
import { redraw } from './redraw.client.tsx'

type Props = { article: number; words: Messages['marks']['tools'] }
type Place = { top: number; left: number }

/** What can be done with a selected passage: a button or the key `h` marks it, also with a note. For pointers and keys alike. */
export function MarkTools({ article, words }: Props) {
  const holder = useRef<HTMLDivElement>(null)
  const quote = useRef<Quote | null>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const [noting, setNoting] = useState(false)
  const [sentence, say] = useState('')
  const busy = useRef(false)
  const begun = useRef(false)
  /** What was typed on a passage: closing it by mistake loses no word. */
  const draft = useRef({ on: '', note: '' })

  function close() {
    quote.current = null
    setPlace(null)
    setNoting(false)
  }

  async function mark(note: string | null) {
    const passage = quote.current
    if (!passage || busy.current) return
    busy.current = true
    const answer = await send(article, passage, note)
    busy.current = false
    // The session has ended since the page was made: what was typed goes the way of a form, and waits there.
    if (answer.is === 'sign-in') return sendPlainly(fieldsOf(article, passage, note))
    if (answer.is === 'refused') return say(answer.sentence ?? words.failed)
    draft.current = { on: '', note: '' }
    close()
    getSelection()?.removeAllRanges()
    if (answer.is === 'waits') return say(words.waits)
    if (!(await redraw().catch(() => false))) return location.reload()
    for (const button of document.querySelectorAll<HTMLButtonElement>(`button[form=save][value="${article}"]`)) {
      button.name = 'unsave'
      button.setAttribute('aria-pressed', 'true')
    }
    const drawn = document.getElementById(`highlight-${answer.id}`)
    drawn?.setAttribute('tabindex', '-1')
    drawn?.focus({ preventScroll: true })
    say(words.done)
  }

  useEffect(() => {
    const onSelection = () => {
      // The note's own box has a selection, too.
      if (noting || holder.current?.contains(document.activeElement)) return
      const selected = passageSelected()
      quote.current = selected?.quote ?? null
      const over = holder.current?.getBoundingClientRect()
      setPlace(selected && over ? placeOf(selected.range, over) : null)
      if (selected) say('')
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && quote.current) return close()
      if (event.key.toLowerCase() !== 'h' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return
      if (document.documentElement.dataset.keys === 'off' || !quote.current) return
      const { target } = event
      if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select')))
        return
      event.preventDefault()
      if (event.shiftKey) setNoting(true)
      else void mark(null)
    }
    document.addEventListener('selectionchange', onSelection)
    // What was selected before the scripts were there.
    if (!begun.current) onSelection()
    begun.current = true
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('selectionchange', onSelection)
      document.removeEventListener('keydown', onKey)
    }
  })

  return (
    <div ref={holder} className="mark-holder">
      {place && (
        <div role="toolbar" aria-label={words.label} className="mark-tools" style={place}>
          {noting ? (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                const note = new FormData(event.currentTarget).get('note')
                void mark(typeof note === 'string' ? note : '')
              }}
            >
              <label htmlFor="mark-note">{words.noteLabel}</label>
              {/* Whoever asks for a note goes on to write it. */}
              <textarea
                id="mark-note"
                name="note"
                rows={3}
                maxLength={LONGEST_MARK_NOTE}
                className="field"
                ref={(box) => box?.focus()}
                defaultValue={draft.current.on === quote.current?.exact ? draft.current.note : ''}
                onChange={({ target }) => {
                  draft.current = { on: quote.current?.exact ?? '', note: target.value }
                }}
              />
              <button type="submit">{words.save}</button>
              <button type="button" onClick={close}>
                {words.cancel}
              </button>
            </form>
          ) : (
            <>
              <button type="button" aria-keyshortcuts="h" onPointerDown={keepSelection} onClick={() => void mark(null)}>
                {words.highlight}
              </button>
              <button
                type="button"
                aria-keyshortcuts="Shift+h"
                onPointerDown={keepSelection}
                onClick={() => setNoting(true)}
              >
                {words.note}
              </button>
            </>
          )}
        </div>
      )}
      <span role="status" className="save-status">
        {sentence}
      </span>
    </div>
  )
}

const keepSelection = (event: { preventDefault(): void }) => event.preventDefault()

function passageSelected(): { quote: Quote; range: Range } | null {
  const story = document.getElementById('story')
  const selection = getSelection()
  if (!story || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(story)) return null
  const quote = quoteOf(story, range)
  return quote && { quote, range }
}

/** Below the selection: above it a phone has its own. */
function placeOf(range: Range, over: DOMRect): Place {
  const { bottom, left } = range.getBoundingClientRect()
  return { top: bottom - over.top + 8, left: Math.max(0, Math.min(left - over.left, over.width - 224)) }
}

type Answered =
  | { is: 'done'; id: number }
  | { is: 'sign-in' }
  | { is: 'waits' }
  | { is: 'refused'; sentence: string | undefined }

const fieldsOf = (article: number, { startsAt, ...passage }: Quote, note: string | null): Record<string, string> => ({
  article: String(article),
  startsAt: String(startsAt),
  ...passage,
  ...(note === null ? {} : { note }),
})

function sendPlainly(fields: Record<string, string>) {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action: '/send/highlight', hidden: true })
  const all = { ...fields, back: location.pathname + location.search }
  for (const [name, value] of Object.entries(all)) {
    const box = document.createElement('textarea')
    Object.assign(box, { name, value })
    form.append(box)
  }
  document.body.append(form)
  form.submit()
}

async function send(article: number, passage: Quote, note: string | null): Promise<Answered> {
  try {
    const answer = await fetch('/send/highlight', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(fieldsOf(article, passage, note)),
    })
    if (answer.status === 401) return { is: 'sign-in' }
    // This browser's own worker has it, for when the network is back.
    if (answer.status === 202) return { is: 'waits' }
    const told: { sentence?: string; errors?: Record<string, string>; value?: { id: number } } = await answer
      .json()
      .catch(() => ({}))
    if (answer.ok && told.value) return { is: 'done', id: told.value.id }
    return { is: 'refused', sentence: told.sentence ?? Object.values(told.errors ?? {})[0] }
  } catch {
    return { is: 'refused', sentence: undefined }
  }
}
