'use client'

import { type KeyboardEvent as Key, useEffect, useRef, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import { type In, LONGEST_MARK_NOTE, type Quote } from '#lib/saved/mark-model.ts'
import { quoteOf } from './quote-of.ts'
import { redraw } from './redraw.client.tsx'
import { SentenceChoice } from './sentence-choice.ts'

type Props = {
  at: In
  /** Of the text, which is cut into sentences by it. */
  language: string
  words: Messages['marks']['tools']
}
type Place = { top: number; left: number }

/**
 * What can be done with a selected passage: a button or the key `h` marks it, also with a note. Where nothing is selected the
 * key, or the button that the Tab key comes to above the text, chooses a sentence: browsers select by keys only if told to.
 */
export function MarkTools({ at, language, words }: Props) {
  const holder = useRef<HTMLDivElement>(null)
  const quote = useRef<Quote | null>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const [noting, setNoting] = useState(false)
  const [sentence, say] = useState('')
  const busy = useRef(false)
  const opener = useRef<HTMLButtonElement>(null)
  const choice = useRef<SentenceChoice | null>(null)
  const [choosing, setChoosing] = useState(false)
  const begun = useRef(false)
  /** What was typed on a passage: closing it by mistake loses no word. */
  const draft = useRef({ on: '', note: '' })

  function close() {
    quote.current = null
    choice.current = null
    setPlace(null)
    setNoting(false)
    setChoosing(false)
  }

  async function mark(note: string | null) {
    const passage = quote.current
    if (!passage || busy.current) return
    busy.current = true
    const answer = await send(at, passage, note)
    busy.current = false
    // The session has ended since the page was made: what was typed goes the way of a form, and waits there.
    if (answer.is === 'sign-in') return sendPlainly(fieldsOf(at, passage, note))
    if (answer.is === 'refused') return say(answer.sentence ?? words.failed)
    draft.current = { on: '', note: '' }
    close()
    getSelection()?.removeAllRanges()
    if (answer.is === 'waits') return say(words.waits)
    if (!(await redraw().catch(() => false))) return location.reload()
    if ('article' in at) showSaved(at.article)
    const drawn = document.getElementById(`highlight-${answer.id}`)
    drawn?.setAttribute('tabindex', '-1')
    drawn?.focus({ preventScroll: true })
    say(words.done)
  }

  /** What is selected now, and the tools below it. */
  function take() {
    const selected = passageSelected()
    quote.current = selected?.quote ?? null
    const over = holder.current?.getBoundingClientRect()
    setPlace(selected && over ? placeOf(selected.range, over) : null)
    if (selected) say('')
  }

  function choose() {
    const story = document.getElementById('story')
    const found = story && new SentenceChoice(story, language)
    if (!found || found.isEmpty) return
    choice.current = found
    setChoosing(true)
    found.select()
    take()
  }

  function change(how: 'move' | 'extend', by: number) {
    choice.current?.[how](by)
    choice.current?.select()
    take()
  }

  function leave() {
    close()
    getSelection()?.removeAllRanges()
    opener.current?.focus()
  }

  function onChoiceKey(event: Key) {
    const by = STEPS[event.key]
    if (by === undefined || noting) return
    event.preventDefault()
    change(event.shiftKey ? 'extend' : 'move', by)
  }

  useEffect(() => {
    const onSelection = () => {
      // The note's own box has a selection, too; and what is chosen by the tools is taken by them.
      if (noting || choosing || holder.current?.contains(document.activeElement)) return
      take()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && quote.current) return choosing ? leave() : close()
      if (event.key.toLowerCase() !== 'h' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return
      if (document.documentElement.dataset.keys === 'off') return
      const { target } = event
      if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select')))
        return
      event.preventDefault()
      if (!quote.current) choose()
      else if (event.shiftKey) setNoting(true)
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
      <button ref={opener} type="button" aria-keyshortcuts="h" className="mark-opener" onClick={choose}>
        {words.choose}
      </button>
      {place && (
        <div
          role="toolbar"
          aria-label={words.label}
          className="mark-tools"
          style={choosing ? { top: place.top, left: 0 } : place}
          onKeyDown={choosing ? onChoiceKey : undefined}
        >
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
              <button type="button" onClick={choosing ? leave : close}>
                {words.cancel}
              </button>
            </form>
          ) : (
            <>
              {/* Whoever chooses by keys goes on from here. */}
              <button
                ref={choosing ? focusOnce : undefined}
                type="button"
                aria-keyshortcuts="h"
                onPointerDown={keepSelection}
                onClick={() => void mark(null)}
              >
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
              {choosing && (
                <>
                  <button type="button" onPointerDown={keepSelection} onClick={() => change('move', -1)}>
                    {words.before}
                  </button>
                  <button type="button" onPointerDown={keepSelection} onClick={() => change('move', 1)}>
                    {words.next}
                  </button>
                  <button type="button" onPointerDown={keepSelection} onClick={() => change('extend', 1)}>
                    {words.longer}
                  </button>
                  <button type="button" onPointerDown={keepSelection} onClick={() => change('extend', -1)}>
                    {words.shorter}
                  </button>
                  <button type="button" onClick={leave}>
                    {words.cancel}
                  </button>
                </>
              )}
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

/** What the arrow keys do in the tools: along the sentences, with Shift to more or fewer of them. */
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** A function that stays the same is called once for each button that appears. */
const focusOnce = (button: HTMLButtonElement | null) => button?.focus({ preventScroll: true })

/** Marking saves: the buttons of the story say so. */
function showSaved(article: number) {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`button[form=save][value="${article}"]`)) {
    button.name = 'unsave'
    button.setAttribute('aria-pressed', 'true')
  }
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

const fieldsOf = (at: In, { startsAt, ...passage }: Quote, note: string | null): Record<string, string> => ({
  ...('article' in at ? { article: String(at.article) } : { copy: String(at.copy) }),
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

async function send(at: In, passage: Quote, note: string | null): Promise<Answered> {
  try {
    const answer = await fetch('/send/highlight', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(fieldsOf(at, passage, note)),
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
